//! Torture: real nodes as processes, many browsers over real sockets, and everything broken again and again. Then it is
//! checked that what was acknowledged is there, once and in one order, that nobody missed or saw what they may not, and
//! how soon everybody had everything after the last crash.
//!
//! `cargo test` runs it for some seconds; `make torture` for as long as one likes:
//! `SUND_TORTURE_SECONDS` (of faults, on each database), `SUND_TORTURE_KILLS` (at least so many), `SUND_TORTURE_SEED` (the same faults at the same moments, as far
//! as a machine does the same twice).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

mod away;
mod chance;
mod client;
mod cluster;
mod history;
mod network;
mod wire;

use chance::Chance;
use client::{Client, Phase, Progress, Run};
use cluster::{Act, Cluster, Node, Postgres};
use history::{At, History, faults};
use network::{Network, Part, WORKGROUP};
use openidconnect::reqwest;
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex, atomic::Ordering},
    time::{Duration, Instant},
};
use sund_tests::{NatsServer, ORIGIN, scratch};
use tokio::{sync::watch, time::sleep};

/// After the last crash everybody has everything within this time.
const CAUGHT_UP_WITHIN: Duration = Duration::from_secs(5);
/// It is waited for so long before it is given up.
const PATIENCE: Duration = Duration::from_secs(30);

#[expect(clippy::disallowed_methods, reason = "settings of a test, and nothing of Sund's own")]
fn setting(name: &str) -> Option<u64> {
    let said = std::env::var(name).ok()?;
    Some(said.parse().unwrap_or_else(|error| panic!("{name}: {error}")))
}

#[expect(clippy::disallowed_methods, reason = "durations are measured, and a new seed is drawn")]
fn begin() -> (Instant, u64) {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    (Instant::now(), since.as_secs())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum On {
    /// Two nodes, PostgreSQL and NATS.
    Two,
    /// One node and its file.
    Sqlite,
}

#[test]
fn two_nodes_on_postgres_keep_what_is_promised() {
    // It has a PostgreSQL of its own, where there are PostgreSQL's programs.
    if sund_tests::postgres().is_none() {
        return;
    }
    torture(On::Two, 20);
}

#[test]
fn one_node_on_sqlite_keeps_what_is_promised() {
    torture(On::Sqlite, 10);
}

#[test]
#[ignore = "as long as one likes: make torture"]
fn for_long() {
    let seconds = setting("SUND_TORTURE_SECONDS").unwrap_or(600);
    torture(On::Two, seconds);
    torture(On::Sqlite, seconds);
}

fn torture(on: On, seconds: u64) {
    // One at a time: each measures how soon everybody has everything.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let seed = setting("SUND_TORTURE_SEED").unwrap_or_else(|| begin().1);
    eprintln!("{on:?}: seed {seed}, {seconds} s of faults");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let folder = scratch();
    let ran = runtime.block_on(async {
        tokio::select! {
            ran = ran(on, Duration::from_secs(seconds), seed, &folder) => ran,
            // What was started is ended on the way out.
            () = interrupted() => panic!("interrupted"),
        }
    });
    runtime.shutdown_timeout(Duration::from_secs(5));
    let _ = std::fs::remove_dir_all(folder);
    eprintln!("{}", ran.summary);
    assert!(ran.faults.is_empty(), "seed {seed}: {} faults\n{}", ran.faults.len(), first(&ran.faults));
}

async fn interrupted() {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).unwrap();
    tokio::select! {
        done = tokio::signal::ctrl_c() => done.unwrap(),
        _ = terminate.recv() => (),
    }
}

fn first(faults: &[String]) -> String {
    faults.iter().take(30).map(String::as_str).collect::<Vec<_>>().join("\n")
}

struct Ran {
    summary: String,
    faults: Vec<String>,
}

async fn ran(on: On, long: Duration, seed: u64, folder: &Path) -> Ran {
    let chance = Chance::of(seed);
    let postgres = (on == On::Two).then(Postgres::start);
    let nats = (on == On::Two).then(NatsServer::start);
    let file = format!("sqlite://{}", folder.join("sund.db").display());
    let database = postgres.as_ref().map_or(file, |postgres| postgres.address.clone());
    let network = Network::make(&database).await;
    let mut nodes = vec![Node::start(&database, nats.as_ref(), folder, "one").await];
    if on == On::Two {
        nodes.push(Node::start(&database, nats.as_ref(), folder, "other").await);
    }
    for node in &nodes {
        node.is_up().await;
    }
    let mut cluster = Cluster { nodes, nats, postgres };
    let (phases, phase) = watch::channel(Phase::Talk);
    let run = Arc::new(Run {
        begun: begin().0,
        session: network.session,
        nodes: cluster.nodes.iter().map(|node| node.wire.address).collect(),
        phase,
        wrong: Mutex::default(),
    });
    let mut crowd = crowd(&run, &network, &chance);
    let mut told = Told::default();
    broken(&mut cluster, &run, long, &chance, &mut told, &network, &crowd).await;
    let caught_up = last_crash(&mut cluster, &run, &phases, &network, &crowd, &mut told).await;
    phases.send_replace(Phase::Over);
    let mut browsers = Vec::new();
    for talk in crowd.talks.drain(..) {
        browsers.push(talk.await.unwrap());
    }
    let history = History { browsers, record: network.record().await, disturbed: told.disturbed.clone() };
    let mut found = faults(&history);
    found.append(&mut run.wrong.lock().unwrap());
    match caught_up {
        Some(after) if after <= CAUGHT_UP_WITHIN => (),
        Some(after) => found.push(format!("everybody had everything {after:?} after the last crash")),
        None => found.push(format!("not everybody had everything {PATIENCE:?} after the last crash")),
    }
    let said: String = cluster.nodes.iter().map(Node::said).collect();
    found.extend(said.lines().filter(|line| line.contains("panicked")).map(str::to_owned));
    let summary = summary(on, seed, &history, &told, caught_up, run.now());
    network.sund.store.close().await.unwrap();
    Ran { summary, faults: found }
}

/// What was done.
#[derive(Debug, Default)]
struct Told {
    acts: BTreeMap<Act, u32>,
    kills: u32,
    started_again: u32,
    disturbed: Vec<(At, At)>,
}

/// Everybody who talks.
struct Crowd {
    talks: Vec<tokio::task::JoinHandle<history::Browser>>,
    /// Of those who stay.
    progress: Vec<Arc<Progress>>,
    /// Of those who are sent away: whom, and since when.
    sent_away: Vec<(sund_domain::ids::PersonId, Arc<Mutex<Option<At>>>)>,
}

/// Two browsers for each member, one for each of the others.
fn crowd(run: &Arc<Run>, network: &Network, chance: &Chance) -> Crowd {
    let mut crowd = Crowd { talks: Vec::new(), progress: Vec::new(), sent_away: Vec::new() };
    for (n, person) in network.people.iter().enumerate() {
        let out = Arc::new(Mutex::new((person.part == Part::Outsider).then_some(At::ZERO)));
        if person.part == Part::SentAway {
            crowd.sent_away.push((person.viewer.person, Arc::clone(&out)));
        }
        for browser in 0..if person.part == Part::Member { 2 } else { 1 } {
            let name = format!("{:?} {n}/{browser}", person.part);
            let own = chance.child(u64::try_from(n * 2 + browser).unwrap());
            let mut client = Client::new(run, person, &out, own, name);
            if person.part == Part::SentAway && n % 2 == 0 {
                client.window = 0;
            }
            if person.part == Part::Member {
                crowd.progress.push(Arc::clone(&client.progress));
            }
            crowd.talks.push(tokio::spawn(client.talk()));
        }
    }
    crowd
}

/// Everything is broken and made good again until the time is over; now and then somebody is sent away.
async fn broken(
    cluster: &mut Cluster,
    run: &Run,
    long: Duration,
    chance: &Chance,
    told: &mut Told,
    network: &Network,
    crowd: &Crowd,
) {
    sleep(Duration::from_secs(1)).await;
    let mut to_go = crowd.sent_away.iter();
    let (mut done, every) = (0_u32, long / u32::try_from(crowd.sent_away.len() + 1).unwrap());
    let mut each = Act::each(chance, cluster);
    let kills = setting("SUND_TORTURE_KILLS").unwrap_or_default();
    while run.now() < long || !each.is_empty() || u64::from(told.kills) < kills {
        let act = each.pop().unwrap_or_else(|| Act::draw(chance, cluster));
        let from = run.now();
        told.kills += cluster.suffer(act, chance).await;
        if matches!(act, Act::Freeze | Act::FreezeAndKill | Act::Postgres) {
            told.disturbed.push((from, run.now()));
        }
        *told.acts.entry(act).or_default() += 1;
        sleep(Duration::from_millis(100 + chance.below(900) as u64)).await;
        told.started_again += cluster.tend();
        if run.now() > every * (done + 1)
            && let Some((who, out)) = to_go.next()
        {
            done += 1;
            send_away(cluster, network, *who).await;
            *out.lock().unwrap() = Some(run.now());
        }
    }
}

/// The chair removes somebody, at whichever node answers.
async fn send_away(cluster: &mut Cluster, network: &Network, who: sund_domain::ids::PersonId) {
    let redirect = reqwest::redirect::Policy::none();
    let client = reqwest::Client::builder().timeout(Duration::from_secs(2)).redirect(redirect).build().unwrap();
    for attempt in 0..100 {
        cluster.tend();
        let node = cluster.nodes[attempt % cluster.nodes.len()].address;
        let path = format!("http://{node}/workgroups/{WORKGROUP}/members/{who}/remove");
        let request = client.post(path).header("origin", ORIGIN).header("cookie", network.people[0].cookie.clone());
        match request.header("content-type", "application/x-www-form-urlencoded").body("").send().await {
            // Not found, or a conflict: an attempt before this one was committed, and its answer lost.
            Ok(answer) if answer.status() == 303 || (attempt > 0 && answer.status().is_client_error()) => return,
            Ok(answer) if answer.status().is_client_error() => panic!("{answer:?}"),
            _ => sleep(Duration::from_millis(100)).await,
        }
    }
    panic!("nobody could be sent away");
}

/// One more node is killed and started again under everybody's hands: how long until they are back and have everything.
async fn last_crash(
    cluster: &mut Cluster,
    run: &Run,
    phases: &watch::Sender<Phase>,
    network: &Network,
    crowd: &Crowd,
    told: &mut Told,
) -> Option<Duration> {
    cluster.tend();
    for node in &cluster.nodes {
        node.is_up().await;
    }
    sleep(Duration::from_secs(2)).await;
    let crash = run.now();
    cluster.nodes[0].kill();
    cluster.nodes[0].run();
    told.kills += 1;
    // What is written meanwhile waits for whoever is there to take it.
    sleep(Duration::from_millis(500)).await;
    phases.send_replace(Phase::Quiet);
    while run.now().saturating_sub(crash) < PATIENCE {
        let settled = |progress: &Arc<Progress>| {
            progress.waiting.load(Ordering::Relaxed) == 0 && progress.inside.load(Ordering::Relaxed)
        };
        if crowd.progress.iter().all(settled)
            && let Some(last) = network.last().await
        {
            let has = |progress: &Arc<Progress>| progress.has.load(Ordering::Relaxed) >= last;
            if crowd.progress.iter().all(has) {
                return Some(run.now().saturating_sub(crash));
            }
        }
        sleep(Duration::from_millis(20)).await;
    }
    None
}

fn summary(on: On, seed: u64, history: &History, told: &Told, caught_up: Option<Duration>, long: At) -> String {
    let browsers = &history.browsers;
    let written = || browsers.iter().flat_map(|browser| &browser.written);
    let acknowledged = written().filter(|written| written.acknowledged.is_some()).count();
    let resent: u32 = written().map(|written| written.times.saturating_sub(1)).sum();
    let lines: usize = browsers.iter().map(|browser| browser.lines.len()).sum();
    let away = browsers.iter().filter(|browser| browser.out_since.is_some_and(|out| out > At::ZERO)).count();
    let shown: usize = browsers.iter().flat_map(|browser| &browser.lines).map(|line| line.shown.len()).sum();
    format!(
        "{on:?}, seed {seed}, {long:.0?}: {} browsers, {lines} connections, {} messages in the record, {acknowledged} \
         acknowledged, {resent} resends, {shown} deliveries; {away} people sent away; {} nodes killed, {} started again after they had ended by \
         themselves, {:?}; after the last crash everybody had everything within {caught_up:.2?}",
        browsers.len(),
        history.record.len(),
        told.kills,
        told.started_again,
        told.acts,
    )
}
