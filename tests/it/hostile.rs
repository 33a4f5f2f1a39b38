//! What nobody means to send, in every form: a clear error or clean text, and what was typed comes back.

mod names;
mod targets;
mod texts;

use crate::faults::Faults;
use http::Method;
use sund_domain::language::UiLanguage;
use sund_pages::words::Words;
use sund_tests::{Answer, Network, Person, each_database, forms, html};
use targets::{Target, every_form, nasty, sensible};

#[test]
fn every_field_takes_anything() {
    each_database(async |network| {
        let mut faults = Faults::default();
        for Target { route, address, who, shown } in every_form(network).await {
            for at in 0..sensible(&route, network).len() {
                let typed = !forms::is_chosen(sensible(&route, network)[at].0);
                // A megabyte where nobody types is read by the same code as a megabyte where one does.
                for (what, value) in nasty().into_iter().filter(|(_, value)| typed || value.len() < 100_000) {
                    let mut fields = sensible(&route, network);
                    fields[at].1.clone_from(&value);
                    let told = format!("POST {address} with {what} in {}", fields[at].0);
                    let forged = fields[at].0 == "form";
                    try_form(network, who, &mut faults, &address, &fields, forged, &told).await;
                    for page in shown.iter().filter(|_| typed && value.contains("alert")) {
                        let answer = network.get(who, page).await;
                        harmless(&mut faults, &answer, &format!("{told}, shown at {page}"));
                    }
                }
            }
        }
        faults.none();
    });
}

/// Sends the form, looks at the answer and at the page that it leads to; and asks for a preview where there is one.
/// A form whose own id is not one was made by nobody's browser: what is in it need not come back.
async fn try_form(
    network: &Network,
    who: &Person,
    faults: &mut Faults,
    address: &str,
    fields: &[(&'static str, String)],
    forged: bool,
    told: &str,
) {
    // Nobody writes so fast that a room slows them down.
    network.clock.forward(1_000);
    if let Some(wish) = fields.iter().position(|(name, value)| *name == "do" && value == "send") {
        let mut fields = fields.to_vec();
        fields[wish].1 = "preview".into();
        let answer = network.post(who, address, &fields).await;
        let told = format!("{told}, to preview");
        harmless(faults, &answer, &told);
        if answer.status == 200 {
            comes_back(faults, &answer, &fields, &told);
        }
    }
    let answer = network.post(who, address, fields).await;
    harmless(faults, &answer, told);
    if answer.status == 303 {
        let to = answer.location();
        faults.check(to.starts_with('/') && !to.starts_with("//"), || format!("{told}: leads to {to}"));
        let page = network.get(who, to).await;
        harmless(faults, &page, &format!("{told}, then {to}"));
        faults.equal(page.status, 200, format!("{told}, then {to}"));
    } else if !forged && answer.status != 200 {
        comes_back(faults, &answer, fields, told);
    }
}

/// No failure of ours, nothing that runs, and a page for whoever is a person.
fn harmless(faults: &mut Faults, answer: &Answer, told: &str) {
    // A provider that is not there is nobody's fault: that page says so with 503.
    let elsewhere = answer.status == 503 && told.contains("/sign-in/link/");
    faults
        .check(answer.status < 500 || elsewhere, || format!("{told}: {} {}", answer.status, html::text(&answer.body)));
    // A file to be kept brings its style and its own policy; it does not open here.
    let kept =
        answer.headers.get("content-disposition").is_some_and(|value| value.as_bytes().starts_with(b"attachment"));
    let mut runs = html::what_runs(&answer.body);
    runs.retain(|what| {
        !(kept && ["meta", "base", "style"].iter().any(|part| what.starts_with(&format!("Open(\"{part}\""))))
    });
    faults.equal(runs, Vec::new(), format!("{told} ({})", answer.status));
    // What a provider's server sends is answered to a program.
    if answer.status != 303 && !told.contains(" /sign-in/logout") {
        let kind = answer.headers.get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
        faults
            .check(kind.starts_with("text/html"), || format!("{told}: {} is {kind:?}: {}", answer.status, answer.body));
    }
}

/// What was typed stands in the same fields again, to the letter but for what no browser keeps; or at least to be copied.
fn comes_back(faults: &mut Faults, answer: &Answer, fields: &[(&'static str, String)], told: &str) {
    // What is in these forms a button says, and nobody types.
    if ["/floor ", "/lower "].iter().any(|form| told.contains(form)) {
        return;
    }
    for (name, value) in fields.iter().filter(|(name, value)| !forms::is_chosen(name) && !value.is_empty()) {
        match html::field(&answer.body, name) {
            None if plain(&html::text(&answer.body)).contains(plain(value).trim()) => (),
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
        let mut faults = Faults::default();
        for Target { route, address, who, .. } in every_form(network).await {
            let takes_nothing = sensible(&route, network).is_empty() || route.pattern == "/sign-in";
            for (kind, body) in not_forms() {
                let post = network.request(who, Method::POST, &address).from_here();
                let answer = post.header("content-type", kind).body(body.clone()).send().await;
                let told =
                    format!("POST {address} with {kind} {}", String::from_utf8_lossy(&body[..body.len().min(60)]));
                harmless(&mut faults, &answer, &told);
                if kind != FORM && !takes_nothing {
                    // Where files may come along, it is a form with files, and a broken one.
                    let with_files =
                        ["/new", "/reply", "/edit", "/{held}"].iter().any(|end| route.pattern.ends_with(end));
                    let broken = with_files && kind.starts_with("multipart/") && answer.status == 400;
                    faults.check(broken || answer.status == 415, || format!("{told}: {}", answer.status));
                }
            }
            let nothing_at_all = network.request(who, Method::POST, &address).from_here().send().await;
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
                &network.post(who, &address, &more).await,
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
        for Target { route, address, who, .. } in every_form(network).await {
            network.statements.take();
            for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
                let answer = network.request(who, method.clone(), &address).from_here().send().await;
                let told = format!("{method} {address}");
                if method == Method::GET && route.get {
                    // The page of two accounts is there for whoever has just shown both (`joining/gate.rs`), that of mail
                    // that stops for whoever has the mail, that of a case, a file, a bookmark, a whisper or a text that waits where there is one.
                    let told_once =
                        ["{joining}", "/unsubscribe/", "{case}", "/files/{file}/", "{bookmark}", "{held}", "{whisper}"]
                            .iter()
                            .any(|part| route.pattern.contains(part));
                    let nobodys = told_once && answer.status == 404
                        // The post is one's own.
                        || route.pattern.ends_with("/flag") && answer.status == 403;
                    faults
                        .check(nobodys || matches!(answer.status, 200 | 303), || format!("{told}: {}", answer.status));
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
        let words = Words::of(UiLanguage::En).t("error-too-large-text");
        assert!(html::text(&answer.body).contains(&words), "{}", answer.body);
    });
}
