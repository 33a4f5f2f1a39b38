//! Too fast, too slow, too many.

use super::socket::{Socket, record, said};
use std::time::Duration;
use sund_actions::live::Talk as _;
use sund_domain::live::frames::{ServerFrame, Why, close};
use sund_tests::each_database;
use tokio::time::sleep;
use tokio_tungstenite::tungstenite::Message;

#[test]
fn whoever_speaks_too_fast_is_told_so_and_a_flood_is_closed() {
    each_database(async |network| {
        let session = network.closed.open;
        let mut socket = Socket::enter(network, &network.people.member, session, 0).await;
        // The clock stands still: what may be said at once, and not one more.
        for n in 0..30 {
            socket.say(n, "x").await;
        }
        let (mut taken, mut refused) = (0, 0);
        while taken + refused < 30 {
            match socket.next().await {
                ServerFrame::Ack { .. } => taken += 1,
                ServerFrame::Refused { why, .. } => {
                    assert_eq!(why, Why::TooFast);
                    refused += 1;
                }
                _ => {}
            }
        }
        assert_eq!((taken, record(network, session).await.len()), (20, 22));
        network.clock.forward(200);
        assert_eq!(socket.said(99, "Five a second").await, Ok(23));
        for _ in 0..1_000 {
            socket.send_raw(Message::Ping(Vec::new().into())).await;
        }
        let code = socket.closed().await;
        assert!(code == Some(close::TOO_FAST) || code.is_none(), "{code:?}");
    });
}

#[test]
fn one_person_has_only_so_many_sockets() {
    each_database(async |network| {
        let (member, session) = (&network.people.member, network.closed.open);
        let mut sockets = Vec::new();
        for _ in 0..16 {
            sockets.push(Socket::enter(network, member, session, 0).await);
        }
        let mut one_more = Socket::open(network, member, session).await;
        one_more.send(&sund_domain::live::frames::ClientFrame::Hello { after: 0 }).await;
        assert_eq!(one_more.closed().await, Some(close::TOO_FAST));
        sockets.pop();
        sleep(Duration::from_millis(300)).await;
        Socket::enter(network, member, session, 0).await;
    });
}

#[test]
fn a_slow_reader_is_sent_away_and_slows_nobody() {
    each_database(async |network| {
        let (people, session, hub) = (&network.people, network.closed.open, network.hub());
        let mut slow = Socket::open_narrow(network, &people.member, session).await;
        slow.hello(&people.member, 0).await;
        let mut quick = Socket::enter(network, &people.chair, session, 0).await;
        while hub.here(session).count < 2 {
            sleep(Duration::from_millis(20)).await;
        }
        // About 8 MB, more than the system's buffers hold; never so much at once that the quick one, who waits for the
        // same two cores, could fall behind too.
        let text = "word ".repeat(790);
        let flood = async {
            for part in 0..80 {
                let all = (0..25).map(|n| hub.say(session, people.author.speaker(), said(part * 25 + n, &text)));
                for answer in futures_util::future::join_all(all).await {
                    answer.unwrap();
                }
                quick.until(2 + 25 * (u32::try_from(part).unwrap() + 1)).await;
            }
        };
        let reading_late = async {
            while hub.here(session).count == 2 {
                sleep(Duration::from_millis(20)).await;
            }
            slow.closed().await
        };
        let ((), code) = tokio::join!(flood, reading_late);
        assert_eq!(code, Some(close::RESUME));
        assert_eq!(quick.numbers(), (1..=2_002).collect::<Vec<u32>>());
        assert!(slow.last() < 2_002, "it did not hear everything");
        assert_eq!(slow.numbers(), (1..=slow.last()).collect::<Vec<u32>>(), "but what it heard has no gap");
        let rest = Socket::enter(network, &people.member, session, slow.last()).await;
        assert_eq!(slow.shown.len() + rest.shown.len(), 2_002, "it comes back and resumes");
    });
}

#[test]
fn a_node_that_goes_away_sends_everybody_back_and_loses_nothing() {
    each_database(async |network| {
        let (member, session, hub) = (&network.people.member, network.closed.open, network.hub());
        let mut here = Socket::enter(network, member, session, 0).await;
        let mut silent = Socket::open(network, member, session).await;
        for n in 0..10 {
            here.say(n, "x").await;
        }
        here.until(3).await;
        let codes = async { (here.closed().await, silent.closed().await) };
        let ((), codes) = tokio::join!(hub.shut_down(Duration::from_secs(10)), codes);
        assert_eq!(codes, (Some(1001), Some(1001)));
        assert_eq!(format!("{hub:?}"), "Hub { rooms: 0, .. }");
        assert!(record(network, session).await.len() >= here.shown.len());
        let number = hub.say(session, member.speaker(), said(99, "A form that was on its way")).await.unwrap();
        assert_eq!(number as usize, record(network, session).await.len());
    });
}

#[test]
fn a_room_that_nobody_uses_ends() {
    each_database(async |network| {
        let hub = network.hub();
        let socket = Socket::enter(network, &network.people.member, network.closed.open, 0).await;
        sleep(Duration::from_secs(2)).await;
        assert_eq!(format!("{hub:?}"), "Hub { rooms: 1, .. }");
        drop(socket);
        for _ in 0..200 {
            if format!("{hub:?}") == "Hub { rooms: 0, .. }" {
                return;
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("the room goes on");
    });
}
