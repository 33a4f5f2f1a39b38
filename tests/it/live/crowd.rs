//! Many at once.

use super::socket::{Socket, record, said};
use std::{collections::HashSet, time::Duration};
use sund_actions::live::{self, Talk as _, Terms, say_all};
use sund_domain::{
    Refusal,
    language::UiLanguage,
    live::frames::{ClientFrame, ServerFrame, Why, close},
    time::SECOND,
};
use sund_pages::words::Words;
use sund_tests::{Network, Person, each_database};
use tokio::time::{sleep, timeout};

/// Messages that are in every open session before a test begins.
const BEFORE: u32 = 2;

fn members(network: &Network) -> [&Person; 3] {
    [&network.people.chair, &network.people.member, &network.people.author]
}

#[test]
fn a_crowd_hears_everything_in_one_order() {
    each_database(async |network| {
        let session = network.closed.open;
        let mut browsers = Vec::new();
        for n in 0..48 {
            browsers.push(Socket::enter(network, members(network)[n % 3], session, 0).await);
        }
        let talk = browsers.into_iter().enumerate().map(async |(n, mut browser)| {
            let mut acknowledged = Vec::new();
            for m in 0..20 {
                let id = n as u128 * 1_000 + m;
                acknowledged.push(browser.said(id, &format!("{n}/{m}")).await.unwrap());
                if m % 5 == 0 {
                    assert_eq!(browser.said(id, "a resend").await.as_ref(), Ok(acknowledged.last().unwrap()));
                    network.clock.forward(SECOND);
                }
            }
            browser.until(BEFORE + 960).await;
            (n, acknowledged, browser)
        });
        let record = record(network, session).await.len();
        assert_eq!(record, BEFORE as usize);
        let mut all = HashSet::new();
        for (n, acknowledged, browser) in futures_util::future::join_all(talk).await {
            assert!(acknowledged.is_sorted(), "each sender's order is kept");
            for (m, number) in acknowledged.iter().enumerate() {
                let message = &browser.shown[*number as usize - 1];
                assert_eq!(message.html.trim(), format!("<p>{n}/{m}</p>"), "the number is the message's");
            }
            all.extend(acknowledged);
            assert_eq!(
                browser.shown,
                super::socket::record(network, session).await,
                "one order, no gap, nothing twice"
            );
        }
        assert_eq!(all.len(), 960);
    });
}

#[test]
fn what_was_missed_comes_once_and_in_order() {
    each_database(async |network| {
        let session = network.closed.open;
        let [chair, member, _] = members(network);
        let talking = async {
            let mut speaker = Socket::enter(network, chair, session, 0).await;
            for n in 0..150 {
                network.clock.forward(SECOND);
                speaker.said(n, "x").await.unwrap();
                sleep(Duration::from_millis(5)).await;
            }
        };
        let coming_and_going = async {
            let mut seen = vec![1, 2];
            for round in 0..20 {
                let mut back = Socket::enter(network, member, session, *seen.last().unwrap()).await;
                let _ = timeout(Duration::from_millis(40 + round), back.until(u32::MAX)).await;
                seen.extend(back.numbers());
            }
            seen
        };
        let ((), mut seen) = tokio::join!(talking, coming_and_going);
        seen.extend(Socket::enter(network, member, session, *seen.last().unwrap()).await.numbers());
        assert_eq!(seen, (1..=BEFORE + 150).collect::<Vec<u32>>(), "no gap, nothing twice");
    });
}

#[test]
fn a_long_backlog_comes_in_pages() {
    each_database(async |network| {
        let (session, chair) = (network.closed.open, &network.people.chair);
        for part in 0..5 {
            let batch = (0..201).map(|n| (chair.speaker(), said(part * 1_000 + n, "x")));
            say_all(network.sund(), session, Terms::default(), batch.collect()).await.unwrap();
        }
        let last = BEFORE + 1_005;
        assert_eq!(Socket::enter(network, chair, session, 0).await.numbers(), (1..=last).collect::<Vec<u32>>());
        assert_eq!(Socket::enter(network, chair, session, last - 1).await.numbers(), [last]);
        let mut ahead = Socket::open(network, chair, session).await;
        assert_eq!(ahead.hello(chair, 5_000).await, last);
        assert_eq!(ahead.said(9_999, "x").await, Ok(last + 1));
        while ahead.shown.is_empty() {
            ahead.next().await;
        }
        assert_eq!(ahead.numbers(), [last + 1], "a number that was never given hides nothing new");
    });
}

#[test]
fn the_end_reaches_everybody_and_those_who_come_later() {
    each_database(async |network| {
        let session = network.closed.open;
        let [chair, member, _] = members(network);
        let mut here = Socket::enter(network, member, session, 0).await;
        let number = here.said(1, "Last words").await.unwrap();
        let answer = network.post(chair, &format!("/live/{session}/end"), &[("", "")]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert_eq!(here.closed_soon().await, Some(close::ENDED));
        assert_eq!(here.last(), number);

        let mut late = Socket::open(network, member, session).await;
        late.hello(member, number - 1).await;
        assert!(matches!(late.next().await, ServerFrame::Message { .. }));
        assert_eq!(late.next().await, ServerFrame::Ended);
        assert_eq!(late.closed().await, Some(close::ENDED));
    });
}

#[test]
fn what_another_node_does_is_seen_without_a_hint() {
    each_database(async |network| {
        let session = network.closed.open;
        let [chair, member, _] = members(network);
        let mut here = Socket::enter(network, member, session, 0).await;
        say_all(network.sund(), session, Terms::default(), vec![(chair.speaker(), said(1, "From elsewhere"))])
            .await
            .unwrap();
        here.until(BEFORE + 1).await;
        live::end(network.sund(), &chair.viewer, session, "", Words::of(UiLanguage::En)).await.unwrap();
        assert_eq!(here.closed_soon().await, Some(close::ENDED));
    });
}

/// More than a room reads for everybody: also if nothing follows that would show the gap.
#[test]
fn so_much_from_another_node_at_once_is_read_by_each_anew() {
    each_database(async |network| {
        let session = network.closed.open;
        let [chair, member, _] = members(network);
        let mut here = Socket::enter(network, member, session, 0).await;
        let batch = (0..600).map(|n| (chair.speaker(), said(n, "From elsewhere"))).collect();
        say_all(network.sund(), session, Terms::default(), batch).await.unwrap();
        assert_eq!(here.closed_soon().await, Some(close::RESUME));
        assert_eq!(here.numbers(), [1, 2]);
        let back = Socket::enter(network, member, session, here.last()).await;
        assert_eq!(back.numbers(), (BEFORE + 1..=BEFORE + 600).collect::<Vec<u32>>());
    });
}

#[test]
fn who_is_here_is_told_once_for_many_changes() {
    each_database(async |network| {
        let session = network.closed.open;
        let [chair, member, author] = members(network);
        let hub = network.hub();
        let mut first = Socket::enter(network, chair, session, 0).await;
        let mut others = Vec::new();
        for n in 0..20 {
            others.push(Socket::enter(network, [member, author][n % 2], session, 0).await);
        }
        let mut lists = 0;
        loop {
            let ServerFrame::Here { count, countries, people } = first.next().await else { continue };
            lists += 1;
            assert_eq!(people[0].person, chair.viewer.person, "chairs first");
            assert_eq!(countries.iter().map(|(_, n)| n).sum::<u32>(), count);
            if (count, countries.len(), people.len()) == (3, 2, 3) {
                break;
            }
        }
        assert!(lists < 10, "{lists} lists for 20 sockets");
        assert_eq!(hub.here(session).count, 3);
        drop(others);
        while !matches!(first.next().await, ServerFrame::Here { count: 1, .. }) {}
        assert_eq!(hub.here(session).people.len(), 1);
    });
}

#[test]
fn a_form_takes_the_same_way_as_a_socket() {
    each_database(async |network| {
        let session = network.closed.open;
        let [chair, member, _] = members(network);
        let by_form = async |who: &Person, form: u128, body: &str| {
            let form = uuid::Uuid::from_u128(form).to_string();
            let fields = [("form", form.as_str()), ("body", body), ("language", "")];
            network.post(who, &format!("/live/{session}/messages"), &fields).await
        };
        let mut here = Socket::enter(network, member, session, 0).await;
        for _ in 0..2 {
            let answer = by_form(chair, 7, "By a form").await;
            assert_eq!((answer.status, answer.location()), (303, format!("/live/{session}#m3").as_str()));
        }
        here.until(3).await;
        assert_eq!(here.said(1, "By a socket").await, Ok(4));
        assert_eq!(here.shown[2].html.trim(), "<p>By a form</p>");
        let hub = network.hub();
        let gone = Err(Why::Rule(Refusal::NotFound));
        assert_eq!(hub.say(session, network.people.outsider.speaker(), said(3, "x")).await, gone);
        assert_eq!(hub.say(network.sund().new_id(), chair.speaker(), said(3, "x")).await, gone);
        assert_eq!(by_form(&network.people.ex_member, 8, "x").await.status, 404);
        here.send(&ClientFrame::Say { id: uuid::Uuid::nil(), text: " ".into(), language: None, reply_to: None }).await;
        while !matches!(here.next().await, ServerFrame::Refused { why: Why::Empty, .. }) {}
    });
}
