//! A mail server of one's own: `mail_server.py`, a process on a free port of this machine that does what it is told.

use crate::scratch;
use serde_json::Value;
use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use sund::config::{self, Serve};

/// A mail as it was handed over.
#[derive(Clone, Debug)]
pub struct HandedOver(Value);

impl HandedOver {
    /// What the mail server did with it: the word that it was told.
    #[must_use]
    pub fn how(&self) -> &str {
        self.text("how")
    }

    /// Who sends it, for the mail server.
    #[must_use]
    pub fn from(&self) -> &str {
        self.text("from")
    }

    /// Whom it is for, for the mail server.
    #[must_use]
    pub fn to(&self) -> Vec<&str> {
        self.0["to"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// All of it, as it came.
    #[must_use]
    pub fn raw(&self) -> &str {
        self.text("raw")
    }

    /// Its plain text.
    #[must_use]
    pub fn plain(&self) -> &str {
        self.text("plain")
    }

    /// Its HTML.
    #[must_use]
    pub fn html(&self) -> &str {
        self.text("html")
    }

    /// What it holds for a calendar: its kind, and the text as it stands there.
    #[must_use]
    pub fn calendars(&self) -> Vec<(&str, &str)> {
        let all = self.0["calendars"].as_array().into_iter().flatten();
        all.filter_map(|pair| Some((pair[0].as_str()?, pair[1].as_str()?))).collect()
    }

    /// Whether a user and a password were shown.
    #[must_use]
    pub fn logged_in(&self) -> bool {
        self.0["login"].as_bool().unwrap_or_default()
    }

    /// The values of the headers with this name.
    #[must_use]
    pub fn headers(&self, name: &str) -> Vec<&str> {
        let all = self.0["headers"].as_array().into_iter().flatten();
        all.filter(|pair| pair[0].as_str().is_some_and(|it| it.eq_ignore_ascii_case(name)))
            .filter_map(|pair| pair[1].as_str())
            .collect()
    }

    /// The token of the invitation that it holds.
    #[must_use]
    pub fn token(&self) -> &str {
        let (_, rest) = self.plain().split_once("/invitations/").expect("a link to an invitation");
        rest.split_whitespace().next().unwrap()
    }

    fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }
}

/// The mail server. It ends when it is dropped.
#[derive(Debug)]
pub struct MailServer {
    child: Child,
    input: Mutex<ChildStdin>,
    said: Arc<Mutex<Vec<Value>>>,
    port: u16,
    folder: Option<PathBuf>,
}

impl MailServer {
    /// One that takes mail from everybody.
    #[must_use]
    pub fn start() -> Self {
        Self::with(&[], None)
    }

    /// One that takes mail only with this user and password.
    #[must_use]
    pub fn with_login(login: &str) -> Self {
        Self::with(&["--login", login], None)
    }

    /// One that offers TLS with a certificate for 127.0.0.1 that nobody has a reason to trust.
    #[must_use]
    pub fn with_a_certificate_of_its_own() -> Self {
        let folder = scratch();
        let file = folder.join("certificate.pem");
        let path = file.to_str().unwrap();
        let made = Command::new("openssl")
            .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"])
            .args(["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", path, "-out"])
            .arg(folder.join("only.pem"))
            .output()
            .expect("openssl; run .ci/install tests");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let whole = [std::fs::read(&file).unwrap(), std::fs::read(folder.join("only.pem")).unwrap()].concat();
        std::fs::write(&file, whole).unwrap();
        Self::with(&["--certificate", path], Some(folder.clone()))
    }

    fn with(arguments: &[&str], folder: Option<PathBuf>) -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let python = here.join("../target/tools/smtp/bin/python");
        assert!(python.exists(), "{} is missing; run .ci/install tests", python.display());
        let mut child = Command::new(python)
            .args(["-W", "ignore"])
            .arg(here.join("kit/mail_server.py"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut first = String::new();
        output.read_line(&mut first).unwrap();
        let first: Value = serde_json::from_str(&first).unwrap();
        let said = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&said);
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let line = serde_json::from_str(&line).unwrap();
                heard.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
        let port = first["port"].as_u64().and_then(|port| u16::try_from(port).ok()).unwrap();
        let input = Mutex::new(child.stdin.take().unwrap());
        Self { child, input, said, port, folder }
    }

    /// Has Sund send its mail here. `around` stands around the address: `("smtp://user:password@", "?tls=required")`.
    pub fn serve(&self, settings: &mut Serve, (before, after): (&str, &str)) {
        let url = format!("{before}127.0.0.1:{}{after}", self.port);
        let arguments = ["sund", "serve", "--smtp-url", &url, "--mail-from", "Sund <sund@sund.test>"];
        let parsed = config::parse(arguments).unwrap();
        let wanted = parsed.command.serve();
        settings.smtp_url.clone_from(&wanted.smtp_url);
        settings.mail_from.clone_from(&wanted.mail_from);
    }

    /// Tells it what to do with the mails that come next; the last word counts for all that follow.
    pub async fn tell(&self, what: &str) {
        let before = self.told();
        {
            let mut input = self.input.lock().unwrap_or_else(PoisonError::into_inner);
            writeln!(input, "{what}").unwrap();
            input.flush().unwrap();
        }
        self.until(|_| self.told() > before, || format!("it does not hear {what:?}")).await;
    }

    fn told(&self) -> usize {
        self.said().iter().filter(|line| line.get("told").is_some()).count()
    }

    /// The mails that have been handed over so far, with what became of each.
    #[must_use]
    pub fn mails(&self) -> Vec<HandedOver> {
        self.said().into_iter().filter(|line| line.get("how").is_some()).map(HandedOver).collect()
    }

    /// The mails, once there are so many.
    pub async fn so_many(&self, count: usize) -> Vec<HandedOver> {
        self.until(|mails| mails.len() >= count, || format!("{count} mails are waited for")).await
    }

    async fn until(&self, fine: impl Fn(&[HandedOver]) -> bool, what: impl Fn() -> String) -> Vec<HandedOver> {
        for _ in 0..2_000 {
            let mails = self.mails();
            if fine(&mails) {
                return mails;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{}: {:?}", what(), self.mails());
    }

    fn said(&self) -> Vec<Value> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
