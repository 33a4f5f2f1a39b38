//! Two nodes on one database, and NATS between them: hints make it fast, and nothing hangs on them.

use super::{chatham::opened, modes::six, socket::Socket};
use futures_util::StreamExt as _;
use std::{
    process::Command,
    time::{Duration, Instant},
};
use sund_domain::{
    ids::SessionId,
    live::{Mode, frames::close},
    time::SECOND,
};
use sund_tests::{Engine, NatsServer, Network, on_with};
use tokio::time::{sleep, timeout};
use uuid::Uuid;

/// Well below the beat of 1.5 s, with which everything is seen also without hints.
const AT_ONCE: Duration = Duration::from_millis(200);
/// A loss shows within 2 s; and two more, for a machine that runs all tests at once.
const WITH_THE_BEAT: Duration = Duration::from_secs(4);

/// SQLite is one process.
fn on_two(nats: &NatsServer, test: &impl AsyncFn(&Network, &Network)) {
    if !Engine::all().contains(&Engine::Postgres) {
        return;
    }
    on_with(
        Engine::Postgres,
        |settings| nats.serve(settings),
        async |one| {
            let other = one.another_node_with(|settings| nats.serve(settings)).await;
            test(one, &other).await;
            other.stop().await;
        },
    );
}

#[expect(clippy::disallowed_methods, reason = "a duration is measured")]
fn begin() -> Instant {
    Instant::now()
}

/// Somebody who speaks at one node and somebody who listens at the other.
struct Pair<'a> {
    nodes: [&'a Network; 2],
    speaker: Socket,
    listener: Socket,
    next: u128,
}

impl<'a> Pair<'a> {
    async fn enter(one: &'a Network, other: &'a Network, session: SessionId) -> Self {
        let speaker = Socket::enter(one, &one.people.chair, session, 0).await;
        let listener = Socket::enter(other, &one.people.member, session, 0).await;
        Self { nodes: [one, other], speaker, listener, next: 1 }
    }

    /// Says something at one node: how long after its acknowledgement it is seen at the other.
    async fn travels(&mut self) -> Duration {
        self.nodes[0].clock.forward(SECOND);
        self.next += 1;
        let number = self.speaker.said(self.next, &format!("Number {}", self.next)).await.unwrap();
        let begin = begin();
        self.listener.until(number).await;
        begin.elapsed()
    }

    async fn median(&mut self) -> Duration {
        let mut all = Vec::new();
        for _ in 0..9 {
            all.push(self.travels().await);
        }
        all.sort();
        all[all.len() / 2]
    }

    /// Hints flow, or do again. A client that has just come, or come back, takes a moment; a busy machine another.
    async fn is_fast(&mut self) {
        let mut medians = Vec::new();
        for _ in 0..5 {
            medians.push(self.median().await);
            if medians.last().is_some_and(|median| *median < AT_ONCE) {
                eprintln!("seen at the other node after {medians:?} (medians)");
                return;
            }
        }
        panic!("no hint, it seems: seen after {medians:?}");
    }

    async fn misses_nothing(&mut self) {
        self.speaker.until(self.listener.last()).await;
        let all: Vec<u32> = (1..=self.listener.last()).collect();
        assert_eq!([self.speaker.numbers(), self.listener.numbers()], [all.clone(), all], "once, in order, no gap");
    }
}

/// A client of the test's own.
async fn stranger(nats: &NatsServer) -> async_nats::Client {
    async_nats::connect(nats.url()).await.unwrap()
}

#[test]
fn what_is_said_at_one_node_is_seen_at_the_other_at_once() {
    let nats = NatsServer::with_login("sund", "geheim");
    on_two(&nats, &async |one, other| {
        let session = one.closed.open;
        let mut pair = Pair::enter(one, other, session).await;
        pair.is_fast().await;
        // The other way too, and what is no message.
        let mut back = Pair::enter(other, one, session).await;
        // Other ids: the same ones would be resends.
        back.next = 1_000;
        back.is_fast().await;
        let begin = begin();
        let ended = one.post(&one.people.chair, &format!("/live/{session}/end"), &[("", "")]).await;
        assert_eq!(ended.status, 303, "{}", ended.body);
        assert_eq!(timeout(WITH_THE_BEAT, pair.listener.closed()).await.ok().flatten(), Some(close::ENDED));
        eprintln!("the end of a session took {:?} to the other node", begin.elapsed());
    });
}

#[test]
fn nothing_but_ids_of_sessions_and_numbers_goes_over_the_bus() {
    let nats = NatsServer::start();
    on_two(&nats, &async |one, other| {
        let stranger = stranger(&nats).await;
        let mut all = stranger.subscribe(">").await.unwrap();
        stranger.flush().await.unwrap();
        let closed = one.closed.open;
        let chatham = opened(one, Mode::ChathamHouse).await;
        Pair::enter(one, other, closed).await.is_fast().await;
        let mut here = Vec::new();
        for person in six(one) {
            here.push(Socket::enter(one, person, chatham, 0).await);
        }
        // Of those who are here it is known at this node alone.
        let mut there = Socket::enter(other, six(one)[1], chatham, 0).await;
        for (n, socket) in (100..).zip(&mut here) {
            one.clock.forward(SECOND);
            socket.said(n, "Spoken in confidence").await.unwrap();
        }
        there.until(6).await;
        for act in ["hand", "end"] {
            let done = one.post(six(one)[0], &format!("/live/{chatham}/{act}"), &[("", "")]).await;
            assert_eq!(done.status, 303, "{act}: {}", done.body);
        }
        assert_eq!(timeout(WITH_THE_BEAT, there.closed()).await.ok().flatten(), Some(close::ENDED));

        let mut of = [0, 0];
        while let Ok(Some(message)) = timeout(Duration::from_millis(300), all.next()).await {
            let session = message.subject.strip_prefix("sund.live.").map(str::parse::<SessionId>);
            let which = [closed, chatham].iter().position(|known| session == Some(Ok(*known)));
            of[which.unwrap_or_else(|| panic!("{message:?}"))] += 1;
            assert!(message.payload.len() < 11 && message.payload.iter().all(u8::is_ascii_digit), "{message:?}");
            assert!(message.headers.is_none() && message.reply.is_none(), "{message:?}");
        }
        assert!(of.iter().all(|count| *count > 0), "{of:?}");
    });
}

#[test]
fn without_nats_everything_is_seen_with_the_beat_and_with_it_again_at_once() {
    let nats = std::cell::RefCell::new(NatsServer::absent());
    let address = NatsServer::serve;
    if !Engine::all().contains(&Engine::Postgres) {
        return;
    }
    // Both start although it is not there.
    on_with(
        Engine::Postgres,
        |settings| address(&nats.borrow(), settings),
        async |one| {
            let other = one.another_node_with(|settings| address(&nats.borrow(), settings)).await;
            let mut pair = Pair::enter(one, &other, one.closed.open).await;
            for round in 0..2 {
                for _ in 0..2 {
                    let seen = pair.travels().await;
                    assert!(seen < WITH_THE_BEAT, "round {round}: {seen:?}");
                }
                nats.borrow_mut().begin();
                pair.is_fast().await;
                nats.borrow_mut().end();
            }
            pair.misses_nothing().await;
            other.stop().await;
        },
    );
}

#[test]
fn hints_that_are_doubled_old_or_invented_do_nothing() {
    let nats = NatsServer::start();
    on_two(&nats, &async |one, other| {
        let session = one.closed.open;
        let mut pair = Pair::enter(one, other, session).await;
        pair.is_fast().await;
        let stranger = stranger(&nats).await;
        let of = format!("sund.live.{session}");
        let publish =
            async |subject: &str, payload: Vec<u8>| stranger.publish(subject.to_owned(), payload.into()).await.unwrap();

        // What a node has already it does not ask for: here, twice the number it is at and all before it.
        let looks = || other.statements.take().iter().filter(|sql| sql.contains("sign_in_sessions i")).count();
        looks();
        let begin = begin();
        let last = pair.listener.last();
        for number in (0..=last).chain([last; 2_000]) {
            publish(&of, number.to_string().into_bytes()).await;
        }
        stranger.flush().await.unwrap();
        sleep(Duration::from_secs(1)).await;
        let (looked, beats) = (looks(), begin.elapsed().as_millis() / 1_500 + 1);
        assert!(looked as u128 <= beats + 2, "{looked} looks in {:?}", begin.elapsed());

        for n in 0..300_u32 {
            publish(&of, Vec::new()).await;
            publish(&of, (u32::MAX - n).to_string().into_bytes()).await;
            publish(&of, b"99999999999999999999".to_vec()).await;
            publish(&of, vec![0xff; 1_000]).await;
            publish(&format!("sund.live.{}", Uuid::from_u128(n.into())), b"7".to_vec()).await;
            publish("sund.live.nothing", b"7".to_vec()).await;
            if n % 100 == 0 {
                pair.travels().await;
            }
        }
        stranger.flush().await.unwrap();
        pair.is_fast().await;
        pair.misses_nothing().await;
        assert!(format!("{:?}", other.hub()).contains("rooms: 1"), "a hint makes no room: {:?}", other.hub());
    });
}

#[test]
fn a_frozen_nats_delays_nobody() {
    let nats = NatsServer::start();
    on_two(&nats, &async |one, other| {
        let mut pair = Pair::enter(one, other, one.closed.open).await;
        pair.is_fast().await;
        let tell = |signal: &str| {
            let process = nats.process().unwrap().to_string();
            assert!(Command::new("kill").args([signal, &process]).status().unwrap().success());
        };
        tell("-STOP");
        let mut acknowledged = Vec::new();
        for n in 10_000..10_200 {
            one.clock.forward(SECOND);
            let begin = begin();
            pair.speaker.said(n, "x").await.unwrap();
            acknowledged.push(begin.elapsed());
        }
        let seen = pair.travels().await;
        tell("-CONT");
        acknowledged.sort();
        assert!(acknowledged[100] < AT_ONCE, "acknowledged after {acknowledged:?}");
        assert!(seen < WITH_THE_BEAT, "{seen:?}");
        pair.is_fast().await;
        pair.misses_nothing().await;
    });
}
