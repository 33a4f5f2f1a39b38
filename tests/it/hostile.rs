//! What nobody means to send, in every form and address: a clear error or clean text, and what was typed comes back.

use http::Method;
use sund_tests::{
    Answer, Network, Place, each_database, forms, html,
    routes::{Route, all, fill},
};

/// What goes into every field. The last one is of an ordinary length, so that it is also taken.
fn nasty() -> Vec<(&'static str, String)> {
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
        ("an address that is code", "javascript:alert(1) [x](javascript:alert(1)) <JaVaScRiPt:alert(1)> [y](data:text/html;base64,AA)".into()),
        ("only an address that is code", "javascript:alert(1)".into()),
        ("another host", "//evil.example/x".into()),
        ("a broken template", "{ $name } {{ x }} %s %00 ${x} <%= 1 %> ' or 1=1; --".into()),
        ("emoji and combining marks", format!("👩‍👩‍👧‍👦 {}", "a\u{301}".repeat(50))),
        ("preview", "preview".into()),
    ]
}

/// Every form with an address where the chair can use it.
fn every_form(network: &Network) -> Vec<(Route, String)> {
    let forms = all().into_iter().filter(|route| route.post && !route.pattern.starts_with("/act/") && route.pattern != "/sign-out");
    forms.map(|route| { let address = address(&route, network); (route, address) }).collect()
}

fn address(route: &Route, network: &Network) -> String {
    let place = &network.open;
    let member = network.people.member.viewer.person.to_string();
    route
        .pattern
        .replace("{forum}", &place.slug)
        .replace("{workgroup}", &place.slug)
        .replace("{thread}", &place.question.to_string())
        // The chair's own: it can be edited.
        .replace("{post}", &place.posts[2].to_string())
        .replace("{session}", &if route.pattern.ends_with("/change") { place.planned } else { place.open }.to_string())
        .replace("{person}", &member)
}

#[test]
fn every_field_takes_anything() {
    each_database(async |network| {
        for (route, address) in every_form(network) {
            let fields = forms::fields(&route.pattern, network, &network.open).unwrap();
            for at in 0..fields.len() {
                for (what, value) in nasty() {
                    let mut fields = forms::fields(&route.pattern, network, &network.open).unwrap();
                    fields[at].1 = value;
                    let told = format!("POST {address} with {what} in {}", fields[at].0);
                    try_form(network, &address, &fields, fields[at].0, &told).await;
                }
            }
        }
    });
}

/// Sends the form, looks at the answer and at the page that it leads to.
async fn try_form(network: &Network, address: &str, fields: &[(&'static str, String)], nasty: &str, told: &str) {
    let chair = &network.people.chair;
    let answer = network.post(chair, address, fields).await;
    harmless(&answer, told);
    match answer.status {
        303 => {
            let to = answer.location();
            assert!(to.starts_with('/') && !to.starts_with("//"), "{told}: leads to {to}");
            let page = network.get(chair, to).await;
            harmless(&page, &format!("{told}, then {to}"));
            assert_eq!(page.status, 200, "{told}, then {to}");
        }
        422 if nasty != "form" => comes_back(&answer, fields, told),
        _ => (),
    }
}

fn harmless(answer: &Answer, told: &str) {
    assert!(answer.status < 500, "{told}: {} {}", answer.status, short(&answer.body));
    assert_eq!(html::what_runs(&answer.body), Vec::<String>::new(), "{told}");
    if answer.status != 303 {
        let kind = answer.headers.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert!(kind.starts_with("text/html"), "{told}: {} is {kind:?}: {}", answer.status, short(&answer.body));
    }
}

/// What was typed stands in the same fields again, to the letter but for what no browser could send.
fn comes_back(answer: &Answer, fields: &[(&'static str, String)], told: &str) {
    for (name, value) in fields.iter().filter(|(name, _)| !forms::is_chosen(name)) {
        let again = html::field(&answer.body, name).unwrap_or_else(|| panic!("{told}: no {name} on the page that refuses it: {}", short(&answer.body)));
        assert_eq!(plain(&again), plain(value), "{told}: {name} came back changed");
    }
}

/// Text as a browser keeps it: no NUL, line feeds only.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace(['\0', '\u{fffd}'], "")
}

fn short(text: &str) -> String {
    text.chars().take(600).collect()
}

#[test]
fn every_form_refuses_what_is_not_a_form() {
    each_database(async |network| {
        let chair = &network.people.chair;
        for (route, address) in every_form(network) {
            let post = || network.request(chair, Method::POST, &address).from_here();
            let form = "application/x-www-form-urlencoded";
            let takes_nothing = forms::fields(&route.pattern, network, &network.open).unwrap().is_empty();
            for (kind, body) in [
                ("application/json", b"{\"body\":\"x\"}".to_vec()),
                ("text/plain", b"body=x".to_vec()),
                ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--".to_vec()),
                (form, b"body=%ff%fe&title=%c3%28&reason=%e2%82".to_vec()),
                (form, b"\xff\xfe\xfa=\xff&body=\x80".to_vec()),
                (form, b"%%%&&&===;;;".to_vec()),
                (form, b"body=%zz&title=%".to_vec()),
                (form, "body=x&".repeat(10_000).into_bytes()),
            ] {
                let answer = post().header("content-type", kind).body(body.clone()).send().await;
                let told = format!("POST {address} with {kind} {}", String::from_utf8_lossy(&body[..body.len().min(60)]));
                harmless(&answer, &told);
                if kind != form && !takes_nothing && route.pattern != "/sign-in" {
                    assert_eq!(answer.status, 415, "{told}");
                }
            }
            let nothing_at_all = network.request(chair, Method::POST, &address).from_here().send().await;
            harmless(&nothing_at_all, &format!("POST {address} with nothing at all"));
            let mut more = forms::fields(&route.pattern, network, &network.open).unwrap();
            more.extend([("__proto__", "x".to_owned()), ("administrator", "true".into()), ("id", "1".into()), ("", "x".into())]);
            harmless(&network.post(chair, &address, &more).await, &format!("POST {address} with unknown fields"));
        }
    });
}

#[test]
fn a_form_is_not_a_page() {
    each_database(async |network| {
        for (route, address) in every_form(network) {
            for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
                let answer = network.request(&network.people.chair, method.clone(), &address).from_here().send().await;
                let wanted = if method == Method::GET && route.get { 200 } else { 405 };
                // A session that is open cannot be changed any more, and no other is asked for here.
                assert_eq!(answer.status, wanted, "{method} {address}");
                harmless(&answer, &format!("{method} {address}"));
            }
            assert_eq!(network.statements.take_writes(), Vec::<String>::new(), "{address}");
        }
    });
}

#[test]
fn every_address_takes_anything() {
    each_database(async |network| {
        let place = &network.open;
        let nonsense = [
            "-1", "0", "%00", "%ff%fe", "%2e%2e%2f", "..%2f..%2fetc%2fpasswd", "x".repeat(5_000).as_str(), "%F0%9F%92%A9",
            "99999999999999999999", "00000000-0000-0000-0000-000000000000", "%27%20or%201=1", "%3Cscript%3E", "%e2%80%ae", "%0d%0aSet-Cookie:%20x=y",
            "javascript:alert(1)", "%5c%5cevil.example",
        ]
        .map(str::to_owned);
        for route in all() {
            if !route.pattern.contains('{') {
                continue;
            }
            for value in &nonsense {
                let path = at_every_parameter(&route.pattern, value);
                for (answers, method) in [(route.get, Method::GET), (route.post, Method::POST)] {
                    if answers {
                        let fields = forms::fields(&route.pattern, network, place).unwrap_or_default();
                        let request = network.request(&network.people.chair, method.clone(), &path).from_here();
                        let request = if method == Method::POST { request.form(&fields) } else { request };
                        tolerable(&request.send().await, &format!("{method} {path}"), &route);
                    }
                }
            }
        }
    });
}

fn at_every_parameter(pattern: &str, value: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { value.to_owned() } else { part.to_owned() };
    pattern.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Not a failure of ours. A provider that is not there is nobody's fault: that page says so with 503.
fn tolerable(answer: &Answer, told: &str, route: &Route) {
    let elsewhere = route.pattern.starts_with("/sign-in/") && answer.status == 503;
    assert!(answer.status < 500 || elsewhere, "{told}: {} {}", answer.status, short(&answer.body));
    assert_eq!(html::what_runs(&answer.body), Vec::<String>::new(), "{told}");
    assert!(!answer.headers.contains_key("set-cookie") || answer.status == 303, "{told}: {:?}", answer.headers);
}

#[test]
fn every_query_takes_anything() {
    each_database(async |network| {
        let place: &Place = &network.open;
        let values = [
            "-1", "0", "1.5", "99999999999999999999999", "4294967295", "4294967296", "%00", "%ff", "", "x", "1-2", "-",
            "ffffffffffffffff-00000000000000000000000000000000", "7fffffffffffffff-ffffffffffffffffffffffffffffffff",
            "%3Cscript%3Ealert(1)%3C/script%3E", "javascript:alert(1)", "//evil.example", "/%5cevil.example", "%0d%0ax:%20y",
            "00000000-0000-0000-0000-000000000000",
        ];
        let names = ["after", "post", "quote", "show", "kind", "workgroup", "to", "t", "saved", "state", "code", "error"];
        let (thread, session) = (place.question, place.open);
        let person = network.people.member.viewer.person;
        let pages = [
            "/".to_owned(), "/forums".into(), format!("/forums/{}", place.slug), format!("/forums/{}/new", place.slug),
            format!("/threads/{thread}"), format!("/workgroups/{}/log", place.slug), "/live".into(), "/live/new".into(),
            format!("/live/{session}"), "/people".into(), format!("/people/{person}"), "/settings".into(), "/sign-in".into(),
            "/sign-in/go".into(), "/sign-in/callback".into(), "/language/fi".into(), "/signed-out".into(),
        ];
        for (page, name, value) in pages.iter().flat_map(|p| names.map(|n| (p, n))).flat_map(|(p, n)| values.map(|v| (p, n, v))) {
            for who in [Some(&network.people.chair), None] {
                let path = format!("{page}?{name}={value}");
                let answer = network.get(who, &path).await;
                let elsewhere = page == "/sign-in/go" && answer.status == 503;
                assert!(answer.status < 500 || elsewhere, "{path}: {} {}", answer.status, short(&answer.body));
                assert_eq!(html::what_runs(&answer.body), Vec::<String>::new(), "{path}");
                let to = answer.location();
                assert!(answer.status != 303 || to.starts_with('/') && !to.starts_with("//") && !to.contains('\\'), "{path} leads to {to}");
            }
        }
    });
}
