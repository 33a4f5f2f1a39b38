//! Floods: whatever comes in over connections and sockets, the server's memory stays what it was, nothing of it stays open,
//! and a conversation in the same session goes on as if nothing were.
//!
//! The server is a process of its own, so that its memory is that of nobody else.

use super::wire::line::{Frame, Heard, Line, binary, handshake, more, ping, say, text};
use futures_util::{FutureExt as _, future::join_all};
use std::{
    net::SocketAddr,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};
use sund_domain::{ids::SessionId, live::frames::ServerFrame};
use sund_tests::{
    Database, Engine, Person,
    process::{self, Process, Told},
};
use tokio::time::{sleep, timeout};

/// Rounds of all floods before memory is looked at for the first time: buffers and pools grow to what they need.
const WARM_UP: usize = 2;
const ROUNDS: usize = 4;
/// Memory may be so much more after all rounds. One socket that is left behind with a frame is 64 KiB, and so may be one
/// half of a handshake: a round has hundreds of them.
const GROWTH_MOST: usize = 8 * 1024 * 1024;
/// Between a message and its arrival at somebody else, on a machine that is busy with other tests and with the floods.
const LATENCY_MOST: Duration = Duration::from_secs(4);
/// No flood goes on for longer in a round.
const FLOOD_MOST: Duration = Duration::from_secs(1);

/// Whom a flood comes from, and where to.
#[derive(Clone, Copy)]
struct At<'a> {
    address: SocketAddr,
    session: SessionId,
    who: &'a Person,
}

impl At<'_> {
    async fn enter(self) -> Line {
        Line::enter(self.address, self.who, self.session).await
    }

    /// Some sockets of one person at once. They may have sixteen in a session; those of the round before are gone by then.
    async fn some(self, count: usize, flood: impl AsyncFn(Line)) {
        join_all((0..count).map(|_| async {
            let line = self.enter().await;
            let _ = timeout(FLOOD_MOST, flood(line)).await;
        }))
        .await;
    }
}

/// What is no frame at all, and what is one and must not be.
async fn broken(at: At<'_>) {
    at.some(4, async |mut line| {
        // The same bytes each time, and none alike.
        let noise: Vec<u8> = (0..5_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        line.write(&noise).await;
        while line.frame().await.is_some() {}
    })
    .await;
    at.some(4, async |mut line| {
        line.write(&text("x").reserved(5).bytes()).await;
        while line.frame().await.is_some() {}
    })
    .await;
}

/// As large as it may be, larger, and as large as can be said.
async fn huge(at: At<'_>) {
    at.some(4, async |mut line| {
        for id in 0..15 {
            line.write(&text(say(id, b"Large", 65_536)).bytes()).await;
        }
        line.write(&binary(vec![0; 1 << 20]).bytes()).await;
        while line.frame().await.is_some() {}
    })
    .await;
    at.some(4, async |mut line| {
        line.write(b"\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff\0\0\0\0").await;
        while line.frame().await.is_some() {}
    })
    .await;
}

/// Messages that never end: with much in them, and with nothing at all.
async fn endless(at: At<'_>) {
    let much = text(vec![b'x'; 1_000]).goes_on().bytes();
    let more_of_it = more(vec![b'x'; 1_000]).goes_on().bytes();
    at.some(4, async |mut line| {
        line.write(&much).await;
        for _ in 0..60 {
            line.write(&more_of_it).await;
        }
        std::future::pending::<()>().await;
    })
    .await;
    let nothing = more("").goes_on().bytes().repeat(10_000);
    at.some(4, async |mut line| {
        line.write(&text("x").goes_on().bytes()).await;
        while line.write(&nothing).await {}
    })
    .await;
}

/// An octet now and then, and nobody who reads.
async fn slow(at: At<'_>) {
    at.some(4, async |mut line| {
        for octet in text(say(1, b"Slow", 200)).bytes() {
            line.write(&[octet]).await;
            sleep(Duration::from_millis(5)).await;
        }
        std::future::pending::<()>().await;
    })
    .await;
    at.some(4, async |mut line| {
        // Each is answered, and no answer is read.
        while line.write(&ping([b'x'; 125]).bytes()).await {}
    })
    .await;
}

/// Many pings at once, and pongs that nobody asked for.
async fn pings(at: At<'_>) {
    for frame in [ping("x"), Frame::new(10, "x")] {
        at.some(4, async |mut line| {
            line.write(&frame.bytes().repeat(5_000)).await;
            while !matches!(line.hear().await, Heard::Close(_) | Heard::Dropped) {}
        })
        .await;
    }
}

/// Connections on which nothing is asked for, or half of it; and sockets that are opened and left.
async fn half_open(at: At<'_>) {
    let whole = handshake(at.who, at.session, "");
    let mut held = Vec::new();
    for n in 0..200 {
        let mut line = Line::begin(at.address).await;
        line.write(&whole.as_bytes()[..n % 150]).await;
        held.push(line);
    }
    let mut dropped = Vec::new();
    for n in 0..60 {
        let mut line = Line::open(at.address, at.who, at.session).await;
        if n % 2 == 0 {
            line.write(&text(r#"{"t":"hello","after":0}"#).bytes()).await;
        }
        dropped.push(line);
        if dropped.len() == 5 {
            dropped.clear();
        }
    }
    sleep(Duration::from_millis(200)).await;
}

/// Somebody speaks and somebody hears, five times a second, until it is over: how long each message took.
async fn converse(speaks: At<'_>, hears: At<'_>, over: &AtomicBool) -> Vec<Duration> {
    let (mut mouth, mut ear) = (speaks.enter().await, hears.enter().await);
    let mut took = Vec::new();
    while !over.load(Ordering::Relaxed) {
        let n = took.len();
        let words = format!("Number {n} of a conversation");
        let began = now();
        mouth.write(&text(say(1_000_000 + n as u128, words.as_bytes(), 0)).bytes()).await;
        loop {
            let (opcode, payload) = ear.frame().await.expect("who hears stays in");
            if opcode == 9 {
                ear.write(&Frame::new(10, payload).bytes()).await;
            } else if matches!(serde_json::from_slice(&payload).unwrap(), ServerFrame::Message { message, .. } if message.html.contains(&words))
            {
                break;
            }
        }
        took.push(began.elapsed());
        while let Some(frame) = mouth.frame().now_or_never() {
            let (opcode, payload) = frame.expect("who speaks stays in");
            if opcode == 9 {
                mouth.write(&Frame::new(10, payload).bytes()).await;
            }
        }
        sleep(Duration::from_millis(200)).await;
    }
    took
}

/// The server is a process of its own; this is it.
#[test]
#[ignore = "is started by the test below"]
fn a_server() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(process::serve());
}

#[test]
fn floods_leave_nothing_behind_and_harm_no_conversation() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let (database, invented) = Database::copy(Engine::Sqlite).await;
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let told = Told { database: database.address(), listen, nats: None, noon: true };
        let arguments = ["--exact", "live::flood::a_server", "--ignored", "--nocapture"];
        let server = Process::start(&arguments, &told);
        let at = |who| At { address: server.address, session: invented.open.open, who };
        let people = &invented.people;
        let over = AtomicBool::new(false);
        // The conversation takes two.
        let quiet = server.sockets() + 2;
        let floods = async {
            let mut memory = Vec::new();
            for _ in 0..WARM_UP + ROUNDS {
                tokio::join!(async { tokio::join!(broken(at(&people.author)), huge(at(&people.ex_member))) }, async {
                    tokio::join!(endless(at(&people.outsider)), slow(at(&people.administrator)))
                },);
                tokio::join!(pings(at(&people.outsider)), half_open(at(&people.author)));
                memory.push(settled(&server, quiet).await);
            }
            over.store(true, Ordering::Relaxed);
            memory
        };
        let (memory, took) = tokio::join!(floods, converse(at(&people.chair), at(&people.member), &over));
        let longest = took.iter().max().copied().unwrap_or_default();
        let kib = |bytes: &usize| (bytes / 1_024).to_string();
        let all = memory.iter().map(kib).collect::<Vec<_>>().join(", ");
        let before = memory[WARM_UP - 1];
        let after = memory[memory.len() - 1];
        assert!(after < before + GROWTH_MOST, "memory grows, in KiB: {all}");
        assert!(took.len() > 20, "{} messages", took.len());
        assert!(longest < LATENCY_MOST, "a message took {longest:?}: {took:?}");
        server.stop();
        database.remove().await;
    });
}

/// The memory once everything that the floods opened is closed: the conversation's two sockets are left.
async fn settled(server: &Process, quiet: usize) -> usize {
    for _ in 0..150 {
        if server.sockets() <= quiet {
            return server.memory();
        }
        sleep(Duration::from_millis(100)).await;
    }
    panic!("{} sockets stay open", server.sockets());
}

#[expect(clippy::disallowed_methods, reason = "only a duration is measured")]
fn now() -> Instant {
    Instant::now()
}
