//! A NATS of one's own: `nats-server`, a process on a free port of this machine.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};
use sund::config::{Serve, parse};

/// NATS. It ends when it is dropped.
#[derive(Debug)]
pub struct NatsServer {
    child: Option<Child>,
    port: u16,
    login: Option<[String; 2]>,
    /// Its certificate and key, if it speaks TLS.
    tls: Option<[PathBuf; 2]>,
}

impl NatsServer {
    /// One that lets everybody in.
    #[must_use]
    pub fn start() -> Self {
        Self::with(None)
    }

    /// One that lets in only this user with this password.
    #[must_use]
    pub fn with_login(user: &str, password: &str) -> Self {
        Self::with(Some([user.into(), password.into()]))
    }

    fn with(login: Option<[String; 2]>) -> Self {
        let mut server = Self::absent();
        server.login = login;
        server.begin();
        server
    }

    /// One that speaks TLS as `localhost`, with a certificate of its own that nobody else has signed; it is put into this
    /// folder.
    #[must_use]
    pub fn with_tls(folder: &Path) -> Self {
        let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let tls =
            [("certificate.pem", own.cert.pem()), ("key.pem", own.signing_key.serialize_pem())].map(|(name, pem)| {
                let path = folder.join(name);
                fs::write(&path, pem).unwrap();
                path
            });
        let mut server = Self::absent();
        server.tls = Some(tls);
        server.begin();
        server
    }

    /// The file of its certificate, if it speaks TLS.
    #[must_use]
    pub fn certificate(&self) -> Option<&Path> {
        self.tls.as_ref().map(|[certificate, _]| certificate.as_path())
    }

    /// An address where no NATS is, and where one can begin later.
    #[must_use]
    pub fn absent() -> Self {
        Self { child: None, port: free_port(), login: None, tls: None }
    }

    /// Begins, at the same address as before. Returns when it answers.
    pub fn begin(&mut self) {
        let mut command = Command::new(program());
        command.args(["--addr", "127.0.0.1", "--port", &self.port.to_string()]);
        if let Some([user, password]) = &self.login {
            command.args(["--user", user, "--pass", password]);
        }
        if let Some([certificate, key]) = &self.tls {
            command.arg("--tls").arg("--tlscert").arg(certificate).arg("--tlskey").arg(key);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        self.child = Some(command.spawn().expect("nats-server; run .ci/install tests"));
        for _ in 0..400 {
            if TcpStream::connect(self.address()).is_ok() {
                return;
            }
            sleep(Duration::from_millis(25));
        }
        panic!("NATS does not answer");
    }

    /// Ends at once, without a word to anybody (SIGKILL).
    pub fn end(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Its process, while it runs.
    #[must_use]
    pub fn process(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    /// As in the setting.
    #[must_use]
    pub fn url(&self) -> String {
        let login = self.login.as_ref().map(|[user, password]| format!("{user}:{password}@")).unwrap_or_default();
        match self.tls {
            Some(_) => format!("tls://{login}localhost:{}", self.port),
            None => format!("nats://{login}{}", self.address()),
        }
    }

    /// Has Sund give its hints here.
    pub fn serve(&self, settings: &mut Serve) {
        hints_go_to(&self.url(), settings);
    }
}

/// Has Sund give its hints to the NATS of this address, as in the setting.
pub(crate) fn hints_go_to(url: &str, settings: &mut Serve) {
    let parsed = parse(["sund", "serve", "--nats-url", url]).unwrap();
    settings.nats_url.clone_from(&parsed.command.serve().nats_url);
}

impl Drop for NatsServer {
    fn drop(&mut self) {
        self.end();
    }
}

fn program() -> PathBuf {
    let unpacked = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/nats-server/usr/sbin/nats-server");
    if unpacked.exists() { unpacked } else { "nats-server".into() }
}

/// A port that nobody has now. What is started there begins and ends several times in a test, so it is chosen here.
#[must_use]
pub fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}
