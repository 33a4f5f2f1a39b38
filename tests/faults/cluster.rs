//! What the run stands on and what is broken in it: nodes, PostgreSQL and NATS, each a process of its own.

use crate::{chance::Chance, network::KEY, wire::Wire};
use std::{
    fs::File,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};
use sund_tests::{NatsServer, ORIGIN, free_port, scratch};
use tokio::time::sleep;

/// Where the house is.
fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn signal(which: &str, process: u32) {
    let sent = Command::new("kill").args([which, &process.to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "kill {which} {process}");
}

/// A PostgreSQL of this run's own that keeps what it committed, whatever happens to it.
#[derive(Debug)]
pub struct Postgres {
    folder: PathBuf,
    /// The address of its first database.
    pub address: String,
}

impl Postgres {
    /// Starts it.
    pub fn start() -> Self {
        let folder = scratch();
        let said = Self::script("durable", &folder);
        Self { address: said.trim().to_owned(), folder }
    }

    fn script(what: &str, folder: &Path) -> String {
        let done = Command::new(house().join(".ci/postgres")).arg(what).arg(folder).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }

    /// Ends it without a checkpoint and starts it again.
    async fn crash(&self) {
        let folder = self.folder.clone();
        tokio::task::spawn_blocking(move || Self::script("crash", &folder)).await.unwrap();
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = Command::new(house().join(".ci/postgres")).arg("stop").arg(&self.folder).output();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A node: `sund serve`.
#[derive(Debug)]
pub struct Node {
    arguments: Vec<String>,
    /// The certificates that it trusts, if not those of the machine.
    pub trusts: Option<PathBuf>,
    log: PathBuf,
    child: Option<Child>,
    /// Where it listens.
    pub address: SocketAddr,
    /// The way to it for browsers.
    pub wire: Wire,
}

impl Node {
    /// Starts one on this database.
    pub async fn start(database: &str, nats: Option<&NatsServer>, folder: &Path, name: &str) -> Self {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()));
        let path = |of: &str| folder.join(of).display().to_string();
        let (listen, files, key) = (address.to_string(), path("files"), KEY.to_owned());
        let mut arguments = vec!["serve", "--listen", &listen, "--base-url", ORIGIN, "--database-url", database];
        arguments.extend(["--key", &key, "--files", &files]);
        let url = nats.map(NatsServer::url);
        arguments.extend(url.iter().flat_map(|url| ["--nats-url", url]));
        let arguments = arguments.into_iter().map(str::to_owned).collect();
        let log = folder.join(format!("{name}.log"));
        let trusts = nats.and_then(NatsServer::certificate).map(Path::to_owned);
        let mut node = Self { arguments, trusts, log, child: None, address, wire: Wire::to(address).await };
        node.run();
        node
    }

    /// Starts its process, if it has none that runs: also after one that ended by itself, as an init system does.
    pub fn run(&mut self) -> bool {
        if self.child.as_mut().is_some_and(|child| child.try_wait().is_ok_and(|ended| ended.is_none())) {
            return false;
        }
        let program = house().join("target/debug/sund");
        let log = File::options().create(true).append(true).open(&self.log).unwrap();
        let mut command = Command::new(&program);
        // Whatever is set where this runs: these are nodes of their own, with the log that they have by themselves.
        command.env_clear().args(&self.arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        command.envs(self.trusts.iter().map(|file| ("SSL_CERT_FILE", file)));
        self.child =
            Some(command.spawn().unwrap_or_else(|error| panic!("{}: {error}; run make build", program.display())));
        true
    }

    /// SIGKILL: it says nothing to anybody.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    fn signal(&self, which: &str) {
        if let Some(child) = &self.child {
            signal(which, child.id());
        }
    }

    /// Once its pages come.
    pub async fn is_up(&self) {
        let client = openidconnect::reqwest::Client::builder().timeout(Duration::from_secs(2)).build().unwrap();
        for _ in 0..600 {
            if client.get(format!("http://{}/", self.address)).send().await.is_ok() {
                return;
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("a node does not come up; its log: {}", self.said());
    }

    /// What it wrote to its log.
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Everything that can break.
#[derive(Debug)]
pub struct Cluster {
    /// The nodes.
    pub nodes: Vec<Node>,
    /// NATS, if there is one.
    pub nats: Option<NatsServer>,
    /// PostgreSQL, if it is that.
    pub postgres: Option<Postgres>,
}

/// What is done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// A node is killed and started again.
    Kill,
    /// All nodes are killed at the same time.
    KillAll,
    /// A node stands still for a while.
    Freeze,
    /// A node stands still, and the other, to which everybody goes, is killed.
    FreezeAndKill,
    /// All connections to a node are cut.
    Cut,
    /// PostgreSQL crashes and starts again.
    Postgres,
    /// NATS is killed and started again.
    Nats,
    /// NATS stands still for a while.
    NatsFreeze,
}

impl Act {
    /// One of each that is possible here, in an order that chance gives.
    pub fn each(chance: &Chance, cluster: &Cluster) -> Vec<Self> {
        let nodes = [Self::Kill, Self::KillAll, Self::Freeze, Self::FreezeAndKill, Self::Cut];
        let all = nodes.into_iter().chain([Self::Postgres, Self::Nats, Self::NatsFreeze]);
        let mut acts: Vec<Self> = all.filter(|act| act.is_possible(cluster)).collect();
        acts.sort_by_cached_key(|_| chance.below(usize::MAX));
        acts
    }

    fn is_possible(self, cluster: &Cluster) -> bool {
        match self {
            Self::Postgres => cluster.postgres.is_some(),
            Self::Nats | Self::NatsFreeze => cluster.nats.is_some(),
            Self::FreezeAndKill => cluster.nodes.len() > 1,
            Self::Kill | Self::KillAll | Self::Freeze | Self::Cut => true,
        }
    }

    /// One of those that are possible here.
    pub fn draw(chance: &Chance, cluster: &Cluster) -> Self {
        loop {
            let act = match chance.below(20) {
                0..=6 => Self::Kill,
                7 => Self::KillAll,
                8..=9 => Self::Freeze,
                10 => Self::FreezeAndKill,
                11..=15 => Self::Cut,
                16 => Self::Postgres,
                17..=18 => Self::Nats,
                _ => Self::NatsFreeze,
            };
            if act.is_possible(cluster) {
                return act;
            }
        }
    }
}

impl Cluster {
    /// Does it, and makes it good again; how many nodes were killed.
    pub async fn suffer(&mut self, act: Act, chance: &Chance) -> u32 {
        let node = chance.below(self.nodes.len());
        let a_while = |most| Duration::from_millis(u64::try_from(chance.below(most)).unwrap_or_default());
        match act {
            Act::Kill => {
                self.nodes[node].kill();
                sleep(a_while(600)).await;
                self.nodes[node].run();
                return 1;
            }
            Act::KillAll => {
                self.nodes.iter_mut().for_each(Node::kill);
                self.nodes.iter_mut().for_each(|node| {
                    node.run();
                });
                return u32::try_from(self.nodes.len()).unwrap_or_default();
            }
            Act::Freeze => {
                self.nodes[node].signal("-STOP");
                sleep(Duration::from_millis(300) + a_while(3_000)).await;
                self.nodes[node].signal("-CONT");
            }
            Act::FreezeAndKill => {
                let other = (node + 1) % self.nodes.len();
                self.nodes[node].signal("-STOP");
                sleep(Duration::from_millis(300) + a_while(2_500)).await;
                self.nodes[other].kill();
                sleep(a_while(300)).await;
                self.nodes[node].signal("-CONT");
                self.nodes[other].run();
                return 1;
            }
            Act::Cut => self.nodes[node].wire.cut(),
            Act::Postgres => {
                if let Some(postgres) = &self.postgres {
                    postgres.crash().await;
                }
            }
            Act::Nats => {
                if let Some(nats) = &mut self.nats {
                    nats.end();
                    sleep(a_while(1_000)).await;
                    nats.begin();
                }
            }
            Act::NatsFreeze => {
                if let Some(process) = self.nats.as_ref().and_then(NatsServer::process) {
                    signal("-STOP", process);
                    sleep(a_while(2_000)).await;
                    signal("-CONT", process);
                }
            }
        }
        0
    }

    /// Starts nodes that ended by themselves, as one does whose database is away at its start: how many.
    pub fn tend(&mut self) -> u32 {
        self.nodes.iter_mut().map(|node| u32::from(node.run())).sum()
    }
}
