//! An administrator reads in a workgroup that they are not in: with a reason, after a second administrator has agreed,
//! for the time that was asked for, and its chairs see it.

use crate::routes::markers;
use sund_actions::{
    demo::{self, NewPerson},
    sso,
    workgroups::accesses,
};
use sund_domain::{
    ids::AccessId,
    time::{DAY, HOUR, MINUTE},
    workgroups::AccessState,
};
use sund_tests::{Network, Person, Place, each_database, html};

const ACCESS: &str = "/administration/access";
const NOTHING: &[(&str, &str)] = &[];

/// A second platform administrator.
pub async fn second(network: &Network) -> Person {
    let provider = sso::by_id(network.sund(), network.provider).await.unwrap().unwrap();
    let new = NewPerson {
        subject: "second",
        name: "Selma Second",
        email: "second@somewhere.example",
        title: "",
        topics: "",
        language: "en",
        time_zone: "Europe/Helsinki",
        administrator: true,
    };
    let viewer = demo::person(network.sund(), &provider, new).await.unwrap();
    let token = demo::token(network.sund(), &viewer).await.unwrap();
    let session = sso::viewer(network.sund(), &token).await.unwrap().unwrap();
    Person { viewer: session.viewer, token, token_hash: session.token_hash }
}

/// The first administrator asks to read there for an hour.
pub async fn asked(network: &Network, slug: &str) -> AccessId {
    let form = [("workgroup", slug), ("reason", "A complaint of a member"), ("hours", "1")];
    let asks = &network.people.administrator;
    // The list begins with what came last.
    network.clock.forward(1);
    assert_eq!(network.post(asks, ACCESS, &form).await.status, 303);
    accesses(network.sund(), &asks.viewer).await.unwrap()[0].id
}

async fn reads(network: &Network, person: &Person, place: &Place) -> bool {
    let answer = network.get(person, &format!("/threads/{}", place.question)).await;
    assert!(matches!(answer.status, 200 | 404), "{}", answer.status);
    answer.status == 200
}

#[test]
fn two_administrators_open_a_workgroup_for_some_hours_and_its_chairs_see_it() {
    each_database(async |network| {
        let (first, second) = (&network.people.administrator, second(network).await);
        let place = &network.confidential;
        let page = format!("/workgroups/{}", place.slug);
        let id = asked(network, &format!("https://sund.example{page}/")).await;
        assert!(!reads(network, first, place).await, "asking opens nothing");
        let agree = format!("{ACCESS}/{id}/agree");
        assert_eq!(network.post(first, &agree, NOTHING).await.status, 403, "nobody agrees with themselves");
        for nobody in [&network.people.chair, &network.people.member, &network.people.outsider] {
            assert_eq!(network.post(nobody, &agree, NOTHING).await.status, 404);
            assert_eq!(network.get(nobody, ACCESS).await.status, 404);
        }
        assert!(!reads(network, first, place).await);
        assert_eq!(network.post(&second, &agree, NOTHING).await.status, 303);
        assert!(reads(network, first, place).await);
        assert!(!reads(network, &second, place).await, "only who asked");
        assert_eq!(network.post(&second, &agree, NOTHING).await.status, 403, "once");

        let told = "Vilja Vuori reads here until";
        for (person, sees) in [(&network.people.chair, true), (&network.people.member, false), (first, false)] {
            let shown = network.get(person, &page).await;
            assert_eq!((shown.status, shown.body.contains(told)), (200, sees), "{}", person.viewer.name);
            assert_eq!(shown.body.contains("A complaint of a member"), sees);
            assert!(shown.body.contains("3 members"), "who reads is not a member");
        }
        let log = network.get(&network.people.member, &format!("{page}/log")).await;
        assert!(log.body.contains("A complaint of a member") && log.body.contains("Selma Second"), "{}", log.body);

        network.clock.forward(HOUR - 1);
        assert!(reads(network, first, place).await);
        assert!(markers(network, &network.get(first, "/forums").await).contains(&place.marker));
        network.clock.forward(1);
        assert!(!reads(network, first, place).await, "over by itself");
        assert!(!markers(network, &network.get(first, "/forums").await).contains(&place.marker));
        assert!(!network.get(&network.people.chair, &page).await.body.contains(told));
    });
}

#[test]
fn who_was_let_in_reads_and_does_nothing_else() {
    each_database(async |network| {
        let (first, second) = (&network.people.administrator, second(network).await);
        let place = &network.closed;
        let id = asked(network, &place.slug).await;
        assert_eq!(network.post(&second, &format!("{ACCESS}/{id}/agree"), NOTHING).await.status, 303);
        for readable in [
            format!("/forums/{}", place.slug),
            format!("/live/{}", place.ended),
            format!("/live/{}", place.open),
            format!("/posts/{}/history", place.posts[0]),
            format!("/workgroups/{}/log", place.slug),
        ] {
            let page = network.get(first, &readable).await;
            assert_eq!(page.status, 200, "{readable}");
            assert!(!page.body.contains("name=\"body\""), "{readable} has nothing to write in");
        }
        network.statements.take();
        let thread = format!("/threads/{}", place.question);
        let text = [("form", "x"), ("title", "T"), ("kind", "question"), ("body", "Text"), ("language", "en")];
        for (path, form) in [
            (format!("{thread}/reply"), &text[..]),
            (format!("/forums/{}/new", place.slug), &text[..]),
            (format!("/forums/{}/watch", place.slug), &[("watch", "watching")]),
            (format!("{thread}/watch"), &[("watch", "watching")]),
            (format!("/posts/{}/helpful", place.posts[1]), &[("on", "yes")]),
            (format!("{thread}/accept"), &[("number", "2")]),
            (format!("/live/{}/messages", place.open), &text[..]),
            (format!("/workgroups/{}/access/{}/end", place.slug, first.viewer.person), &[]),
            (format!("/workgroups/{}/members", place.slug), &[("person", "x")]),
        ] {
            let answer = network.post(first, &path, form).await;
            assert!(answer.status == 403 || answer.status == 422, "{path}: {}", answer.status);
        }
        let writes = network.statements.take_writes();
        // How far they have read, and what they typed, is theirs.
        let own = |sql: &String| sql.contains("\"thread_reads\"") || sql.contains("INSERT INTO \"drafts\"");
        assert!(writes.iter().all(own), "{writes:?}");
        let leave = format!("/workgroups/{}/leave", place.slug);
        assert_eq!(network.post(first, &leave, NOTHING).await.status, 303, "one gives it back early");
        assert!(!reads(network, first, place).await);
        let all = accesses(network.sund(), &first.viewer).await.unwrap();
        assert_eq!(all[0].state, AccessState::Over);
    });
}

#[test]
fn a_chair_ends_it_at_once() {
    each_database(async |network| {
        let (first, second) = (&network.people.administrator, second(network).await);
        let place = &network.confidential;
        let id = asked(network, &place.slug).await;
        assert_eq!(network.post(&second, &format!("{ACCESS}/{id}/agree"), NOTHING).await.status, 303);
        let end = format!("/workgroups/{}/access/{}/end", place.slug, first.viewer.person);
        assert_eq!(network.post(&network.people.member, &end, NOTHING).await.status, 403);
        assert!(reads(network, first, place).await);
        assert_eq!(network.post(&network.people.chair, &end, NOTHING).await.status, 303);
        assert!(!reads(network, first, place).await);
        assert_eq!(network.post(&network.people.chair, &end, NOTHING).await.status, 404, "once");
    });
}

#[test]
fn asking_tells_nothing_about_what_there_is() {
    each_database(async |network| {
        let (first, second) = (&network.people.administrator, second(network).await);
        let mut pages = Vec::new();
        for slug in [network.confidential.slug.as_str(), "nothing-of-the-kind"] {
            asked(network, slug).await;
            let page = network.get(first, ACCESS).await;
            let list = page.body.split_once("<ul class=\"list\">").unwrap().1;
            let first_row = list.split("</li>").next().unwrap().replace(slug, "SLUG");
            pages.push(html::text(&first_row));
        }
        assert_eq!(pages[0], pages[1]);
        let nothing = asked(network, "nothing-of-the-kind").await;
        assert_eq!(network.post(&second, &format!("{ACCESS}/{nothing}/agree"), NOTHING).await.status, 303);
        let all = accesses(network.sund(), &first.viewer).await.unwrap();
        assert_eq!(all[0].state, AccessState::Nothing);

        let declined = asked(network, &network.confidential.slug).await;
        assert_eq!(network.post(&second, &format!("{ACCESS}/{declined}/decline"), NOTHING).await.status, 303);
        assert_eq!(network.post(&second, &format!("{ACCESS}/{declined}/agree"), NOTHING).await.status, 403);
        let late = asked(network, &network.confidential.slug).await;
        network.clock.forward(7 * DAY + 1);
        let again = demo::token(network.sund(), &second.viewer).await.unwrap();
        let second = Person { token: again, ..second };
        assert_eq!(network.post(&second, &format!("{ACCESS}/{late}/agree"), NOTHING).await.status, 403, "too long ago");
        let form = [("workgroup", ""), ("reason", " "), ("hours", "1000")];
        let wrong = network.post(&second, ACCESS, &form).await;
        assert_eq!(wrong.status, 422);
        for field in ["workgroup-error", "reason-error", "hours-error"] {
            assert!(wrong.body.contains(field), "{field}");
        }
    });
}

#[test]
fn agreeing_can_ask_for_a_fresh_sign_in() {
    each_database(async |network| {
        let second = second(network).await;
        let form = [("level", "low"), ("within", "15")];
        assert_eq!(network.post(&second, "/administration/acts/administer", &form).await.status, 303);
        let id = asked(network, &network.closed.slug).await;
        network.clock.forward(16 * MINUTE);
        let agree = format!("{ACCESS}/{id}/agree");
        assert_eq!(network.post(&second, &agree, NOTHING).await.status, 403);
        assert!(!reads(network, &network.people.administrator, &network.closed).await);
        let fresh = network.another_browser(&second.viewer).await;
        assert_eq!(network.post(&fresh, &agree, NOTHING).await.status, 303);
        assert!(reads(network, &network.people.administrator, &network.closed).await);
    });
}

#[test]
fn a_request_is_decided_once() {
    each_database(async |network| {
        let (first, second) = (&network.people.administrator, second(network).await);
        for round in 0..8 {
            let place = &network.confidential;
            let id = asked(network, &place.slug).await;
            let decide = async |what: &str| network.post(&second, &format!("{ACCESS}/{id}/{what}"), NOTHING).await;
            let (agreed, declined, again) = tokio::join!(decide("agree"), decide("decline"), decide("agree"));
            let statuses = [agreed.status, declined.status, again.status];
            assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "round {round}: {statuses:?}");
            assert_eq!(statuses.iter().filter(|status| **status == 403).count(), 2, "round {round}: {statuses:?}");
            let told = if declined.status == 403 { &declined } else { &agreed };
            assert!(html::text(&told.body).contains("decided already"), "{}", told.body);
            // What is open is what was agreed to.
            let state = accesses(network.sund(), &first.viewer).await.unwrap()[0].state;
            assert_eq!(state == AccessState::Declined, declined.status == 303, "round {round}: {state:?}");
            assert_eq!(reads(network, first, place).await, declined.status != 303, "round {round}");
            network.clock.forward(HOUR);
        }
    });
}
