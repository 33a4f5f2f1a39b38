//! What nobody means to send, in every form: a clear error or clean text, and what was typed comes back.

use crate::faults::Faults;
use http::Method;
use sund_actions::{
    forum::{self, NewThread, Written},
    live::{self, PlanForm},
};
use sund_domain::language::UiLanguage;
use sund_pages::words::Words;
use sund_tests::{
    Answer, NOON, Network, each_database, forms, html,
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

/// What one form is tried on, made for it alone: what another form did is not in its way.
struct Target {
    route: Route,
    address: String,
    /// Where what was typed is shown afterwards.
    shown: Vec<String>,
}

/// Every form, where the chair can use it.
async fn every_form(network: &Network) -> Vec<Target> {
    let mut targets = Vec::new();
    for route in all()
        .into_iter()
        .filter(|route| route.post && !route.pattern.starts_with("/act/") && route.pattern != "/sign-out")
    {
        targets.push(target(route, network).await);
    }
    targets
}

async fn target(route: Route, network: &Network) -> Target {
    let (sund, chair, slug) = (network.sund(), &network.people.chair.viewer, &network.open.slug);
    let text = Written { body: "About something", language: "en" };
    let new = NewThread { form: sund.new_id(), kind: "question", title: "A question", text };
    let thread = forum::start_thread(sund, chair, slug, new).await.unwrap();
    forum::reply(sund, chair, thread, sund.new_id(), text).await.unwrap();
    let post = forum::show_thread(sund, chair, thread, None).await.unwrap().posts[1].id;
    let plan = PlanForm {
        title: "One more",
        language: "en",
        purpose: "Why",
        place: "Where",
        start: Some(NOON),
        minutes: "60",
    };
    let session = live::plan(sund, chair, slug, plan).await.unwrap();
    if route.pattern.ends_with("/messages") || route.pattern.ends_with("/end") {
        live::open(sund, chair, session).await.unwrap();
    }
    let address = route
        .pattern
        .replace("{forum}", slug)
        .replace("{workgroup}", slug)
        .replace("{thread}", &thread.to_string())
        .replace("{post}", &post.to_string())
        .replace("{session}", &session.to_string())
        .replace("{person}", &network.people.member.viewer.person.to_string());
    let mut shown: Vec<String> = ["/", "/forums", "/live", "/settings", "/people"].map(str::to_owned).into();
    shown.extend([format!("/forums/{slug}"), format!("/workgroups/{slug}"), format!("/workgroups/{slug}/log")]);
    if route.pattern.contains("{thread}") || route.pattern.contains("{post}") {
        shown.extend(
            ["", "?quote=POST", "/conclude", "/hide"]
                .map(|page| format!("/threads/{thread}{page}").replace("POST", &post.to_string())),
        );
        shown.extend(["edit", "history", "hide"].map(|page| format!("/posts/{post}/{page}")));
    }
    if route.pattern.contains("{session}") {
        shown.extend(["", "/change"].map(|page| format!("/live/{session}{page}")));
    }
    Target { route, address, shown }
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
        for Target { route, address, shown } in every_form(network).await {
            for at in 0..sensible(&route, network).len() {
                for (what, value) in nasty() {
                    let mut fields = sensible(&route, network);
                    fields[at].1.clone_from(&value);
                    let told = format!("POST {address} with {what} in {}", fields[at].0);
                    try_form(network, &mut faults, &address, &fields, &told).await;
                    for page in shown.iter().filter(|_| value.contains("script")) {
                        let answer = network.get(&network.people.chair, page).await;
                        harmless(&mut faults, &answer, &format!("{told}, shown at {page}"));
                    }
                }
            }
        }
        faults.none();
    });
}

/// Sends the form, looks at the answer and at the page that it leads to; and asks for a preview where there is one.
async fn try_form(
    network: &Network,
    faults: &mut Faults,
    address: &str,
    fields: &[(&'static str, String)],
    told: &str,
) {
    let chair = &network.people.chair;
    // Nobody writes so fast that a room slows them down.
    network.clock.forward(1_000);
    if let Some(wish) = fields.iter().position(|(name, value)| *name == "do" && value == "send") {
        let mut fields = fields.to_vec();
        fields[wish].1 = "preview".into();
        let answer = network.post(chair, address, &fields).await;
        let told = format!("{told}, to preview");
        harmless(faults, &answer, &told);
        if answer.status == 200 {
            comes_back(faults, &answer, &fields, &told);
        }
    }
    let answer = network.post(chair, address, fields).await;
    harmless(faults, &answer, told);
    if answer.status == 303 {
        let to = answer.location();
        faults.check(to.starts_with('/') && !to.starts_with("//"), || format!("{told}: leads to {to}"));
        let page = network.get(chair, to).await;
        harmless(faults, &page, &format!("{told}, then {to}"));
        faults.equal(page.status, 200, format!("{told}, then {to}"));
    } else {
        comes_back(faults, &answer, fields, told);
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

/// What was typed stands in the same fields again, to the letter but for what no browser keeps; or at least to be copied.
fn comes_back(faults: &mut Faults, answer: &Answer, fields: &[(&'static str, String)], told: &str) {
    for (name, value) in fields.iter().filter(|(name, value)| !forms::is_chosen(name) && !value.is_empty()) {
        let copied = html::text(&answer.body);
        match html::field(&answer.body, name) {
            None if plain(&copied).contains(plain(value).trim()) => (),
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
        for Target { route, address, .. } in every_form(network).await {
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
        for Target { route, address, .. } in every_form(network).await {
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
