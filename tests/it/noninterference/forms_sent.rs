//! Every form, sent in both networks with the same in it: sensible things, and what somebody could know or guess of the
//! confidential workgroup. What a form changes, it changes in both.

use super::{cast::Part, crawl::Crawl};
use http::Method;
use std::collections::BTreeSet;
use sund_tests::{
    forms,
    routes::{Route, all, fill},
};
use uuid::Uuid;

/// Sent last: after it one is nobody.
const LAST: &str = "/sign-out";
/// One would go on without the other sessions, or with another language or account; each is sent by tests of its own.
const NOT_SENT: [&str; 2] = ["/settings/sessions/{sign_in}/end", "/act/{*name}"];

pub async fn every(crawl: &mut Crawl<'_>, part: &Part) {
    let sent = |route: &&Route| route.post && route.pattern != LAST && !NOT_SENT.contains(&route.pattern.as_str());
    for route in all().iter().filter(sent) {
        one(crawl, part, route).await;
    }
    functions(crawl, part).await;
}

async fn one(crawl: &mut Crawl<'_>, part: &Part, route: &Route) {
    let twin = crawl.with;
    let known = |place| {
        forms::fields(&route.pattern, twin, place)
            .unwrap_or_else(|| panic!("{}: no form; give it one in tests/kit/forms.rs", route.pattern))
    };
    // Into the confidential workgroup, and where nothing is.
    let mut secret = crawl.guesses.addresses(route, twin);
    let filled = fill(route, twin, &twin.confidential);
    secret.extend(filled.made_up.first().cloned());
    for address in secret.iter().collect::<BTreeSet<_>>() {
        crawl.next_seed();
        let fields = known(&twin.confidential);
        crawl.ask(part, Method::POST, address, Some(&fields)).await;
    }
    // Where one may be, with what is in the confidential workgroup in each field.
    for place in [&twin.open, &twin.closed] {
        let addresses = fill(route, twin, place).addresses;
        for address in addresses.first().into_iter().chain(addresses.last()).collect::<BTreeSet<_>>() {
            for fields in guessing(crawl, &known(place), &known(&twin.confidential)) {
                crawl.ask(part, Method::POST, address, Some(&fields)).await;
            }
        }
    }
}

type Fields = Vec<(&'static str, String)>;

/// A form as it is meant, as it would be filled in in the confidential workgroup, and with its names and ids in it.
fn guessing(crawl: &Crawl<'_>, meant: &Fields, secret: &Fields) -> Vec<Fields> {
    let place = &crawl.with.confidential;
    let name = format!("The confidential workgroup {}", place.marker);
    let text = |value: &str| {
        let new = |(field, was): &(&'static str, String)| {
            (*field, if forms::is_chosen(field) { was.clone() } else { value.to_owned() })
        };
        meant.iter().map(new).collect::<Fields>()
    };
    let ids = |id: Uuid| {
        let new = |(field, was): &(&'static str, String)| {
            (*field, if *field != "form" && was.parse::<Uuid>().is_ok() { id.to_string() } else { was.clone() })
        };
        meant.iter().map(new).collect::<Fields>()
    };
    let mut all = vec![text(&name), text(&place.slug), ids(place.question.0), ids(place.posts[0].0)];
    all.extend([secret.clone(), meant.clone()]);
    let mut once = BTreeSet::new();
    all.retain(|fields| once.insert(fields.clone()));
    all
}

/// What islands call.
async fn functions(crawl: &mut Crawl<'_>, part: &Part) {
    let twin = crawl.with;
    let me = part.who.as_ref().unwrap_or(&twin.people.outsider).clone();
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        for place in [&twin.open, &twin.closed, &twin.confidential] {
            let fields = forms::arguments(path, place, &me)
                .unwrap_or_else(|| panic!("{path}: give it arguments in tests/kit/forms.rs"));
            crawl.ask(part, Method::POST, path, Some(&fields)).await;
        }
    }
}

/// The last form, for whoever has signed in.
pub async fn sign_out(crawl: &mut Crawl<'_>, part: &Part) {
    if part.who.is_some() {
        crawl.ask(part, Method::POST, LAST, Some(&[])).await;
        crawl.ask(part, Method::GET, "/", None).await;
    }
}
