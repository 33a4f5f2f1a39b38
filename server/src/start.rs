//! Starting and stopping: the database, the rooms, the listeners, the jobs, in that order; and back.

use crate::{
    config::{Attachments, Key, KeyError, ProvidersFileError, Serve},
    demo,
    files::{Files, S3, Storages, Sweeper},
    http::{self, Outside},
    jobs,
    live::{Hub, bus},
    mail::{Post, SealedOutbox, SmtpError},
    sso::{Seal, Sso, SsoError},
};
use openidconnect::url::Url;
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use sund_actions::{Clock, Random, Sund, SystemClock, SystemRandom, files::Broom, mail::Outbox};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

/// Why the server does not start. One line each; the setting to change is named.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database cannot be used.
    #[error("SUND_DATABASE_URL (--database-url): {0}")]
    Database(#[from] sund_actions::ConnectError),
    /// There is no key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The address is taken, or not ours.
    #[error("{setting}: cannot listen on {address}: {cause}")]
    Listen {
        /// Which setting.
        setting: &'static str,
        /// Where.
        address: SocketAddr,
        /// Why not.
        cause: io::Error,
    },
    /// Signing in cannot be offered.
    #[error("SUND_BASE_URL (--base-url): {0}")]
    Sso(#[from] SsoError),
    /// The file of providers cannot be followed.
    #[error(transparent)]
    Providers(#[from] ProvidersFileError),
    /// The mail server cannot be asked.
    #[error("SUND_SMTP_URL (--smtp-url): {0}")]
    Mail(#[from] SmtpError),
    /// The storage of attachments cannot be used.
    #[error("SUND_S3_ENDPOINT (--s3-endpoint): {0}")]
    Storage(String),
    /// The demo network cannot be made.
    #[error("the demo network: {0}")]
    Demo(#[from] demo::DemoError),
}

/// A mail that is on its way when the server stops has so long to arrive. After that it is handed over once more.
const TO_FINISH_A_MAIL: Duration = Duration::from_secs(10);

/// Hears of every statement to the database.
pub type Watch = Arc<dyn Fn(&str) + Send + Sync>;

/// What a server does not make itself: a test hands in its own.
#[derive(Clone)]
pub struct Handed {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Hears of every statement to the database.
    pub watch: Option<Watch>,
}

impl Default for Handed {
    fn default() -> Self {
        Self { clock: Arc::new(SystemClock), random: Arc::new(SystemRandom), watch: None }
    }
}

/// What a server is made of.
#[derive(Clone, Debug)]
pub struct Started {
    /// The database, the clock, randomness.
    pub sund: Sund,
    /// The rooms of live sessions.
    pub hub: Hub,
}

/// A server that runs.
#[derive(Debug)]
pub struct Running {
    /// What it is made of.
    pub started: Started,
    /// Where it listens.
    pub address: SocketAddr,
    base: Url,
    demo: Option<demo::Network>,
    stop: watch::Sender<bool>,
    server: JoinHandle<()>,
    mail: Option<JoinHandle<()>>,
    others: Vec<JoinHandle<()>>,
}

/// Starts a server with the machine's clock and randomness; with the demo's provider if it has an address.
pub async fn start(settings: Serve, provider: Option<SocketAddr>) -> Result<Running, StartError> {
    start_with(settings, provider, Handed::default()).await
}

/// Starts a server with what is handed in.
pub async fn start_with(settings: Serve, provider: Option<SocketAddr>, handed: Handed) -> Result<Running, StartError> {
    let Handed { clock, random, watch } = handed;
    let listener = listen("SUND_LISTEN (--listen)", settings.listen).await?;
    let provider = match provider {
        Some(address) => Some(listen("SUND_DEMO_PROVIDER_LISTEN (--provider-listen)", address).await?),
        None => None,
    };
    let key = match settings.key {
        Some(key) => key,
        None => Key::from_file(&settings.key_file, random.as_ref())?,
    };
    let mut store = settings.database_url.open().await?;
    if let Some(watch) = watch {
        store.watch_statements(move |sql| watch(sql));
    }
    let mut sund = Sund::new(store, clock, random);
    sund.limits = settings.attachments.limits();
    let sweeper = Arc::new(Sweeper::default());
    sund.broom = Some(Arc::clone(&sweeper) as Arc<dyn Broom>);
    let storages = storages(&settings.attachments)?;
    let post = match (&settings.smtp_url, settings.mail_from) {
        (Some(url), Some(from)) => {
            let outbox = Arc::new(SealedOutbox::new(Seal::new(&key.0, Arc::clone(&sund.random))));
            sund.mail = Some(Arc::clone(&outbox) as Arc<dyn Outbox>);
            Some((outbox, Post::new(url, from, &settings.base_url)?))
        }
        _ => None,
    };
    let mut sso = Sso::new(sund.clone(), &key.0, settings.base_url.as_str())?;
    // The demo's own provider is on this machine.
    if settings.allow_private_providers || provider.is_some() {
        sso = sso.with_private_providers()?;
    }
    if let Some(path) = &settings.providers_file {
        let different = sso.declare(path).await?;
        tracing::info!(different, "providers are as the file says");
    }
    let mut others = vec![jobs::forget_old_sign_ins(sund.clone())];
    let demo = match provider {
        Some(listener) => {
            let network = demo::prepare(&sund, &settings.base_url, &listener).await?;
            others.push(demo::serve_provider(&sund, &settings.base_url, listener, &network));
            Some(network)
        }
        None => None,
    };
    let (stop, stopping) = watch::channel(false);
    let mail = post.map(|(outbox, post)| jobs::send_mail(sund.clone(), outbox, post, stopping.clone()));
    let hints = settings.nats_url.as_ref().map(|_| Arc::default());
    let hub = Hub::new(sund.clone(), hints.clone());
    if let (Some(url), Some(hints)) = (settings.nats_url, hints) {
        others.push(tokio::spawn(bus::carry(url, hints, hub.clone())));
    }
    let address = listener.local_addr().unwrap_or(settings.listen);
    let started = Started { sund, hub };
    if settings.attachments.clamd.is_none() {
        tracing::info!("attachments are not scanned: SUND_CLAMD is not set");
    }
    others.push(jobs::try_storage(storages.clone()));
    let files = Files::new(started.sund.clone(), storages, settings.attachments.clamd);
    others.push(jobs::forget_loose_files(files.clone(), sweeper));
    others.push(jobs::hand_over(started.sund.clone()));
    others.push(jobs::settle_sessions(started.sund.clone()));
    let app = http::app(&started, sso, files, Outside::of(&settings.base_url), settings.client_header);
    let server = tokio::spawn(http::serve(listener, app, stopping));
    Ok(Running { started, address, base: settings.base_url, demo, stop, server, mail, others })
}

/// The storages that the settings name. Signatures hold for a time, so that clock is the machine's.
pub(crate) fn storages(settings: &Attachments) -> Result<Storages, StartError> {
    let bucket = settings.bucket().map_err(StartError::Storage)?;
    let s3 = bucket.map(|bucket| S3::new(&bucket, Arc::new(SystemClock))).transpose().map_err(StartError::Storage)?;
    Ok(Storages::new(&settings.files, s3))
}

async fn listen(setting: &'static str, address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|cause| StartError::Listen { setting, address, cause })
}

impl Running {
    /// What the person at the terminal wants to know.
    #[must_use]
    pub fn greeting(&self) -> String {
        let here = format!("Sund is at {}", self.base.as_str().trim_end_matches('/'));
        match &self.demo {
            Some(network) => format!("{here}\n\n{}\nStop it with Ctrl-C.", network.who_can_sign_in()),
            None => format!("{here}\nStop it with Ctrl-C."),
        }
    }

    /// Runs until the process is asked to stop, then stops in good order.
    pub async fn until_stopped(self) {
        asked_to_stop().await;
        tracing::info!("stopping");
        self.stop().await;
    }

    /// Takes no new requests, lets those that run come to an end, tells sockets to come back, closes the database.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        self.started.hub.shut_down(Duration::from_secs(5)).await;
        if let Err(error) = self.server.await {
            tracing::error!(%error, "the server did not stop as it should");
        }
        if let Some(mut sending) = self.mail
            && tokio::time::timeout(TO_FINISH_A_MAIL, &mut sending).await.is_err()
        {
            sending.abort();
        }
        for task in self.others {
            task.abort();
        }
        if let Err(error) = self.started.sund.store.close().await {
            tracing::error!(%error, "the database did not close as it should");
        }
    }
}

async fn asked_to_stop() {
    let interrupted = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::error!(%error, "cannot hear Ctrl-C");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => {
                tracing::error!(%error, "cannot hear the terminate signal");
                std::future::pending::<()>().await;
            }
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! { () = interrupted => (), () = terminated => () }
}
