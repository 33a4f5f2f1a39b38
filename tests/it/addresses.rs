//! Addresses and queries that nobody links to: a page that says so, never a failure.

use crate::faults::Faults;
use http::Method;
use std::collections::BTreeSet;
use sund::sso::callback_path;
use sund_tests::{
    Answer, Network, each_database, forms, html,
    routes::all,
    sources::{sources, without_tests},
};

#[test]
fn every_address_takes_anything() {
    each_database(async |network| {
        let long = "x".repeat(5_000);
        let nonsense = [
            "-1",
            "0",
            "%00",
            "a%00b",
            "%ff%fe",
            "%2e%2e%2f",
            "..%2f..%2fetc%2fpasswd",
            long.as_str(),
            "%F0%9F%92%A9",
            "99999999999999999999",
            "00000000-0000-0000-0000-000000000000",
            "%27%20or%201=1",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "%e2%80%ae",
            "%0d%0aSet-Cookie:%20x=y",
            "javascript:alert(1)",
            "%5c%5cevil.example",
        ];
        let mut faults = Faults::default();
        for route in all().iter().filter(|route| route.pattern.contains('{')) {
            for value in nonsense {
                let path = at_every_parameter(&route.pattern, value);
                for method in [(route.get, Method::GET), (route.post, Method::POST)]
                    .into_iter()
                    .filter(|(is, _)| *is)
                    .map(|(_, m)| m)
                {
                    let fields = forms::fields(&route.pattern, network, &network.open).unwrap_or_default();
                    let request = network.request(&network.people.chair, method.clone(), &path).from_here();
                    let request = if method == Method::POST { request.form(&fields) } else { request };
                    let answer = request.send().await;
                    let told = format!("{method} {path}");
                    tolerable(&mut faults, &answer, &told, route.pattern.starts_with("/sign-in/"));
                    if !route.pattern.starts_with("/sign-in/") && !route.pattern.starts_with("/language/") {
                        faults.check(answer.status >= 400, || format!("{told}: {}", answer.status));
                    }
                }
            }
        }
        faults.none();
    });
}

fn at_every_parameter(pattern: &str, value: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { value.to_owned() } else { part.to_owned() };
    pattern.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Not a failure of ours. A provider that is not there is nobody's fault: that page says so with 503.
fn tolerable(faults: &mut Faults, answer: &Answer, told: &str, elsewhere: bool) {
    let fine = answer.status < 500 || elsewhere && answer.status == 503;
    faults.check(fine, || format!("{told}: {} {}", answer.status, html::text(&answer.body)));
    faults.equal(html::what_runs(&answer.body), Vec::new(), told);
    let to = answer.location();
    let stays = to.is_empty() || to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\r', '\n']);
    faults.check(stays, || format!("{told} leads to {to}"));
    faults.check(!answer.body.contains("panicked"), || format!("{told}: {}", answer.body));
}

/// Every query parameter of every page, by address.
fn queries(network: &Network) -> Vec<(String, Vec<&'static str>)> {
    let (place, provider) = (&network.open, network.provider);
    vec![
        (format!("/forums/{}", place.slug), vec!["show", "after", "flagged"]),
        (format!("/workgroups/{}/queue", place.slug), vec!["show", "after"]),
        (format!("/workgroups/{}/requests", place.slug), vec!["after"]),
        (format!("/workgroups/{}/members", place.slug), vec!["name", "country", "after"]),
        (format!("/forums/{}/new", place.slug), vec!["kind"]),
        (format!("/threads/{}", place.question), vec!["post", "quote"]),
        (format!("/threads/{}/split", place.question), vec!["posts"]),
        (format!("/workgroups/{}/log", place.slug), vec!["after"]),
        ("/inbox".into(), vec!["show", "workgroup", "after"]),
        ("/bookmarks".into(), vec!["note", "after"]),
        ("/live/new".into(), vec!["workgroup", "conference"]),
        ("/conferences/new".into(), vec!["workgroup"]),
        (format!("/live/{}", place.open), vec!["after", "reply", "find"]),
        (format!("/live/{}/registrations", place.planned), vec!["show", "after"]),
        (format!("/live/{}/socket", place.open), vec!["v"]),
        ("/people".into(), vec!["after"]),
        ("/administration/people".into(), vec!["name", "after"]),
        ("/administration/log".into(), vec!["number", "after"]),
        ("/files".into(), vec!["after"]),
        (format!("/files/{}/describe", place.question), vec!["forum"]),
        ("/settings".into(), vec!["saved"]),
        ("/settings/notifications".into(), vec!["saved"]),
        ("/language/fi".into(), vec!["to"]),
        ("/sign-in".into(), vec!["to"]),
        ("/sign-in/go".into(), vec!["t"]),
        ("/sign-in/passkey".into(), vec!["to"]),
        (format!("/sign-in/with/{provider}"), vec!["to"]),
        (callback_path("https://idp.example"), vec!["code", "state", "error", "iss"]),
        ("/sign-in/initiate".into(), vec!["iss", "login_hint", "target_link_uri"]),
        ("/sign-in/again".into(), vec!["level", "minutes", "to"]),
        ("/".into(), vec!["as"]),
        ("/drafts".into(), vec!["after"]),
        ("/tags/recruitment".into(), vec!["after"]),
        (format!("/workgroups/{}/whispers", place.slug), vec!["after"]),
        (format!("/forums/{}/choose", place.slug), vec!["after"]),
        (format!("/posts/{}/history", network.open.posts[0]), vec!["before"]),
    ]
}

#[test]
fn every_query_takes_anything() {
    each_database(async |network| {
        let values = [
            "-1",
            "0",
            "1.5",
            "99999999999999999999999",
            "4294967295",
            "4294967296",
            "%00",
            "a%00b",
            "%ff",
            "",
            "x",
            "1-2",
            "-",
            "ffffffffffffffff-00000000000000000000000000000000",
            "7fffffffffffffff-ffffffffffffffffffffffffffffffff",
            "-1-00000000000000000000000000000007",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "javascript:alert(1)",
            "//evil.example",
            "/%5cevil.example",
            "%0d%0ax:%20y",
            "00000000-0000-0000-0000-000000000000",
        ];
        let mut faults = Faults::default();
        for (page, names) in queries(network) {
            for (name, value) in names.iter().flat_map(|name| values.map(|value| (name, value))) {
                for who in [Some(&network.people.chair), Some(&network.people.administrator), None] {
                    let path = format!("{page}?{name}={value}");
                    let answer = network.get(who, &path).await;
                    tolerable(&mut faults, &answer, &path, page.starts_with("/sign-in/"));
                }
            }
        }
        faults.none();
    });
}

/// Keeps the list above whole: every struct that a query is read into is looked up in the sources.
#[test]
fn the_query_parameters_are_those_that_are_declared() {
    let files = [sources("app/pages/src", ".rs"), sources("server/src", ".rs")].concat();
    let files: Vec<_> =
        files.into_iter().filter(|file| !file.path.contains("/demo/") && !file.path.contains("/tests")).collect();
    let mut declared = BTreeSet::new();
    for file in &files {
        for name in without_tests(&file.text).split("Query<").skip(1).filter_map(|rest| rest.split('>').next()) {
            let head = format!("struct {name} {{");
            let by_file = |other: &&sund_tests::sources::Source| other.text.contains(&head);
            let near = [file].into_iter().find(by_file).or_else(|| files.iter().find(by_file));
            let body = near
                .and_then(|file| file.text.split_once(&head)?.1.split_once('}'))
                .unwrap_or_else(|| panic!("{}: {name}", file.path))
                .0;
            let fields = body
                .lines()
                .filter(|line| !line.trim_start().starts_with(['/', '#']))
                .filter_map(|line| line.split_once(':'));
            declared.extend(fields.map(|(field, _)| {
                field.trim().trim_start_matches("pub ").trim_start_matches("pub(super) ").to_owned()
            }));
        }
    }
    let known = [
        "after",
        "before",
        "code",
        "conference",
        "country",
        "error",
        "find",
        "flagged",
        "forum",
        "iss",
        "kind",
        "level",
        "login_hint",
        "minutes",
        "name",
        "note",
        "number",
        "post",
        "posts",
        "quote",
        "reply",
        "saved",
        "show",
        "state",
        "t",
        "target_link_uri",
        "to",
        "v",
        "workgroup",
    ];
    assert_eq!(declared.into_iter().collect::<Vec<_>>(), known, "a new one belongs into `queries` above");
}
