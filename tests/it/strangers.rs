//! Every route and server function, walked by an outsider, an ex-member and an administrator: what they may not know of
//! is as what is not there.

use crate::routes::{ask, each_way, markers};
use http::Method;
use std::collections::BTreeMap;
use sund_domain::{time::MINUTE, workgroups::Visibility};
use sund_tests::{
    Answer, Network, ORIGIN, Person, Place, each_database, forms,
    routes::{NO_SLUG, Route, all, fill, no_id},
};

#[test]
fn what_one_may_not_know_of_does_not_exist() {
    each_database(async |network| {
        for person in [&network.people.outsider, &network.people.ex_member, &network.people.administrator] {
            for route in all() {
                for place in [&network.closed, &network.confidential] {
                    not_there(network, person, &route, place).await;
                }
            }
        }
    });
}

/// Compares with what is not there at all. That a closed workgroup exists is known to everybody; what is in it is not.
pub async fn not_there(network: &Network, person: &Person, route: &Route, place: &Place) {
    let filled = fill(route, network, place);
    if !filled.of_a_place {
        return;
    }
    // Whoever may know of a closed workgroup may ask to join it (`workgroups.rs`).
    if place.visibility == Visibility::Closed && route.pattern.starts_with("/workgroups/{workgroup}/ask") {
        return;
    }
    let known = place.visibility == Visibility::Closed && of_workgroup(route);
    for (address, made_up) in filled.addresses.iter().zip(&filled.made_up) {
        for method in each_way(route) {
            let answer = ask(network, Some(person), method.clone(), route, address, place).await;
            assert_eq!(markers(network, &answer), Vec::<&str>::new(), "{method} {address}: {}", answer.body);
            assert_eq!(network.statements.take_writes(), Vec::<String>::new(), "{method} {address}");
            if known {
                let wanted = match (&method, route.pattern.as_str()) {
                    (&Method::GET, "/workgroups/{workgroup}" | "/workgroups/{workgroup}/rules") => 200,
                    _ => 403,
                };
                assert_eq!(answer.status, wanted, "{method} {address}");
                continue;
            }
            let nothing = ask(network, Some(person), method.clone(), route, made_up, place).await;
            assert_eq!(answer.status, 404, "{method} {address}");
            assert_eq!(nothing.status, 404, "{method} {made_up}");
            assert_eq!(
                general(&answer, address),
                general(&nothing, made_up),
                "{method} {address} tells what it should not"
            );
        }
    }
}

/// Its address says of which workgroup it is; of feeds whoever has no secret learns nothing.
fn of_workgroup(route: &Route) -> bool {
    route.pattern.contains("{workgroup}") && !route.pattern.starts_with("/feeds/")
}

/// What an answer says, without its own address.
fn general(answer: &Answer, address: &str) -> (String, BTreeMap<String, String>) {
    let headers = answer.headers.iter().filter(|(name, _)| *name != "date");
    let headers = headers.map(|(name, value)| (name.to_string(), format!("{value:?}"))).collect();
    (answer.body.replace(address, "ADDRESS"), headers)
}

/// A workgroup that asks for more than a sign-in gives is, for its own members, as if it were not there.
#[test]
fn until_one_signs_in_again_nothing_of_a_protected_workgroup_is_found() {
    each_database(async |network| {
        let people = &network.people;
        for place in network.places() {
            let form = [("level", "high"), ("within", "15")];
            let path = format!("/workgroups/{}/protection", place.slug);
            assert_eq!(network.post(&people.chair, &path, &form).await.status, 303);
        }
        network.clock.forward(15 * MINUTE);
        assert_eq!(markers(network, &network.get(&people.member, "/").await).len(), 2, "just fresh enough");
        network.clock.forward(1);
        network.statements.take();
        for person in [&people.member, &people.author, &people.chair] {
            for route in all().iter().filter(|route| route.pattern != "/workgroups/{workgroup}/leave") {
                for place in network.places() {
                    closed(network, person, route, place).await;
                }
            }
            for page in ["/", "/forums", "/live", "/people", "/settings"] {
                let answer = network.get(person, page).await;
                assert_eq!(markers(network, &answer), Vec::<&str>::new(), "{page}: {}", answer.body);
            }
            let lost = network.get(person, &format!("/threads/{}", network.confidential.question)).await;
            assert!(lost.body.contains("/sign-in/again?"), "one's own workgroups tell why: {}", lost.body);
            let page = network.get(person, &format!("/workgroups/{}", network.confidential.slug)).await;
            assert!(page.body.contains("/sign-in/again?level=high&amp;minutes=15"), "{}", page.body);
        }
        let lost = network.get(&people.outsider, &format!("/threads/{}", network.closed.question)).await;
        assert!(!lost.body.contains("/sign-in/again?"), "{}", lost.body);
    });
}

/// Nothing of what is inside is shown or done. One knows what one's own workgroups are called.
async fn closed(network: &Network, person: &Person, route: &Route, place: &Place) {
    let filled = fill(route, network, place);
    for address in filled.addresses.iter().filter(|_| filled.of_a_place) {
        for method in each_way(route) {
            let told = format!("{method} {address}");
            let answer = nameless(ask(network, Some(person), method.clone(), route, address, place).await);
            let page = method == Method::GET && route.pattern == "/workgroups/{workgroup}";
            let wanted = match of_workgroup(route) {
                true if page => 200,
                true => 403,
                false => 404,
            };
            assert_eq!(answer.status, wanted, "{told}");
            let main = answer.body.split_once("<main").map_or("", |(_, main)| main);
            for inside in ["/threads/", "/forums/", "/live/", "/people/"] {
                assert!(!main.contains(&format!("href=\"{inside}")), "{told} leads to {inside}");
            }
            if wanted == 404 {
                assert_eq!(markers(network, &answer), Vec::<&str>::new(), "{told}");
            }
            let mut writes = network.statements.take_writes();
            writes.retain(|sql| !sql.starts_with("update sign_in_sessions set seen_at"));
            assert_eq!(writes, Vec::<String>::new(), "{told}");
        }
    }
}

/// An answer without the names of one's own workgroups that the page of what is not found tells.
fn nameless(mut answer: Answer) -> Answer {
    while let Some((before, link)) = answer.body.split_once("<a href=\"/sign-in/again?") {
        answer.body = format!("{before}{}", link.split_once("</a>").unwrap().1);
    }
    answer
}

#[test]
fn lists_hold_nothing_of_what_one_may_not_enter() {
    each_database(async |network| {
        let people = &network.people;
        let pages = ["/", "/forums", "/live", "/workgroups", "/people", "/settings"].map(str::to_owned);
        let profiles = [&people.chair, &people.member, &people.ex_member]
            .map(|person| format!("/people/{}", person.viewer.person));
        for person in [&people.outsider, &people.ex_member, &people.administrator] {
            for page in pages.iter().chain(&profiles) {
                let answer = network.get(person, page).await;
                assert_eq!(answer.status, 200, "{page}");
                assert_eq!(markers(network, &answer), Vec::<&str>::new(), "{page}: {}", answer.body);
            }
        }
        // The words are where they should be: the test would see them.
        let home = network.get(&people.member, "/").await;
        assert_eq!(markers(network, &home).len(), 2, "{}", home.body);
    });
}

#[test]
fn a_second_id_in_an_address_or_form_tells_nothing_either() {
    each_database(async |network| {
        for person in [&network.people.outsider, &network.people.ex_member] {
            for place in [&network.closed, &network.confidential] {
                let thread = format!("/threads/{}", network.open.question);
                for post in place.posts {
                    let quoted = network.get(person, &format!("{thread}?quote={post}")).await;
                    let nothing = network.get(person, &format!("{thread}?quote={}", no_id())).await;
                    assert_eq!((quoted.status, quoted.body), (nothing.status, nothing.body), "quoting {post}");
                }
                let accept =
                    network.post(person, &format!("/threads/{}/accept", place.question), &[("number", "2")]).await;
                assert_eq!(accept.status, 404);
            }
        }
        chairs_elsewhere(network).await;
    });
}

/// Who chairs one workgroup cannot look into another by naming it where a choice is asked for.
async fn chairs_elsewhere(network: &Network) {
    let (chair, outsider) = (&network.people.chair, &network.people.outsider);
    let members = format!("/workgroups/{}/members", network.open.slug);
    let person = outsider.viewer.person.to_string();
    network.add_member(&network.open.slug, &outsider.viewer).await;
    assert_eq!(network.post(chair, &format!("{members}/{person}/role"), &[("role", "chair")]).await.status, 303);
    for slug in [&network.closed.slug, &network.confidential.slug] {
        let to = format!("/threads/{}/move", network.open.question);
        let (secret, nothing) = (
            network.post(outsider, &to, &[("forum", slug)]).await,
            network.post(outsider, &to, &[("forum", NO_SLUG)]).await,
        );
        assert_eq!((secret.status, secret.body), (nothing.status, nothing.body), "moving to {slug}");
        let mut answers = Vec::new();
        for slug in [slug, NO_SLUG] {
            let mut fields = forms::fields("/live/new", network, &network.open).unwrap();
            slug.clone_into(&mut fields[0].1);
            let answer = network.post(outsider, "/live/new", &fields).await;
            answers.push((answer.status, answer.body.replace(slug, "SLUG")));
        }
        assert_eq!(answers[0], answers[1], "planning in {slug}");
    }
}

#[test]
fn server_functions_are_endpoints_like_any_other() {
    each_database(async |network| {
        let paths: Vec<_> = leptos::server_fn::axum::server_fn_paths().collect();
        assert!(paths.len() >= 2, "{paths:?}");
        for (path, method) in paths {
            assert_eq!(method, Method::POST, "{path}: a server function that is read could be sent by a link");
            let arguments = |place: &Place, me: &Person| {
                forms::arguments(path, place, me)
                    .unwrap_or_else(|| panic!("{path}: give it arguments in tests/kit/forms.rs"))
            };
            network.statements.take();
            let nobody = network.post(None, path, &arguments(&network.open, &network.people.chair)).await;
            assert_eq!(nobody.status, 401, "{path}: {}", nobody.body);
            assert_eq!(network.statements.take_writes(), Vec::<String>::new(), "{path}");
            let fields = arguments(&network.open, &network.people.chair);
            let elsewhere = network
                .request(&network.people.chair, Method::POST, path)
                .form(&fields)
                .header("origin", "https://evil.example");
            assert_eq!(elsewhere.send().await.status, 403, "{path}");
            let here = network
                .request(&network.people.chair, Method::POST, path)
                .form(&fields)
                .header("origin", ORIGIN)
                .send()
                .await;
            // Nothing was done to many posts at once.
            let wanted = if path == "/act/bulk-progress" { [404, 404] } else { [200, 403] };
            assert!(wanted.contains(&here.status), "{path}: {} {}", here.status, here.body);
            network.statements.take();
            let of_another = network.post(&network.people.member, path, &fields).await;
            assert_eq!(of_another.status, 401, "{path}: the page was made for the chair");
            assert_eq!(network.statements.take_writes(), Vec::<String>::new(), "{path}");
            for person in [&network.people.outsider, &network.people.ex_member] {
                for place in [&network.closed, &network.confidential] {
                    // It names the workgroup, and that a closed one is there everybody may know.
                    if path == "/act/bulk-progress" && place.slug == network.closed.slug {
                        continue;
                    }
                    secretly(network, person, path, place).await;
                }
            }
        }
    });
}

/// The same function on what one may not know of and on what is not there.
async fn secretly(network: &Network, person: &Person, path: &str, place: &Place) {
    let fields = forms::arguments(path, place, person).unwrap();
    let (post, thread, word) = (place.posts[0].to_string(), place.question.to_string(), place.marker.to_owned());
    let ids = [post, thread, place.open.to_string(), place.slug.clone(), word];
    let nothing: Vec<_> = fields
        .iter()
        .map(|(name, value)| (*name, if ids.contains(value) { no_id().to_string() } else { value.clone() }))
        .collect();
    assert_ne!(fields, nothing, "{path}: the arguments name nothing of the workgroup");
    let answer = network.post(person, path, &fields).await;
    let general = network.post(person, path, &nothing).await;
    assert_eq!((answer.status, &answer.body), (general.status, &general.body), "{path} with {fields:?}");
    assert_eq!(markers(network, &answer), Vec::<&str>::new(), "{path}");
}
