//! What nobody means to send, in every form: a clear error or clean text, and what was typed comes back.

use crate::faults::Faults;
use http::Method;
use sund_tests::{
    Answer, Network, each_database, forms, html,
    routes::{Route, all},
};

/// What goes into every field.
fn nasty() -> Vec<(&'static str, String)> {
    let code = "javascript:alert(1) [x](javascript:alert(1)) <JaVaScRiPt:alert(1)> [y](data:text/html;base64,AA)";
    vec![
        ("10,000 characters", "long ".repeat(2_000)),
        ("a megabyte", "x".repeat(1_000_000)),
        ("nothing", String::new()),
        ("white space", " \t\n\u{200b}".into()),
        ("NUL and other control characters", "be\0fo\u{1}re\u{7f}\u{85} \u{1b}[31mafter".into()),
        ("a direction override", "\u{202e}txet\u{2066}".into()),
        ("a huge number", "99999999999999999999999999".into()),
        ("a negative number", "-1".into()),
        ("an odd number", "1e9".into()),
        ("a script", "</textarea></title><script>alert(1)</script>\"'><script>alert(2)</script>".into()),
        ("an event handler", "<img src=x onerror=alert(1)>\" onmouseover=\"alert(1)\" x='".into()),
        ("code in addresses", code.into()),
        ("an address that is code", "javascript:alert(1)".into()),
        ("another host", "//evil.example/x".into()),
        ("a template", "{ $name } {{ x }} %s %00 ${x} <%= 1 %> ' or 1=1; --".into()),
        ("emoji and combining marks", format!("👩‍👩‍👧‍👦 {}", "a\u{301}".repeat(50))),
        ("an entity", "&lt;b&gt; &amp;amp; &#0;&#x27;".into()),
        ("the wish for a preview", "preview".into()),
    ]
}

/// Every form with an address where the chair can use it.
fn every_form(network: &Network) -> Vec<(Route, String)> {
    let forms = all()
        .into_iter()
        .filter(|route| route.post && !route.pattern.starts_with("/act/") && route.pattern != "/sign-out");
    forms.map(|route| (route.clone(), address(&route, network))).collect()
}

fn address(route: &Route, network: &Network) -> String {
    let place = &network.open;
    let session = if route.pattern.ends_with("/change") { place.planned } else { place.open };
    route
        .pattern
        .replace("{forum}", &place.slug)
        .replace("{workgroup}", &place.slug)
        .replace("{thread}", &place.question.to_string())
        // The chair's own: it can be edited.
        .replace("{post}", &place.posts[2].to_string())
        .replace("{session}", &session.to_string())
        .replace("{person}", &network.people.member.viewer.person.to_string())
}

/// The form as it is filled in by somebody who means well.
fn sensible(route: &Route, network: &Network) -> forms::Filled {
    forms::fields(&route.pattern, network, &network.open)
        .unwrap_or_else(|| panic!("{}: no form in tests/kit/forms.rs", route.pattern))
}

#[test]
fn every_field_takes_anything() {
    each_database(async |network| {
        let mut faults = Faults::default();
        for (route, address) in every_form(network) {
            for at in 0..sensible(&route, network).len() {
                for (what, value) in nasty() {
                    let mut fields = sensible(&route, network);
                    fields[at].1 = value;
                    let told = format!("POST {address} with {what} in {}", fields[at].0);
                    try_form(network, &mut faults, &address, &fields, fields[at].0, &told).await;
                }
            }
        }
        faults.none();
    });
}

/// Sends the form, looks at the answer and at the page that it leads to.
async fn try_form(
    network: &Network,
    faults: &mut Faults,
    address: &str,
    fields: &[(&'static str, String)],
    nasty: &str,
    told: &str,
) {
    let chair = &network.people.chair;
    // Nobody writes so fast that a room slows them down.
    network.clock.forward(1_000);
    let answer = network.post(chair, address, fields).await;
    harmless(faults, &answer, told);
    match answer.status {
        303 => {
            let to = answer.location();
            faults.check(to.starts_with('/') && !to.starts_with("//"), || format!("{told}: leads to {to}"));
            let page = network.get(chair, to).await;
            harmless(faults, &page, &format!("{told}, then {to}"));
            faults.equal(page.status, 200, format!("{told}, then {to}"));
        }
        422 if nasty != "form" => comes_back(faults, &answer, fields, told),
        _ => (),
    }
}

/// No failure of ours, nothing that runs, and a page for people.
fn harmless(faults: &mut Faults, answer: &Answer, told: &str) {
    faults.check(answer.status < 500, || format!("{told}: {} {}", answer.status, html::text(&answer.body)));
    faults.equal(html::what_runs(&answer.body), Vec::new(), format!("{told} ({})", answer.status));
    if answer.status != 303 {
        let kind = answer.headers.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
        faults
            .check(kind.starts_with("text/html"), || format!("{told}: {} is {kind:?}: {}", answer.status, answer.body));
    }
}

/// What was typed stands in the same fields again, to the letter but for what no browser keeps.
fn comes_back(faults: &mut Faults, answer: &Answer, fields: &[(&'static str, String)], told: &str) {
    for (name, value) in fields.iter().filter(|(name, _)| !forms::is_chosen(name)) {
        match html::field(&answer.body, name) {
            Some(again) => faults.check(plain(&again) == plain(value), || {
                let cut = |text: &str| text.chars().take(120).collect::<String>();
                format!("{told}: {name} came back as {:?} for {:?}", cut(&again), cut(value))
            }),
            None => faults.check(false, || {
                format!("{told}: the page that refuses it has no {name}: {}", html::text(&answer.body))
            }),
        }
    }
}

/// Text as a browser keeps it: no NUL, line feeds only.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace(['\0', '\u{fffd}'], "")
}

#[test]
fn every_form_refuses_what_is_not_a_form() {
    each_database(async |network| {
        let chair = &network.people.chair;
        let mut faults = Faults::default();
        for (route, address) in every_form(network) {
            let takes_nothing = sensible(&route, network).is_empty() || route.pattern == "/sign-in";
            for (kind, body) in not_forms() {
                let post = network.request(chair, Method::POST, &address).from_here();
                let answer = post.header("content-type", kind).body(body.clone()).send().await;
                let told =
                    format!("POST {address} with {kind} {}", String::from_utf8_lossy(&body[..body.len().min(60)]));
                harmless(&mut faults, &answer, &told);
                if kind != FORM && !takes_nothing {
                    faults.equal(answer.status, 415, &told);
                }
            }
            let nothing_at_all = network.request(chair, Method::POST, &address).from_here().send().await;
            harmless(&mut faults, &nothing_at_all, &format!("POST {address} with nothing at all"));
            let mut more = sensible(&route, network);
            more.extend([
                ("__proto__", "x".to_owned()),
                ("administrator", "true".into()),
                ("id", "1".into()),
                ("", "x".into()),
            ]);
            harmless(
                &mut faults,
                &network.post(chair, &address, &more).await,
                &format!("POST {address} with unknown fields"),
            );
        }
        faults.none();
    });
}

const FORM: &str = "application/x-www-form-urlencoded";

fn not_forms() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("application/json", b"{\"body\":\"x\"}".to_vec()),
        ("text/plain", b"body=x".to_vec()),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--".to_vec()),
        (FORM, b"body=%ff%fe&title=%c3%28&reason=%e2%82".to_vec()),
        (FORM, b"\xff\xfe\xfa=\xff&body=\x80".to_vec()),
        (FORM, b"%%%&&&===;;;".to_vec()),
        (FORM, b"body=%zz&title=%".to_vec()),
        (FORM, "body=x&".repeat(10_000).into_bytes()),
    ]
}

#[test]
fn a_form_is_not_a_page() {
    each_database(async |network| {
        let mut faults = Faults::default();
        for (route, address) in every_form(network) {
            network.statements.take();
            for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
                let answer = network.request(&network.people.chair, method.clone(), &address).from_here().send().await;
                let told = format!("{method} {address}");
                if method == Method::GET && route.get {
                    faults.check(matches!(answer.status, 200 | 303), || format!("{told}: {}", answer.status));
                } else {
                    faults.equal(answer.status, 405, &told);
                }
                harmless(&mut faults, &answer, &told);
            }
            faults.equal(network.statements.take_writes(), Vec::new(), &address);
        }
        faults.none();
    });
}

#[test]
fn a_form_of_nine_megabytes_is_refused_in_words() {
    each_database(async |network| {
        let body = format!("body={}", "x".repeat(9_000_000)).into_bytes();
        let address = format!("/threads/{}/reply", network.open.question);
        let post = network.request(&network.people.chair, Method::POST, &address).from_here();
        let answer = post.header("content-type", FORM).body(body).send().await;
        assert_eq!(answer.status, 413);
        assert!(
            html::text(&answer.body).contains("too large") || html::text(&answer.body).contains("too long"),
            "{}",
            answer.body
        );
    });
}
