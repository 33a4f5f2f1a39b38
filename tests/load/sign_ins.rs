//! Signing in: to the server, back from the provider, in with a new session; and what people who read meanwhile notice
//! when a thousand others arrive. The provider is the least that one can be, and its own time is taken off.

use crate::{
    Size,
    arrivals::{Door, Gates, Person, Who, sign_in},
    figures::{Sample, micros, now, thousands},
    home::Home,
    machine,
    network::{KEY, Network, settings},
    progress, rows,
    table::Table,
    visitors::{Sight, Visitors, line},
};
use std::{
    fmt::Write as _,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};
use sund::Handed;

const CONNECTIONS: [usize; 3] = [1, 16, 64];
/// Those who read while others arrive, and how often each looks at a page: far from all that the server could do.
const READERS: usize = 32;
const EVERY: Duration = Duration::from_millis(100);
/// How many arrive a second; none: all at once.
const ARRIVALS: [Option<u32>; 3] = [Some(100), Some(200), None];

pub async fn measure(home: &Home, network: &Network, size: Size) -> String {
    let door = Arc::new(Door::open(&network.running.started.sund, &KEY).await);
    let mut shown = rates(network.running.address, &door, home, size).await;
    shown += &morning(network, &door, size).await;
    shown
}

/// As fast as they can.
async fn rates(address: SocketAddr, door: &Arc<Door>, home: &Home, size: Size) -> String {
    let heads = ["", "connections", "a second", "without provider", "p50", "p99", "provider each", "CPU each"];
    let mut table = Table::new("Sign-ins", &heads);
    for connections in CONNECTIONS {
        progress(&format!("sign-ins, {connections} connections"));
        let mut gates = Gates::open(address, door, connections).await;
        gates.pass(Who::New, size.warm_up).await;
        for (name, who) in [("for the first time", Who::New), ("known, session replaced", Who::Known)] {
            door.provider.spent();
            let before = machine::busy();
            let mut sample = gates.pass(who, size.each).await;
            let busy = before.zip(machine::busy()).map(|(before, after)| after.saturating_sub(before));
            let spent = door.provider.spent();
            let count = sample.micros.len() as f64;
            // Its time keeps as many sign-ins waiting as can run at once.
            let share = spent.as_secs_f64() / connections.min(machine::cores()) as f64;
            table.row(&[
                name,
                &connections.to_string(),
                &thousands(sample.a_second()),
                &thousands(count / (sample.elapsed.as_secs_f64() - share)),
                &sample.percentile(50),
                &sample.percentile(99),
                &millis(Some(spent), count),
                &millis(busy, count),
            ]);
        }
        assert!(gates.all_in().await, "a session that opens nothing");
    }
    table.note(
        "From `/sign-in/with/{provider}` over the callback to the cookie of a new session: two requests to Sund, one \
         from Sund to the provider, which is in this process and signs with Ed25519. CPU: server, browser and provider \
         together. Goal: 200 a second on two cores."
            .to_owned(),
    );
    table.note(statements(door, home).await);
    table.show()
}

fn millis(time: Option<Duration>, count: f64) -> String {
    time.map_or_else(|| "-".to_owned(), |time| format!("{:.2} ms", time.as_secs_f64() * 1_000.0 / count))
}

/// What a sign-in asks of the database; a server of its own counts, so that nothing is counted while it is measured.
async fn statements(door: &Arc<Door>, home: &Home) -> String {
    let heard: Arc<Mutex<Vec<String>>> = Arc::default();
    let hears = Arc::clone(&heard);
    let watch = move |sql: &str| hears.lock().unwrap().push(sql.to_owned());
    let handed = Handed { watch: Some(Arc::new(watch)), ..Handed::default() };
    let counting = sund::start_with(settings(&home.address()), None, handed).await.unwrap();
    let mut line = line(counting.address).await;
    let mut person = door.somebody();
    let mut sentence = "Statements, those that write among them:".to_owned();
    // What happens once, such as asking the provider for its keys, has happened then.
    sign_in(&mut line, door, &mut door.somebody()).await.unwrap();
    for name in ["for the first time", "known"] {
        heard.lock().unwrap().clear();
        sign_in(&mut line, door, &mut person).await.unwrap();
        let all = std::mem::take(&mut *heard.lock().unwrap());
        let writes = all.iter().filter(|sql| !sql.trim_start().to_lowercase().starts_with("select")).count();
        let _ = write!(sentence, " {name} {} ({writes});", all.len());
    }
    counting.stop().await;
    sentence + " in three transactions."
}

/// The thread page while nobody and while a thousand people sign in.
async fn morning(network: &Network, door: &Arc<Door>, size: Size) -> String {
    let caption = format!("The thread page while {} people sign in", thousands(size.arriving as f64));
    let heads =
        ["arriving", "signed in/s", "p50", "p99", "page p50", "page p99", "p50 / alone", "p99 / alone", "failed"];
    let mut table = Table::new(&caption, &heads);
    // Whoever arrives has a connection, and both its ends are in this process; and there are those to the provider.
    if let Err(sentence) = machine::can_open(3 * size.arriving + 300) {
        table.note(sentence);
        return table.show();
    }
    let sight = Sight {
        address: network.running.address,
        pages: network.threads.clone(),
        cookies: network.cookies[..rows::READERS].to_vec(),
        accept: None,
    };
    let mut readers = Visitors::come(&sight, READERS).await;
    progress("people read");
    readers.stroll(EVERY, tokio::time::sleep(size.warm_up)).await;
    let (mut alone, ()) = readers.stroll(EVERY, tokio::time::sleep(size.each)).await;
    let mut during = Vec::new();
    for arrivals in ARRIVALS {
        progress(&arrivals.map_or_else(|| "people arrive, all at once".into(), |a| format!("people arrive, {a}/s")));
        let everybody = arrive(sight.address, door, size.arriving, arrivals);
        during.push((arrivals, readers.stroll(EVERY, everybody).await));
    }
    // Whatever else the machine does, before and after.
    alone.add(readers.stroll(EVERY, tokio::time::sleep(size.each)).await.0);
    let (p50, p99) = (alone.millis(50), alone.millis(99));
    let pages = thousands(alone.a_second());
    table.row(&["nobody", "", "", "", &alone.percentile(50), &alone.percentile(99), "", "", ""]);
    for (arrivals, (mut page, (mut arrived, failed))) in during {
        let name = arrivals.map_or_else(|| "all at once".to_owned(), |arrivals| format!("{arrivals} a second"));
        let ratio = |now: Option<f64>, alone: Option<f64>| {
            now.zip(alone).map_or_else(|| "-".to_owned(), |(now, alone)| format!("{:.1}", now / alone))
        };
        table.row(&[
            &name,
            &thousands(arrived.a_second()),
            &arrived.percentile(50),
            &arrived.percentile(99),
            &page.percentile(50),
            &page.percentile(99),
            &ratio(page.millis(50), p50),
            &ratio(page.millis(99), p99),
            &failed.len().to_string(),
        ]);
        for reason in failed.iter().take(1) {
            table.note(format!("{name}, failed: {reason}"));
        }
    }
    table.note(format!(
        "{READERS} readers look at a page every {} ms each, {pages} pages a second in all. Everybody who arrives does \
         so for the first time, over a connection of their own.",
        EVERY.as_millis(),
    ));
    table.show()
}

/// So many people arrive, so many a second or all at once, whether or not those before are in; and why some are not.
async fn arrive(address: SocketAddr, door: &Arc<Door>, people: usize, a_second: Option<u32>) -> (Sample, Vec<String>) {
    let began = now();
    let mut due = began;
    let mut tasks = Vec::with_capacity(people);
    for _ in 0..people {
        if let Some(a_second) = a_second {
            tokio::time::sleep_until(due.into()).await;
            due += Duration::from_secs(1) / a_second;
        }
        tasks.push(tokio::spawn(one(address, Arc::clone(door), door.somebody())));
    }
    let (mut sample, mut failed) = (Sample::default(), Vec::new());
    for task in tasks {
        match task.await.unwrap() {
            Ok(took) => sample.micros.push(took),
            Err(reason) => failed.push(reason),
        }
    }
    sample.elapsed = began.elapsed();
    (sample, failed)
}

async fn one(address: SocketAddr, door: Arc<Door>, mut who: Person) -> Result<u32, String> {
    let began = now();
    let mut line = line(address).await;
    sign_in(&mut line, &door, &mut who).await?;
    Ok(micros(began.elapsed()))
}
