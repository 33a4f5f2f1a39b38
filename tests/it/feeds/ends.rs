//! What ends a feed, or takes something out of it: at once, and as if it had never been there.

use super::{ask, made, place_paths, posts, read, reply, secret, started};
use sund_actions::{forum, people, workgroups};
use sund_domain::time::{DAY, MINUTE};
use sund_tests::{Network, Person, each_database};

/// All that has to do with a place is not found, in the same words as with a secret that is none.
async fn gone(network: &Network, secret: &str, paths: &[String]) {
    for path in paths {
        let answer = ask(network, secret, path).await;
        let none = ask(network, &"x".repeat(43), path).await;
        assert_eq!((answer.status, none.status), (404, 404), "{path}");
        assert_eq!(answer.body.replace(secret, ""), none.body.replace(&"x".repeat(43), ""), "{path}");
    }
}

#[test]
fn whoever_leaves_or_is_suspended_reads_no_more() {
    each_database(async |network| {
        let (chair, member, author) = (&network.people.chair, &network.people.member, &network.people.author);
        let mine = made(network, member).await;
        let theirs = made(network, author).await;
        let place = &network.closed;
        forum::watch_forum(network.sund(), &member.viewer, &place.slug, "watching").await.unwrap();
        let thread = started(network, chair, place, "Watched").await;
        let first = forum::show_thread(network.sund(), &chair.viewer, thread, None).await.unwrap().posts[0].id;
        assert!(posts(&read(network, &mine, "watched").await).contains(&first.to_string()));
        for path in place_paths(place) {
            read(network, &mine, &path).await;
        }
        workgroups::leave(network.sund(), &member.viewer, &place.slug).await.unwrap();
        gone(network, &mine, &place_paths(place)).await;
        assert!(!posts(&read(network, &mine, "watched").await).contains(&first.to_string()));
        // Also from an open one, which everybody else may read.
        for place in network.places() {
            let path = format!("/workgroups/{}/moderation/{}", place.slug, author.viewer.person);
            let fields = [("kind", "suspend"), ("days", "1"), ("cause", "spam"), ("reason", "")];
            read(network, &theirs, &place_paths(place)[0]).await;
            assert_eq!(network.post(chair, &path, &fields).await.status, 303);
            gone(network, &theirs, &place_paths(place)).await;
        }
        network.clock.forward(DAY);
        read(network, &theirs, &place_paths(&network.open)[0]).await;
    });
}

#[test]
fn outsiders_have_no_feed_of_what_they_may_not_enter() {
    each_database(async |network| {
        for who in [&network.people.outsider, &network.people.ex_member, &network.people.administrator] {
            let secret = made(network, who).await;
            for place in [&network.closed, &network.confidential] {
                gone(network, &secret, &place_paths(place)).await;
            }
            read(network, &secret, &place_paths(&network.open)[1]).await;
        }
    });
}

#[test]
fn a_workgroup_that_asks_for_a_surer_sign_in_is_in_no_feed() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        let secret = made(network, member).await;
        for (place, form) in [
            (&network.open, [("level", "low"), ("within", "15")]),
            (&network.closed, [("level", "substantial"), ("within", "")]),
        ] {
            forum::watch_forum(network.sund(), &member.viewer, &place.slug, "watching").await.unwrap();
            started(network, chair, place, "Protected").await;
            read(network, &secret, &place_paths(place)[0]).await;
            let answer = network.post(chair, &format!("/workgroups/{}/protection", place.slug), &form).await;
            assert_eq!(answer.status, 303, "{}", answer.body);
            gone(network, &secret, &place_paths(place)).await;
        }
        // What is left is told of the third one, which asks for nothing: without a word.
        let left = read(network, &secret, "watched").await;
        assert!(left.entry.iter().all(|entry| entry.title == "Something new in Sund"), "{left:?}");
    });
}

#[test]
fn what_is_hidden_or_redacted_is_gone_also_for_those_who_could_see_it() {
    each_database(async |network| {
        let (chair, author) = (&network.people.chair, &network.people.author);
        let secrets = [made(network, chair).await, made(network, author).await];
        let place = &network.open;
        let thread = started(network, author, place, "Seen").await;
        let (hidden, redacted, stays) = (
            reply(network, author, thread, "To be hidden").await,
            reply(network, author, thread, "To be redacted").await,
            reply(network, author, thread, "Stays").await,
        );
        let path = format!("threads/{thread}");
        for secret in &secrets {
            assert_eq!(read(network, secret, &path).await.entry.len(), 4);
        }
        forum::hide_post(network.sund(), &chair.viewer, hidden, "off-topic", "").await.unwrap();
        let fields = [("reason", "Names a child"), ("title", "")];
        let answer = network.post(chair, &format!("/posts/{redacted}/redact"), &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        for secret in &secrets {
            for path in [path.clone(), format!("forums/{}", place.slug)] {
                let left = posts(&read(network, secret, &path).await);
                assert!(left.contains(&stays.to_string()), "{path}");
                assert!(!left.contains(&hidden.to_string()) && !left.contains(&redacted.to_string()), "{path}");
            }
        }
        forum::hide_thread(network.sund(), &chair.viewer, thread, "off-topic", "").await.unwrap();
        for secret in &secrets {
            gone(network, secret, std::slice::from_ref(&path)).await;
            assert!(
                !posts(&read(network, secret, &format!("forums/{}", place.slug)).await).contains(&stays.to_string())
            );
        }
    });
}

#[test]
fn a_secret_ends_when_it_is_taken_back_or_made_anew_or_by_itself() {
    each_database(async |network| {
        let member = &network.people.member;
        let watched = ["watched".to_owned()];
        let first = made(network, member).await;
        let id = own(network, member).await;
        let renewed = network.post(member, &format!("/settings/feeds/{id}/renew"), &[("x", "")]).await;
        let second = secret(&renewed);
        assert!(renewed.status == 200 && first != second);
        gone(network, &first, &watched).await;
        read(network, &second, "watched").await;
        // Nobody else renews or revokes it.
        for verb in ["renew", "revoke"] {
            let path = format!("/settings/feeds/{id}/{verb}");
            assert_eq!(network.post(&network.people.chair, &path, &[("x", "")]).await.status, 404, "{verb}");
        }
        read(network, &second, "watched").await;
        assert_eq!(network.post(member, &format!("/settings/feeds/{id}/revoke"), &[("x", "")]).await.status, 303);
        gone(network, &second, &watched).await;
        assert_eq!(network.post(member, &format!("/settings/feeds/{id}/renew"), &[("x", "")]).await.status, 404);
        let third = made(network, member).await;
        network.clock.forward(30 * DAY - MINUTE);
        read(network, &third, "watched").await;
        network.clock.forward(MINUTE);
        gone(network, &third, &watched).await;
        let log =
            sund_actions::audit::network_log(network.sund(), &network.people.administrator.viewer, "", None).await;
        let acts: Vec<_> = log.unwrap().1.rows.iter().map(|line| line.act.code()).collect();
        for act in ["feed-token-made", "feed-token-renewed", "feed-token-revoked"] {
            assert!(acts.contains(&act), "{acts:?}");
        }
    });
}

async fn own(network: &Network, who: &Person) -> String {
    let page = network.get(who, "/settings/feeds").await;
    let (_, rest) = page.body.split_once("action=\"/settings/feeds/").expect("a secret in the list");
    rest.split_once('/').unwrap().0.to_owned()
}

#[test]
fn with_the_account_its_feeds_end() {
    each_database(async |network| {
        let (member, administrator) = (&network.people.member, &network.people.administrator);
        let secret = made(network, member).await;
        read(network, &secret, "watched").await;
        people::end_account(network.sund(), &administrator.viewer, member.viewer.person, "Left").await.unwrap();
        gone(network, &secret, &["watched".to_owned(), place_paths(&network.open)[0].clone()]).await;
    });
}

#[test]
fn one_address_asks_only_so_often() {
    each_database(async |network| {
        let mut told = Vec::new();
        for _ in 0..305 {
            told.push(ask(network, "x", "watched").await.status);
        }
        assert_eq!(told.iter().filter(|status| **status == 404).count(), 300);
        assert_eq!(told.iter().filter(|status| **status == 429).count(), 5);
    });
}
