//! A storage of one's own: `s3_server.mjs`, a process on a free port of this machine that checks signatures and does what it
//! is told.

use serde_json::Value;
use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use sund::config::{self, Serve};

/// The storage. It ends when it is dropped.
#[derive(Debug)]
pub struct S3Server {
    child: Child,
    input: Mutex<Option<ChildStdin>>,
    said: Arc<Mutex<Vec<Value>>>,
    port: u16,
}

/// The key that it knows.
const KEY: [&str; 2] = ["S3RVER", "S3RVER"];

impl S3Server {
    /// One that lets everything through whose signature is right.
    #[must_use]
    pub fn start() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let node = here.join("journeys/node_modules/.bin/node");
        let node = if node.exists() { node } else { "node".into() };
        let mut child = Command::new(node)
            .arg(here.join("kit/s3_server.mjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Node.js; run .ci/install tests");
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut first = String::new();
        output.read_line(&mut first).unwrap();
        let first: Value = serde_json::from_str(&first).expect("the storage does not start; run .ci/install tests");
        let said = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&said);
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let line = serde_json::from_str(&line).unwrap();
                heard.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
        let port = first["port"].as_u64().and_then(|port| u16::try_from(port).ok()).unwrap();
        let input = Mutex::new(child.stdin.take());
        Self { child, input, said, port }
    }

    /// Has Sund keep its attachments here.
    pub fn serve(&self, settings: &mut Serve) {
        self.serve_with(settings, KEY[1]);
    }

    /// The same with another secret.
    pub fn serve_with(&self, settings: &mut Serve, secret: &str) {
        let files = std::mem::take(&mut settings.attachments.files);
        let arguments = self.arguments(secret);
        let arguments = ["sund", "serve"].into_iter().map(str::to_owned).chain(arguments);
        settings.attachments = config::parse(arguments).unwrap().command.serve().attachments.clone();
        settings.attachments.files = files;
    }

    /// What stands on a command line for it.
    #[must_use]
    pub fn arguments(&self, secret: &str) -> Vec<String> {
        let endpoint = format!("http://127.0.0.1:{}", self.port);
        [("endpoint", endpoint.as_str()), ("bucket", "sund-files"), ("key-id", KEY[0]), ("secret", secret)]
            .into_iter()
            .map(|(name, value)| format!("--s3-{name}={value}"))
            .collect()
    }

    /// The secret that it knows.
    #[must_use]
    pub const fn secret() -> &'static str {
        KEY[1]
    }

    /// Tells it what to do with what comes next.
    pub async fn tell(&self, what: &str) {
        let told = |said: &[Value]| said.iter().filter(|line| line.get("told").is_some()).count();
        let before = told(&self.said());
        {
            let mut input = self.input.lock().unwrap_or_else(PoisonError::into_inner);
            let input = input.as_mut().unwrap();
            writeln!(input, "{what}").unwrap();
            input.flush().unwrap();
        }
        for _ in 0..1_000 {
            if told(&self.said()) > before {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the storage does not hear {what:?}");
    }

    /// The requests with this method so far: their paths.
    #[must_use]
    pub fn asked(&self, method: &str) -> Vec<String> {
        let said = self.said();
        let of = said.iter().filter(|line| line["method"] == method);
        of.filter_map(|line| line["path"].as_str().map(str::to_owned)).collect()
    }

    fn said(&self) -> Vec<Value> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        // Its input ends; with that it removes what it kept, and ends.
        drop(self.input.lock().unwrap_or_else(PoisonError::into_inner).take());
        let _ = self.child.wait();
    }
}
