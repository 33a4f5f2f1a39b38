//! A server in a process of its own, for what only a process has: its memory, its open files, and its death.
//!
//! It is the same program once more: whoever starts one says how the program is asked to [`serve`].

use crate::{invented::NOON, nats_server::hints_go_to, network::settings};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    io::{self, BufRead as _, BufReader, Lines, Read as _, Write as _},
    net::SocketAddr,
    process::{Child, ChildStdout, Command, Stdio},
    sync::Arc,
    time::Instant,
};
use sund::Handed;
use sund_actions::{Clock, SystemClock};
use sund_domain::time::Timestamp;

/// What stands before the address in what it prints.
const SERVING: &str = "serving at ";

/// What such a process is told.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    /// Its database, as in the setting.
    pub database: String,
    /// Where to listen; port 0: anywhere.
    pub listen: SocketAddr,
    /// Where its hints to other nodes go, as in the setting; none if it is alone.
    pub nats: Option<String>,
    /// It begins at [`NOON`], when everybody in the invented network is signed in; otherwise it is now.
    pub noon: bool,
}

/// The process.
#[derive(Debug)]
pub struct Process {
    child: Child,
    /// Open as long as it runs: what it prints must go somewhere.
    _printed: Lines<BufReader<ChildStdout>>,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Process {
    /// Starts this program once more, with these arguments, which make it [`serve`].
    #[must_use]
    pub fn start(arguments: &[&str], told: &Told) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = serde_json::to_string(told).unwrap();
        line.push('\n');
        child.stdin.as_mut().unwrap().write_all(line.as_bytes()).unwrap();
        let mut printed = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = printed.find_map(|line| line.unwrap().split_once(SERVING)?.1.trim().parse().ok());
        Self { address: address.expect("it says where it listens"), child, _printed: printed }
    }

    /// The memory that it takes up, in bytes.
    #[must_use]
    pub fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next());
        kilobytes.and_then(|kilobytes| kilobytes.parse::<usize>().ok()).expect("VmRSS") * 1_024
    }

    /// How many sockets it has open, with the one that listens.
    #[must_use]
    pub fn sockets(&self) -> usize {
        let files = fs::read_dir(format!("/proc/{}/fd", self.child.id())).unwrap();
        // One that is closed in the meantime is none.
        let targets = files.filter_map(|file| fs::read_link(file.unwrap().path()).ok());
        targets.filter(|target| target.to_string_lossy().starts_with("socket:")).count()
    }

    /// Ends it as a loss of power would (SIGKILL).
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Stops it as an operator would, in good order.
    pub fn stop(mut self) {
        drop(self.child.stdin.take());
        assert!(self.child.wait().unwrap().success(), "a server that stops in good order");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // After a test that failed; otherwise it is no more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A clock that goes on from a time.
#[derive(Debug)]
struct From(Timestamp, Instant);

impl Clock for From {
    fn now(&self) -> Timestamp {
        self.0.plus(i64::try_from(self.1.elapsed().as_millis()).unwrap())
    }
}

/// Serves until nothing more can be told: then the process that began this one has stopped it, or is no more.
pub async fn serve() {
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();
    let told: Told = serde_json::from_str(&line).unwrap();
    let mut settings = settings(&told.database);
    settings.listen = told.listen;
    if let Some(url) = &told.nats {
        hints_go_to(url, &mut settings);
    }
    let clock: Arc<dyn Clock> = if told.noon { Arc::new(From(NOON, now())) } else { Arc::new(SystemClock) };
    let running = sund::start_with(settings, None, Handed { clock, ..Handed::default() }).await.unwrap();
    serving(running.address);
    told_to_stop().await;
    running.stop().await;
}

/// Tells the process that began this one where it listens.
pub fn serving(address: SocketAddr) {
    let mut out = io::stdout();
    writeln!(out, "\n{SERVING}{address}").unwrap();
    out.flush().unwrap();
}

/// Done when the process that began this one wants it to stop, or is no more.
pub async fn told_to_stop() {
    tokio::task::spawn_blocking(|| io::stdin().read_to_end(&mut Vec::new())).await.unwrap().unwrap();
}

#[expect(clippy::disallowed_methods, reason = "how long it is ago that the process began")]
fn now() -> Instant {
    Instant::now()
}
