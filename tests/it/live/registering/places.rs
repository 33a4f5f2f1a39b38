//! Places: who gets them, in which order, and that each is given once.

use super::*;
use futures_util::future::join_all;
use sund_actions::{live::settle_due, workgroups};

/// Six people who may come to a session of the closed workgroup.
async fn six(network: &Network) -> [&Person; 6] {
    let people = &network.people;
    let six =
        [&people.chair, &people.member, &people.author, &people.outsider, &people.ex_member, &people.administrator];
    for person in &six[3..] {
        network.add_member(&network.closed.slug, &person.viewer).await;
    }
    six
}

#[test]
fn the_first_who_waits_gets_the_place_that_becomes_free() {
    each_database(async |network| {
        let [chair, one, two, three, four, _] = six(network).await;
        let required = [("registering", "required"), ("capacity", "2")];
        let session = planned(network, &network.closed, &required).await;
        for who in [chair, one, two, three, four] {
            assert_eq!(comes(network, who, session, "yes").await, 303);
        }
        // Who leads it takes no place.
        let places = ["place", "place", "place", "waiting", "waiting"];
        let each: Vec<_> = [chair, one, two, three, four].iter().zip(places).map(|(who, what)| of(who, what)).collect();
        assert_eq!(registered(network, session).await, each);
        assert!(page(network, four, session).await.contains("You are number 2 on the waiting list"));
        assert!(page(network, four, session).await.contains("2 of 2 places are taken · 2 people wait"));
        let list = says(network, four, "/live").await;
        assert!(list.contains("You wait: no. 2"), "{list}");
        assert_eq!(comes(network, one, session, "no").await, 303);
        assert_eq!(comes(network, one, session, "no").await, 303, "twice is once");
        assert!(page(network, four, session).await.contains("You are number 1 on the waiting list"));
        assert!(page(network, three, session).await.contains("You have a place."));
        assert!(says(network, three, "/").await.contains("You are coming"));
        assert_eq!(told(network, session).await.iter().filter(|it| **it == of(three, "place-given")).count(), 1);
        // Who comes back begins anew.
        assert_eq!(comes(network, one, session, "yes").await, 303);
        assert!(page(network, one, session).await.contains("You are number 2 on the waiting list"));
        // With more places the first gets one; with fewer nobody loses theirs.
        changed(network, &network.closed, session, &[("registering", "required"), ("capacity", "3")]).await;
        assert!(page(network, four, session).await.contains("You have a place."));
        changed(network, &network.closed, session, &[("registering", "required"), ("capacity", "1")]).await;
        assert!(page(network, one, session).await.contains("3 of 1 places are taken"));
        for who in [two, three] {
            assert_eq!(comes(network, who, session, "no").await, 303);
        }
        assert!(page(network, one, session).await.contains("You are number 1 on the waiting list"));
        // Where everybody can come, who waited comes.
        changed(network, &network.closed, session, &[("registering", "free")]).await;
        assert!(page(network, one, session).await.contains("You have said that you come."));
        assert!(!told(network, session).await.contains(&of(one, "session-changed")), "nothing that they must know");
    });
}

#[test]
fn asking_is_waiting_once_nobody_needs_to_be_asked() {
    each_database(async |network| {
        let (member, author) = (&network.people.member, &network.people.author);
        let session = planned(network, &network.closed, &[("registering", "approval"), ("capacity", "1")]).await;
        for who in [member, author] {
            assert_eq!(comes(network, who, session, "yes").await, 303);
        }
        changed(network, &network.closed, session, &[("registering", "required"), ("capacity", "1")]).await;
        assert_eq!(registered(network, session).await, [of(member, "place"), of(author, "waiting")]);
        assert_eq!(told(network, session).await, [of(member, "place-given")]);
    });
}

#[test]
fn a_place_is_given_once_whoever_asks_at_once() {
    each_database(async |network| {
        let [_, one, two, three, four, five] = six(network).await;
        let all = [one, two, three, four, five];
        for round in 0..4 {
            let required = [("registering", "required"), ("capacity", "2")];
            let session = planned(network, &network.closed, &required).await;
            let asked = join_all(all.iter().map(|who| comes(network, who, session, "yes"))).await;
            assert_eq!(asked, [303; 5]);
            let states = |all: Vec<String>| -> Vec<String> {
                all.iter().map(|it| it.rsplit(' ').next().unwrap().to_owned()).collect()
            };
            let before = registered(network, session).await;
            assert_eq!(states(before.clone()), ["place", "place", "waiting", "waiting", "waiting"], "round {round}");
            // Both who have a place give it up at the same instant.
            let had: Vec<_> = all.iter().filter(|who| before.contains(&of(who, "place"))).collect();
            let withdrawn = join_all(had.iter().map(|who| comes(network, who, session, "no"))).await;
            assert_eq!(withdrawn, [303; 2]);
            assert_eq!(states(registered(network, session).await), ["place", "place", "waiting"], "round {round}");
            // Each who has one now was told once.
            for line in registered(network, session).await.iter().filter(|it| it.ends_with(": place")) {
                let given = format!("{}place-given", line.trim_end_matches("place"));
                assert_eq!(told(network, session).await.iter().filter(|it| **it == given).count(), 1, "{given}");
            }
        }
    });
}

#[test]
fn who_cannot_come_any_more_has_no_place_and_hears_nothing() {
    each_database(async |network| {
        let (sund, people) = (network.sund(), &network.people);
        let [chair, one, two, three, four, _] = six(network).await;
        let session = planned(network, &network.closed, &[("registering", "required"), ("capacity", "2")]).await;
        for who in [one, two, three, four] {
            assert_eq!(comes(network, who, session, "yes").await, 303);
        }
        workgroups::remove_member(sund, &chair.viewer, &network.closed.slug, one.viewer.person).await.unwrap();
        settle_due(sund).await.unwrap();
        assert_eq!(registered(network, session).await, [of(two, "place"), of(three, "place"), of(four, "waiting")]);
        let suspend = [("kind", "suspend"), ("days", "7"), ("cause", ""), ("reason", "Enough")];
        let measures = format!("/workgroups/{}/moderation/{}", network.closed.slug, two.viewer.person);
        let done = network.post(chair, &measures, &suspend).await;
        assert_eq!(done.status, 303, "{}", done.body);
        // Nobody needs to wait for the job: whatever is done with places sees it.
        changed(
            network,
            &network.closed,
            session,
            &[("registering", "required"), ("capacity", "2"), ("place", "Oslo")],
        )
        .await;
        assert_eq!(registered(network, session).await, [of(three, "place"), of(four, "place")]);
        let told = told(network, session).await;
        for gone in [one, two] {
            assert!(!told.contains(&of(gone, "session-changed")), "{told:?}");
        }
        for who in [three, four] {
            assert!(told.contains(&of(who, "session-changed")), "{told:?}");
        }
        assert!(!told.iter().any(|it| it.starts_with(&people.chair.viewer.name)), "not of one's own act: {told:?}");
    });
}

#[test]
fn how_many_places_is_a_number_that_can_be() {
    each_database(async |network| {
        let chair = &network.people.chair;
        for (how, many, says) in [
            ("required", "0", "A number from 1 to 10000"),
            ("required", "10001", "A number from 1 to 10000"),
            ("approval", "many", "A number from 1 to 10000"),
            ("free", "5", "Places are for sessions for which one registers"),
            ("nonsense", "", "Choose"),
        ] {
            let fields = plan(&network.open, &[("registering", how), ("capacity", many), ("purpose", "Not lost")]);
            let answer = network.post(chair, "/live/new", &fields).await;
            assert_eq!(answer.status, 422, "{how} {many}");
            let text = html::text(&answer.body);
            assert!(text.contains(says) || how == "nonsense", "{how} {many}: {text}");
            assert_eq!(html::field(&answer.body, "capacity").as_deref(), Some(many));
            assert_eq!(html::field(&answer.body, "purpose").as_deref(), Some("Not lost"));
        }
    });
}

/// Under a promise to name nobody it is forgotten who came; else those who lead the session keep their list.
#[test]
fn who_came_is_forgotten_where_nobody_is_named() {
    each_database(async |network| {
        let (chair, member) = (&network.people.chair, &network.people.member);
        for (mode, left) in [("attributed", 1), ("alias", 0)] {
            let session = planned(network, &network.closed, &[("registering", "required"), ("mode", mode)]).await;
            assert_eq!(comes(network, member, session, "yes").await, 303);
            opened(network, session).await;
            assert_eq!(network.post(chair, &format!("/live/{session}/end"), &[("", "")]).await.status, 303);
            assert_eq!(registered(network, session).await.len(), left, "{mode}");
            assert_eq!(told(network, session).await.len(), left, "{mode}");
            let list = says(network, chair, &format!("/live/{session}/registrations")).await;
            assert_eq!(list.contains(&member.viewer.name), left == 1, "{list}");
            assert_eq!(comes(network, member, session, "no").await, 403);
        }
    });
}
