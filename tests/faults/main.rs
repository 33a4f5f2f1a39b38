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
mod hand;
mod history;
mod network;
mod wire;

use chance::Chance;
use client::{Client, Phase, Progress, Run};
use cluster::{Act, Cluster, Node, Postgres};
use hand::Hand;
use history::{At, Browser, History, faults};
use network::{Network, Part, WORKGROUP, plain};
use openidconnect::reqwest;
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex, atomic::Ordering},
    time::{Duration, Instant},
};
use sund_domain::live::Voice;
use sund_tests::{NatsServer, ORIGIN, scratch};
use tokio::{
    sync::{mpsc, watch},
    task::JoinHandle,
    time::sleep,
};

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
    let begun = begin().0;
    let runs = network.sessions.map(|session| {
        let nodes = cluster.nodes.iter().map(|node| node.wire.address).collect();
        Arc::new(Run { begun, session, nodes, phase: phase.clone(), wrong: Mutex::default() })
    });
    let [run, _] = &runs;
    let mut crowds = [crowd(run, &network, &chance), rule(&runs[1], &network, &chance)];
    let mut told = Told::default();
    broken(&mut cluster, run, long, &chance, &mut told, &network, &crowds[0]).await;
    let caught_up = last_crash(&mut cluster, run, &phases, &network, &crowds, &mut told).await;
    phases.send_replace(Phase::Over);
    let mut histories = Vec::new();
    let mut found = Vec::new();
    for (run, crowd) in runs.iter().zip(&mut crowds) {
        let history = crowd.remember(run, &network, &told).await;
        found.extend(faults(&history));
        found.append(&mut run.wrong.lock().unwrap());
        histories.push(history);
    }
    match caught_up {
        Some(after) if after <= CAUGHT_UP_WITHIN => (),
        Some(after) => found.push(format!("everybody had everything {after:?} after the last crash")),
        None => found.push(format!("not everybody had everything {PATIENCE:?} after the last crash")),
    }
    let said: String = cluster.nodes.iter().map(Node::said).collect();
    found.extend(named(&network, &said).await);
    found.extend(said.lines().filter(|line| line.contains("panicked")).map(str::to_owned));
    let summary = summary(on, seed, &histories, &told, caught_up, run.now());
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

/// What the session under the Chatham House Rule keeps or says of who was in it: nothing, whatever broke.
async fn named(network: &Network, said: &str) -> Vec<String> {
    let record = network.record(network.sessions[1]).await;
    let voices = record.iter().filter(|message| message.voice != Voice::Unnamed);
    let mut found: Vec<String> = voices.map(|message| format!("{} has {:?}", message.number, message.voice)).collect();
    let names = network.people.iter().map(|person| person.viewer.name.as_str()).chain([" writes "]);
    found.extend(names.filter(|name| said.contains(name)).map(|name| format!("a log says {name:?}")));
    found
}

/// Everybody who talks.
#[derive(Default)]
struct Crowd {
    talks: Vec<JoinHandle<Browser>>,
    hands: Vec<JoinHandle<hand::Done>>,
    /// Of those who stay.
    progress: Vec<Arc<Progress>>,
    /// Of those who are sent away: whom, and since when.
    sent_away: Vec<(sund_domain::ids::PersonId, Arc<Mutex<Option<At>>>)>,
}

impl Crowd {
    /// What they saw and did, once all have gone, and what is there.
    async fn remember(&mut self, run: &Run, network: &Network, told: &Told) -> History {
        let mut history = History { disturbed: told.disturbed.clone(), ..History::default() };
        for talk in self.talks.drain(..) {
            history.browsers.push(talk.await.unwrap());
        }
        for hand in self.hands.drain(..) {
            let done = hand.await.unwrap();
            history.changed.extend(done.changed);
            history.asked.extend(done.asked);
            history.voted.push(done.voted);
        }
        let record = network.record(run.session).await;
        history.last_change = record.iter().map(|message| message.change).max().unwrap_or(0);
        history.record = record.into_iter().map(|message| (message.number, plain(&message.html))).collect();
        history.questions = network.questions(run.session).await;
        history
    }
}

/// One browser for each member: under the Chatham House Rule.
fn rule(run: &Arc<Run>, network: &Network, chance: &Chance) -> Crowd {
    let mut crowd = Crowd::default();
    let chance = chance.child(1_000);
    for (n, person) in network.people.iter().enumerate().filter(|(_, person)| person.part == Part::Member) {
        let own = chance.child(u64::try_from(n).unwrap());
        let client = Client::new(run, person, &Arc::default(), own, format!("Somebody {n}"));
        crowd.progress.push(Arc::clone(&client.progress));
        crowd.talks.push(tokio::spawn(client.talk()));
    }
    crowd
}

/// Two browsers and a hand for each member, one browser for each of the others.
fn crowd(run: &Arc<Run>, network: &Network, chance: &Chance) -> Crowd {
    let mut crowd = Crowd::default();
    let questions = Arc::default();
    for (n, person) in network.people.iter().enumerate() {
        let (hand, said) = mpsc::unbounded_channel();
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
                client.hand = Some(hand.clone());
                crowd.progress.push(Arc::clone(&client.progress));
            }
            crowd.talks.push(tokio::spawn(client.talk()));
        }
        if person.part == Part::Member {
            let progress: Arc<Progress> = Arc::default();
            crowd.progress.push(Arc::clone(&progress));
            let (run, person, questions) = (Arc::clone(run), person.clone(), Arc::clone(&questions));
            let (name, chance) = (format!("Hand {n}"), chance.child(u64::try_from(2_000 + n).unwrap()));
            crowd.hands.push(tokio::spawn(Hand { run, person, name, chance, progress, said, questions }.work()));
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
    crowds: &[Crowd; 2],
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
        let mut all = crowds.iter().flat_map(|crowd| &crowd.progress).all(settled);
        for (session, crowd) in network.sessions.iter().zip(crowds) {
            let Some(last) = network.last(*session).await.filter(|_| all) else {
                all = false;
                break;
            };
            all = crowd.progress.iter().all(|progress| progress.has.load(Ordering::Relaxed) >= last);
        }
        if all {
            return Some(run.now().saturating_sub(crash));
        }
        sleep(Duration::from_millis(20)).await;
    }
    None
}

fn summary(on: On, seed: u64, histories: &[History], told: &Told, caught_up: Option<Duration>, long: At) -> String {
    let browsers: Vec<&Browser> = histories.iter().flat_map(|history| &history.browsers).collect();
    let written = || browsers.iter().flat_map(|browser| &browser.written);
    let sum = |of: fn(&History) -> usize| histories.iter().map(of).sum::<usize>();
    let acknowledged = written().filter(|written| written.acknowledged.is_some()).count();
    let resent: u32 = written().map(|written| written.times.saturating_sub(1)).sum();
    let lines: usize = browsers.iter().map(|browser| browser.lines.len()).sum();
    let away = browsers.iter().filter(|browser| browser.out_since.is_some_and(|out| out > At::ZERO)).count();
    let shown: usize = browsers.iter().flat_map(|browser| &browser.lines).map(|line| line.shown.len()).sum();
    format!(
        "{on:?}, seed {seed}, {long:.0?}: {} browsers, {lines} connections, {} messages in the record, {acknowledged} \
         acknowledged, {resent} resends, {shown} deliveries; {} changes, {} questions with {} votes; {away} people sent away; {} nodes killed, {} started again after they had ended by \
         themselves, {:?}; after the last crash everybody had everything within {caught_up:.2?}",
        browsers.len(),
        sum(|history| history.record.len()),
        sum(|history| history.changed.len()),
        sum(|history| history.asked.len()),
        sum(|history| history.questions.iter().map(|question| question.votes).sum()),
        told.kills,
        told.started_again,
        told.acts,
    )
}
