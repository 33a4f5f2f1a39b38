//! Many sockets: what each costs, how much goes through them, and how soon all are back after a crash. The server is a
//! process of its own, which the load shares two cores with; so is the bare broadcast beside it.

use crate::{
    Size,
    board::mark,
    comers,
    crowd::Crowd,
    figures::{Sample, now, thousands},
    home::Home,
    live::{WORDS, handshake},
    machine, progress,
    table::Table,
    town::Town,
};
use http::{HeaderValue, Request};
use std::{
    net::SocketAddr,
    sync::atomic::Ordering,
    time::{Duration, Instant},
};
use sund_domain::{
    ids::SessionId,
    live::frames::{ClientFrame, VERSION},
};
use sund_tests::{
    Engine, NatsServer, ORIGIN,
    process::{Process, Told},
};
use tokio::time::sleep;
use uuid::Uuid;

/// What this program is asked to be.
pub const SERVER: &str = "serve";
pub const BARE: &str = "serve-bare";

/// Sockets in the session, and how many messages a second are said for the latency: as many deliveries each time.
const SIZES: [(usize, u32); 3] = [(1_000, 50), (5_000, 10), (10_000, 5)];
/// Messages under way.
const WINDOW: u32 = 32;
/// Sockets that come back after a crash.
const COME_BACK: usize = 5_000;
/// Until nothing is told any more about who is here.
const QUIET: Duration = Duration::from_secs(3);

/// What was measured of one server.
struct Measured {
    memory: f64,
    full: (Sample, Sample),
    paced: Sample,
}

pub async fn measure(home: &Home, size: Size) -> String {
    let most = SIZES[SIZES.len() - 1].0;
    let heads =
        ["", "sockets", "KiB each", "deliveries/s", "of bare", "p50", "p99", "p99.9", "paced p50", "p99", "p99.9"];
    let mut table = Table::new("Sockets: many in one session, the server in a process of its own", &heads);
    if let Err(sentence) = machine::can_open(most + 300) {
        table.note(sentence);
        return table.show();
    }
    // Nodes share one database that is a server, and give each other hints.
    let nats = (home.engine() == Engine::Postgres).then(NatsServer::start);
    let town = Town::make(home, most, 2 * SIZES.len() + 2).await;
    let anywhere = SocketAddr::from(([127, 0, 0, 1], 0));
    let told = |listen| Told { database: home.address(), listen, nats: None, noon: false };
    let told_of_two = nats.as_ref().map(|nats| Told { nats: Some(nats.url()), ..told(anywhere) });
    for ((sockets, a_second), sessions) in SIZES.into_iter().zip(town.sessions.chunks(2)) {
        progress(&format!("{sockets} sockets in a live session"));
        let nodes = [Process::start(&[SERVER], &told(anywhere))];
        let (sund, length) = in_session(&town, nodes, sessions[0], (sockets, a_second), size).await;
        progress(&format!("{sockets} sockets in a bare broadcast"));
        let server = Process::start(&[BARE], &told(anywhere));
        let requests = (0..sockets).map(|_| handshake(server.address, "/")).collect();
        let say = |number| format!("{:<length$}", mark(number));
        let (bare, _) = of([server], requests, None, a_second, size, &say).await;
        let rate = bare.as_ref().ok().map(|bare| bare.full.0.a_second());
        row(&mut table, "bare tokio-tungstenite broadcast", sockets, bare, rate);
        row(&mut table, "live session", sockets, sund, rate);
        if let Some(told) = &told_of_two {
            progress(&format!("{sockets} sockets in a live session on two nodes"));
            let nodes = [(); 2].map(|()| Process::start(&[SERVER], told));
            let (sund, _) = in_session(&town, nodes, sessions[1], (sockets, a_second), size).await;
            row(&mut table, "live session on two nodes", sockets, sund, rate);
        }
    }
    table.note(format!(
        "Memory is that of the whole process (RSS) after all have come, less before, for each socket. Deliveries: {WINDOW} messages \
         under way. Paced: {} messages a second. Times are from sending to being seen, each message committed before it is told.",
        SIZES.map(|(sockets, a_second)| format!("{a_second} to {}", thousands(sockets as f64))).join(", ")
    ));
    let session = town.sessions[2 * SIZES.len()];
    table.note(crash(&town, session, &told).await);
    if let Some(told) = &told_of_two {
        table.note(crash_of_one(&town, town.sessions[2 * SIZES.len() + 1], told).await);
    }
    table.show()
}

fn row(table: &mut Table, name: &str, sockets: usize, measured: Result<Measured, String>, bare: Option<f64>) {
    let Measured { memory, full: (mut seen, _), mut paced } = match measured {
        Ok(measured) => measured,
        Err(trouble) => return table.note(format!("{name}, {sockets} sockets, stopped: {trouble}")),
    };
    let rate = seen.a_second();
    let mut cells = vec![
        name.to_owned(),
        thousands(sockets as f64),
        format!("{memory:.1}"),
        thousands(rate),
        bare.map_or_else(String::new, |bare| format!("{:.0} %", 100.0 * rate / bare)),
    ];
    for sample in [&mut seen, &mut paced] {
        cells.extend([500, 990, 999].map(|permille| sample.permille(permille)));
    }
    table.row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
}

/// Everything about a session, with as many people on each node; and how long a message was on the wire.
async fn in_session<const NODES: usize>(
    town: &Town,
    nodes: [Process; NODES],
    session: SessionId,
    (sockets, a_second): (usize, u32),
    size: Size,
) -> (Result<Measured, String>, usize) {
    let hello = serde_json::to_string(&ClientFrame::Hello { after: 0 }).unwrap();
    let people = town.cookies.iter().take(sockets).enumerate();
    let requests = people.map(|(n, cookie)| asked(nodes[n % NODES].address, session, cookie)).collect();
    of(nodes, requests, Some(&hello), a_second, size, &said).await
}

/// Everything about one server, or its nodes; and how long a message was on the wire.
async fn of<const NODES: usize>(
    nodes: [Process; NODES],
    requests: Vec<Request<()>>,
    hello: Option<&str>,
    a_second: u32,
    size: Size,
    say: &impl Fn(usize) -> String,
) -> (Result<Measured, String>, usize) {
    // What the first socket makes is not the cost of each.
    let first = requests.iter().take(NODES).map(copy).collect();
    drop(Crowd::enter(first, hello).await);
    sleep(QUIET / 3).await;
    let taken = || nodes.iter().map(Process::memory).sum::<usize>();
    let (before, sockets) = (taken(), requests.len());
    let mut crowd = Crowd::enter(requests, hello).await;
    sleep(QUIET).await;
    let memory = taken().saturating_sub(before) as f64 / 1024.0 / sockets as f64;
    let measured = talk(&mut crowd, memory, a_second, size, say).await;
    let length = crowd.board.length.load(Ordering::Relaxed);
    drop(crowd);
    nodes.into_iter().for_each(Process::stop);
    (measured, length)
}

async fn talk(
    crowd: &mut Crowd,
    memory: f64,
    a_second: u32,
    size: Size,
    say: &impl Fn(usize) -> String,
) -> Result<Measured, String> {
    crowd.pace(a_second, size.warm_up, say).await?;
    let paced = crowd.pace(a_second, size.each, say).await?;
    crowd.talk(WINDOW, size.warm_up, say).await?;
    let full = crowd.talk(WINDOW, size.each, say).await?;
    Ok(Measured { memory, full, paced })
}

fn copy(request: &Request<()>) -> Request<()> {
    let mut copy = Request::new(());
    *copy.uri_mut() = request.uri().clone();
    *copy.headers_mut() = request.headers().clone();
    copy
}

fn asked(address: SocketAddr, session: SessionId, cookie: &HeaderValue) -> Request<()> {
    let mut request = handshake(address, &format!("/live/{session}/socket?v={VERSION}"));
    request.headers_mut().insert("origin", HeaderValue::from_static(ORIGIN));
    request.headers_mut().insert("cookie", cookie.clone());
    request
}

fn said(number: usize) -> String {
    let id = Uuid::from_u128(u128::try_from(number).unwrap_or_default());
    let said = ClientFrame::Say { id, text: format!("{}: {WORDS}", mark(number)), language: None, reply_to: None };
    serde_json::to_string(&said).unwrap()
}

/// The server is killed while many are in and one speaks; it starts again at the same address.
async fn crash(town: &Town, session: SessionId, told: &impl Fn(SocketAddr) -> Told) -> String {
    progress(&format!("a crash with {COME_BACK} sockets"));
    let server = Process::start(&[SERVER], &told(SocketAddr::from(([127, 0, 0, 1], 0))));
    let address = server.address;
    let (comers, entered) = come(town, session, vec![address]).await;
    let acked = comers.speak_until_killed(server).await;
    let began = now();
    let server = Process::start(&[SERVER], &told(address));
    let listening = began.elapsed().as_secs_f32();
    let back = back(&comers, &began, acked).await;
    drop(comers);
    server.stop();
    format!(
        "A crash: {} people came in within {entered:.1} s. The server was killed (SIGKILL) while one of them spoke, and started again: it \
         listened after {listening:.1} s, {back}",
        thousands(COME_BACK as f64),
    )
}

/// One of two nodes is killed: who was there goes to the other.
async fn crash_of_one(town: &Town, session: SessionId, told: &Told) -> String {
    progress(&format!("a crash of one of two nodes with {COME_BACK} sockets"));
    let [dies, stays] = [(); 2].map(|()| Process::start(&[SERVER], told));
    let (comers, entered) = come(town, session, vec![dies.address, stays.address]).await;
    let acked = comers.speak_until_killed(dies).await;
    let began = now();
    let back = back(&comers, &began, acked).await;
    drop(comers);
    stays.stop();
    format!(
        "A crash on two nodes: {} people came in within {entered:.1} s, half of them at each. One node was killed (SIGKILL) while somebody \
         there spoke, and those who were there went to the other: {back}",
        thousands(COME_BACK as f64),
    )
}

async fn come(town: &Town, session: SessionId, to: Vec<SocketAddr>) -> (comers::Comers, f32) {
    let requests = town.cookies.iter().take(COME_BACK).map(|cookie| asked(to[0], session, cookie)).collect();
    let (comers, entered) = comers::Comers::enter(to, requests).await;
    (comers, entered.as_secs_f32())
}

/// How soon they had everything.
async fn back(comers: &comers::Comers, began: &Instant, acked: usize) -> String {
    let [half, most, all] = comers.all_back(began).await.map(|after| after.as_secs_f32());
    // A hint that died with its node costs those at the other one a look.
    sleep(QUIET).await;
    let (lost, last) = comers.lost(acked);
    format!(
        "half of them had everything after {half:.1} s, 99 of 100 after {most:.1} s, all after {all:.1} s. Of {acked} messages that were \
         acknowledged {lost} were lost; the last change is number {last}."
    )
}
