//! Updates and reminders: to whom, when, and each once.

use super::*;
use futures_util::future::join_all;
use sund_actions::live::settle_due;
use sund_domain::time::{DAY, HOUR, MINUTE, Timestamp};
use sund_tests::{Engine, on};

/// 25 November, 14:00 in Helsinki.
fn starts(network: &Network) -> Timestamp {
    // It is noon there, on the 21st.
    network.now().plus(4 * DAY + 2 * HOUR)
}

/// The same person, who signs in again days later.
async fn again(network: &Network, who: &Person) -> Person {
    network.another_browser(&who.viewer).await
}

async fn reminders(network: &Network, session: SessionId) -> Vec<String> {
    let told = told(network, session).await;
    told.into_iter().filter(|it| it.ends_with("session-tomorrow") || it.ends_with("session-soon")).collect()
}

#[test]
fn who_comes_is_reminded_a_day_and_an_hour_before_and_once() {
    each_database(async |network| {
        let (sund, people) = (network.sund(), &network.people);
        let (member, author) = (&people.member, &people.author);
        let session = planned(network, &network.closed, &[]).await;
        let starts = starts(network);
        assert_eq!(comes(network, member, session, "yes").await, 303);
        network.clock.put(starts.plus(-DAY - 1));
        settle_due(sund).await.unwrap();
        assert!(reminders(network, session).await.is_empty());
        network.clock.put(starts.plus(-DAY));
        for done in join_all((0..4).map(|_| settle_due(sund))).await {
            done.unwrap();
        }
        assert_eq!(reminders(network, session).await, [of(member, "session-tomorrow")]);
        // Who registers after that moment knows.
        network.clock.forward(MINUTE);
        assert_eq!(comes(network, &again(network, author).await, session, "yes").await, 303);
        settle_due(sund).await.unwrap();
        assert_eq!(reminders(network, session).await, [of(member, "session-tomorrow")]);
        assert!(says(network, &again(network, member).await, "/inbox").await.contains("A session starts within a day"));
        network.clock.put(starts.plus(-HOUR));
        for done in join_all((0..4).map(|_| settle_due(sund))).await {
            done.unwrap();
        }
        let both = [of(author, "session-soon"), of(member, "session-soon"), of(member, "session-tomorrow")];
        let mut both = both.to_vec();
        both.sort_unstable();
        assert_eq!(reminders(network, session).await, both);
        network.clock.put(starts);
        settle_due(sund).await.unwrap();
        assert_eq!(reminders(network, session).await, both);
    });
}

#[test]
fn at_another_time_both_are_due_anew() {
    each_database(async |network| {
        let (sund, member) = (network.sund(), &network.people.member);
        let session = planned(network, &network.closed, &[]).await;
        let starts = starts(network);
        assert_eq!(comes(network, member, session, "yes").await, 303);
        network.clock.put(starts.plus(-HOUR));
        settle_due(sund).await.unwrap();
        assert_eq!(reminders(network, session).await, [of(member, "session-soon")]);
        // What nobody has seen and is not so any more is taken back.
        let chair = again(network, &network.people.chair).await;
        let moved = plan(&network.closed, &[("start", "2026-11-27T14:00")]);
        assert_eq!(network.post(&chair, &format!("/live/{session}/change"), &moved).await.status, 303);
        assert!(reminders(network, session).await.is_empty());
        assert!(told(network, session).await.contains(&of(member, "session-changed")));
        network.clock.put(starts.plus(DAY));
        settle_due(sund).await.unwrap();
        assert_eq!(reminders(network, session).await, [of(member, "session-tomorrow")]);
        network.clock.put(starts.plus(2 * DAY - HOUR));
        settle_due(sund).await.unwrap();
        assert_eq!(reminders(network, session).await, [of(member, "session-soon"), of(member, "session-tomorrow")]);
    });
}

/// The moment of a reminder is over when it is planned: nobody is reminded of what they have just read.
#[test]
fn of_what_is_planned_late_nobody_is_reminded() {
    each_database(async |network| {
        let (sund, member) = (network.sund(), &network.people.member);
        let session = planned(network, &network.closed, &[("start", "2026-11-21T12:30")]).await;
        assert_eq!(comes(network, member, session, "yes").await, 303);
        settle_due(sund).await.unwrap();
        network.clock.forward(20 * MINUTE);
        settle_due(sund).await.unwrap();
        assert!(reminders(network, session).await.is_empty());
    });
}

#[test]
fn a_typo_is_no_news_and_a_cancellation_is() {
    each_database(async |network| {
        let (sund, people) = (network.sund(), &network.people);
        let (member, author) = (&people.member, &people.author);
        let session = planned(network, &network.closed, &[("registering", "approval")]).await;
        for who in [&people.chair, member, author] {
            assert_eq!(comes(network, who, session, "yes").await, 303);
        }
        let approval = ("registering", "approval");
        changed(network, &network.closed, session, &[approval, ("purpose", "To talk, and to listen.")]).await;
        let asks = of(&people.chair, "place-asked");
        assert_eq!(told(network, session).await, [asks.clone(), asks.clone()], "and nothing of the purpose");
        changed(network, &network.closed, session, &[approval, ("title", "Who has a seat?")]).await;
        let mut expected = [author, member].map(|who| of(who, "session-changed")).to_vec();
        expected.extend([asks.clone(), asks]);
        expected.sort_unstable();
        assert_eq!(told(network, session).await, expected);
        // Without a place nobody is reminded.
        network.clock.put(starts(network).plus(-HOUR));
        settle_due(sund).await.unwrap();
        assert!(!reminders(network, session).await.contains(&of(member, "session-soon")));
        let reason = [("reason", "The ferry does not sail.")];
        let chair = again(network, &people.chair).await;
        assert_eq!(network.post(&chair, &format!("/live/{session}/cancel"), &reason).await.status, 303);
        assert!(told(network, session).await.contains(&of(member, "session-cancelled")));
        let inbox = says(network, &again(network, member).await, "/inbox").await;
        assert!(inbox.contains("cancelled a session") && inbox.contains("The ferry does not sail."), "{inbox}");
        assert!(reminders(network, session).await.is_empty(), "of what does not take place");
    });
}

/// Two nodes, one PostgreSQL.
#[test]
fn two_nodes_remind_once() {
    if !Engine::all().contains(&Engine::Postgres) {
        return;
    }
    on(Engine::Postgres, async |network| {
        let other = network.another_node().await;
        let member = &network.people.member;
        let session = planned(network, &network.closed, &[]).await;
        assert_eq!(comes(network, member, session, "yes").await, 303);
        network.clock.put(starts(network).plus(-DAY));
        let all = (0..8).map(|n| settle_due(if n % 2 == 0 { network.sund() } else { other.sund() }));
        for done in join_all(all).await {
            done.unwrap();
        }
        assert_eq!(reminders(network, session).await, [of(member, "session-tomorrow")]);
        other.stop().await;
    });
}
