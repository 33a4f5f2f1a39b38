//! `make bench`: what Sund costs, beside the barest thing that could do the same, in one run on one machine.
//!
//! Six figures: the thread page ([`pages`]), the bytes of a first visit ([`first_visit`]), live delivery ([`live`]), many
//! sockets ([`sockets`]), signing in ([`sign_ins`]), and the same pages at a thousand and at a million posts ([`growth`]).
//! The server, the bare server beside it and the load are in this one process and share its cores: absolute figures
//! are lower than on a machine of their own, ratios are what to look at. Only where memory is measured the servers are
//! processes of their own, on the same cores. Nothing is asserted.
//! `cargo bench --bench load -- --quick` takes a second for each measurement, for trying it out; with the names of some
//! figures (`pages`, `first-visit`, `live`, `sockets`, `sign-ins`, `growth`) it leaves out the others.
//! Look next: `network.rs` for what is in the database, `visitors.rs`, `crowd.rs` and `arrivals.rs` for how the load is
//! made.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark that cannot go on stops; it prints figures, and they are rounded"
)]

mod arrivals;
mod bare;
mod board;
mod comers;
mod crowd;
mod figures;
mod first_visit;
mod growth;
mod home;
mod live;
mod machine;
mod network;
mod pages;
mod provider;
mod rows;
mod sign_ins;
mod sockets;
mod table;
mod texts;
mod town;
mod visitors;

use home::Home;
use network::Network;
use std::{process::ExitCode, time::Duration};
use sund_tests::Engine;
use tokio::runtime::Runtime;

/// How much is made, and for how long it is measured.
#[derive(Clone, Copy, Debug)]
struct Size {
    /// Threads in the database.
    threads: usize,
    /// How many of them have twenty posts: those are the pages that are looked at.
    long_threads: usize,
    /// For how long each figure is measured.
    each: Duration,
    /// For how long before that.
    warm_up: Duration,
    /// How many people sign in while others read.
    arriving: usize,
}

/// The figures, by name.
const FIGURES: [&str; 6] = ["pages", "first-visit", "live", "sockets", "sign-ins", "growth"];

const FULL: Size = Size {
    threads: 100_000,
    long_threads: 1_000,
    each: Duration::from_secs(5),
    warm_up: Duration::from_secs(1),
    arriving: 1_000,
};
const QUICK: Size = Size {
    threads: 5_000,
    long_threads: 200,
    each: Duration::from_secs(1),
    warm_up: Duration::from_millis(300),
    arriving: 200,
};

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    // A server in a process of its own is this program once more.
    match std::env::args().nth(1).as_deref() {
        Some(sockets::SERVER) => runtime.block_on(sund_tests::process::serve()),
        Some(sockets::BARE) => runtime.block_on(bare::serve()),
        _ => return measure(&runtime),
    }
    ExitCode::SUCCESS
}

fn measure(runtime: &Runtime) -> ExitCode {
    let mut size = FULL;
    let mut figures = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--quick" => size = QUICK,
            // What cargo says to every benchmark.
            "--bench" => (),
            name => {
                if let Some(figure) = FIGURES.into_iter().find(|figure| *figure == name) {
                    figures.push(figure);
                    continue;
                }
                eprintln!("load: {argument} is not known; there are --quick, {}", FIGURES.join(", "));
                return ExitCode::FAILURE;
            }
        }
    }
    if figures.is_empty() {
        figures.extend(FIGURES);
    }
    let tables = runtime.block_on(async {
        let mut tables = String::new();
        for engine in Engine::all() {
            tables += &on(engine, size, figures.clone()).await?;
        }
        Some(tables)
    });
    let Some(tables) = tables else { return ExitCode::FAILURE };
    println!("\n{}{tables}", machine::about(size));
    ExitCode::SUCCESS
}

/// These figures on this database. Whatever happens, also Ctrl-C, nothing stays behind.
async fn on(engine: Engine, size: Size, figures: Vec<&'static str>) -> Option<String> {
    let mut homes = Vec::new();
    for of in ["load", "town", "small", "large"] {
        homes.push(Home::make(engine, of).await);
    }
    let homes: [Home; 4] = homes.try_into().expect("four");
    // A task like those of the servers: what is measured runs on the same threads.
    let mut task = tokio::spawn(measured(homes.clone(), size, figures));
    let outcome = tokio::select! {
        outcome = &mut task => outcome.ok(),
        _ = tokio::signal::ctrl_c() => {
            task.abort();
            let _ = task.await;
            None
        }
    };
    for home in homes {
        home.remove().await;
    }
    outcome
}

async fn measured([home, town, small, large]: [Home; 4], size: Size, figures: Vec<&'static str>) -> String {
    let (mut tables, mut about) = (String::new(), None);
    if figures.contains(&"sockets") {
        tables += &Box::pin(sockets::measure(&town, size)).await;
        about = Some(town.about().await);
    }
    if figures.iter().any(|figure| !["growth", "sockets"].contains(figure)) {
        let network = Network::make(&home, size).await;
        about = Some(home.about().await);
        for figure in &figures {
            tables += &match *figure {
                "pages" => pages::measure(&network, size).await,
                // The same on both.
                "first-visit" if home.engine() == Engine::Sqlite => first_visit::measure(&network).await,
                "live" => live::measure(&network, size).await,
                "sign-ins" => sign_ins::measure(&home, &network, size).await,
                _ => String::new(),
            };
        }
        network.running.stop().await;
    }
    if figures.contains(&"growth") {
        tables += &Box::pin(growth::measure([&small, &large], size)).await;
        about.get_or_insert(large.about().await);
    }
    format!("\n## On {}\n{tables}", about.unwrap_or_default())
}

/// Says what is being done: it takes minutes.
fn progress(line: &str) {
    eprintln!("load: {line}");
}
