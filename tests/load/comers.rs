//! People who come back: whenever their socket ends they open another one, and ask for what came after what they have.

use crate::{bare::buffers, board::mark, figures::now};
use futures_util::{
    SinkExt as _, StreamExt as _,
    stream::{SplitSink, SplitStream},
};
use http::{HeaderMap, Request, Uri};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU32, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use sund_domain::live::frames::{ClientFrame, ServerFrame};
use sund_tests::process::Process;
use tokio::{
    net::TcpStream,
    sync::{Semaphore, watch},
    task::JoinHandle,
    time::{sleep, timeout},
};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{Error, Message},
};
use uuid::Uuid;

/// So many sockets open at the same time; browsers wait for a random time before they come back.
const AT_ONCE: usize = 128;
/// After a try that failed.
const AGAIN: Duration = Duration::from_millis(100);
/// All of it takes no longer.
const PATIENCE: Duration = Duration::from_secs(60);
/// For how long one of them speaks before the server is killed, and how often.
const SPEAKS: Duration = Duration::from_secs(2);
const EVERY: Duration = Duration::from_millis(250);

type Line = WebSocketStream<TcpStream>;

#[derive(Debug)]
struct Shared {
    /// Where there are servers: whom one does not answer, tries the next.
    addresses: Vec<SocketAddr>,
    door: Semaphore,
    /// How many have had everything since the server began.
    caught_up: watch::Sender<usize>,
    /// Which server it is: the first one, or the one after the crash.
    server: AtomicUsize,
    /// Of each one: with which server they have had everything, and the last change that they have.
    with: Vec<AtomicUsize>,
    has: Vec<AtomicU32>,
    /// Messages of the one who speaks; those that were acknowledged, and the number of the last one.
    said: AtomicUsize,
    acked: AtomicUsize,
    last_acked: AtomicU32,
    speaks: watch::Sender<bool>,
}

impl Shared {
    /// Somebody has everything that was said before they came in.
    fn has_everything(&self, n: usize) {
        let server = self.server.load(Ordering::SeqCst);
        // Whoever comes in twice is one.
        if self.with[n].swap(server, Ordering::SeqCst) != server {
            self.caught_up.send_modify(|had| *had += 1);
        }
    }
}

/// All of them.
#[derive(Debug)]
pub struct Comers {
    shared: Arc<Shared>,
    tasks: Vec<JoinHandle<()>>,
}

impl Drop for Comers {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

impl Comers {
    /// All come in: how long it took.
    pub async fn enter(addresses: Vec<SocketAddr>, requests: Vec<Request<()>>) -> (Self, Duration) {
        let began = now();
        let shared = Arc::new(Shared {
            addresses,
            door: Semaphore::new(AT_ONCE),
            caught_up: watch::Sender::new(0),
            server: AtomicUsize::new(1),
            with: requests.iter().map(|_| AtomicUsize::new(0)).collect(),
            has: requests.iter().map(|_| AtomicU32::new(0)).collect(),
            said: AtomicUsize::new(0),
            acked: AtomicUsize::new(0),
            last_acked: AtomicU32::new(0),
            speaks: watch::Sender::new(false),
        });
        let stays = |(n, request): (usize, Request<()>)| {
            tokio::spawn(stay(Arc::clone(&shared), n, request.uri().clone(), request.headers().clone()))
        };
        let tasks = requests.into_iter().enumerate().map(stays).collect();
        let comers = Self { shared, tasks };
        comers.until(comers.shared.has.len()).await;
        (comers, began.elapsed())
    }

    /// Until so many have everything.
    async fn until(&self, many: usize) {
        let mut caught_up = self.shared.caught_up.subscribe();
        timeout(PATIENCE, caught_up.wait_for(|had| *had >= many)).await.expect("they come in time").unwrap();
    }

    /// One of them speaks, and then the server dies in the middle of it: how many messages were acknowledged.
    pub async fn speak_until_killed(&self, server: Process) -> usize {
        self.shared.speaks.send_replace(true);
        sleep(SPEAKS).await;
        server.kill();
        self.shared.speaks.send_replace(false);
        self.shared.server.store(2, Ordering::SeqCst);
        self.shared.caught_up.send_replace(0);
        self.shared.acked.load(Ordering::SeqCst)
    }

    /// When half, 99 of 100 and all of those who were at the server that died were back and had everything.
    pub async fn all_back(&self, began: &Instant) -> [Duration; 3] {
        let all = self.shared.has.len() / self.shared.addresses.len();
        let mut took = [Duration::ZERO; 3];
        for (took, back) in took.iter_mut().zip([all / 2, all * 99 / 100, all]) {
            self.until(back).await;
            *took = began.elapsed();
        }
        took
    }

    /// How many acknowledged messages somebody lacks; and the last change that all have.
    pub fn lost(&self, acked: usize) -> (u32, u32) {
        let all_have = self.shared.has.iter().map(|has| has.load(Ordering::SeqCst)).min().unwrap_or(0);
        assert!(acked > 0, "nothing was said");
        (self.shared.last_acked.load(Ordering::SeqCst).saturating_sub(all_have), all_have)
    }
}

async fn stay(shared: Arc<Shared>, n: usize, uri: Uri, headers: HeaderMap) {
    let mut door = shared.door.acquire().await.ok();
    for address in shared.addresses.iter().cycle().skip(n % shared.addresses.len()) {
        let mut request = Request::new(());
        *request.uri_mut() = uri.clone();
        *request.headers_mut() = headers.clone();
        if let Ok((mouth, ear)) = open(&shared, n, *address, request).await {
            // The door is another's once this one has everything.
            let _ = listen(&shared, n, mouth, ear, door.take()).await;
        }
        sleep(AGAIN).await;
        if door.is_none() {
            door = shared.door.acquire().await.ok();
        }
    }
}

async fn open(
    shared: &Shared,
    n: usize,
    address: SocketAddr,
    request: Request<()>,
) -> Result<(SplitSink<Line, Message>, SplitStream<Line>), Error> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (line, _) = client_async_with_config(request, stream, Some(buffers())).await?;
    let (mut mouth, ear) = line.split();
    let after = shared.has[n].load(Ordering::SeqCst);
    mouth.send(Message::text(serde_json::to_string(&ClientFrame::Hello { after }).unwrap())).await?;
    Ok((mouth, ear))
}

async fn listen(
    shared: &Shared,
    n: usize,
    mut mouth: SplitSink<Line, Message>,
    mut ear: SplitStream<Line>,
    mut door: Option<tokio::sync::SemaphorePermit<'_>>,
) -> Result<(), Error> {
    let mut target = None;
    let mut beat = tokio::time::interval(EVERY);
    loop {
        let frame = tokio::select! {
            frame = ear.next() => frame,
            _ = beat.tick(), if n == 0 => {
                if *shared.speaks.borrow() {
                    let number = shared.said.fetch_add(1, Ordering::SeqCst);
                    let id = Uuid::from_u128(u128::try_from(number).unwrap_or_default());
                    let said = ClientFrame::Say { id, text: mark(number), language: None, reply_to: None };
                    mouth.send(Message::text(serde_json::to_string(&said).unwrap())).await?;
                }
                continue;
            }
        };
        let Some(frame) = frame else { return Ok(()) };
        let Message::Text(text) = frame? else { continue };
        match serde_json::from_str(text.as_str()).unwrap() {
            ServerFrame::Welcome { last, .. } => target = Some(last),
            ServerFrame::Message { message, .. } => shared.has[n].store(message.change, Ordering::SeqCst),
            ServerFrame::Ack { number, .. } => {
                shared.acked.fetch_add(1, Ordering::SeqCst);
                shared.last_acked.store(number, Ordering::SeqCst);
            }
            _ => (),
        }
        if target.is_some_and(|last| shared.has[n].load(Ordering::SeqCst) >= last) {
            target = None;
            drop(door.take());
            shared.has_everything(n);
        }
    }
}
