//! A browser in the session that does not give up: it comes back at whichever node answers, says what it has, and sends again
//! what was not acknowledged.

use crate::{
    chance::Chance,
    history::{At, Browser, Line, Shown, Written},
    network::{Part, Person, plain},
};
use futures_util::{SinkExt as _, StreamExt as _};
use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};
use sund_domain::{
    Refusal,
    ids::SessionId,
    live::{
        Message,
        frames::{ClientFrame, ServerFrame, VERSION, Why, close},
    },
};
use sund_tests::ORIGIN;
use tokio::{
    net::TcpStream,
    sync::{mpsc, watch},
    time::{interval, sleep, timeout},
};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message as WsMessage, client::IntoClientRequest as _},
};
use uuid::Uuid;

type Socket = WebSocketStream<TcpStream>;

/// A browser without an answer for so long goes elsewhere.
const PATIENCE: Duration = Duration::from_secs(2);
const TICK: Duration = Duration::from_millis(100);

/// What everybody does now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Writes, sends, listens.
    Talk,
    /// Writes nothing new.
    Quiet,
    /// Goes.
    Over,
}

/// How far a browser is, for who waits for it.
#[derive(Debug, Default)]
pub struct Progress {
    /// The last change that it has.
    pub has: AtomicU32,
    /// Its messages that wait for their acknowledgement.
    pub waiting: AtomicU32,
    /// It is in the session now.
    pub inside: AtomicBool,
}

/// What all browsers of a run have in common.
#[derive(Debug)]
pub struct Run {
    pub begun: Instant,
    pub session: SessionId,
    /// The wires to all nodes.
    pub nodes: Vec<SocketAddr>,
    pub phase: watch::Receiver<Phase>,
    /// What must not happen, as sentences.
    pub wrong: Mutex<Vec<String>>,
}

impl Run {
    /// The time since it began.
    pub fn now(&self) -> At {
        self.begun.elapsed()
    }

    pub fn phase(&self) -> Phase {
        *self.phase.borrow()
    }

    pub fn wrong(&self, what: String) {
        self.wrong.lock().unwrap().push(what);
    }
}

/// A message under way.
#[derive(Debug)]
struct Waiting {
    id: Uuid,
    /// Its place among what was written.
    place: usize,
    /// When it was sent on this connection.
    sent: Option<At>,
}

/// A browser.
pub struct Client {
    pub run: Arc<Run>,
    pub person: Person,
    pub progress: Arc<Progress>,
    /// When its person was sent away.
    pub out_since: Arc<Mutex<Option<At>>>,
    pub chance: Chance,
    pub browser: Browser,
    /// Messages that are sent without waiting for each other. 0: listens only, as whoever speaks notices at once that they
    /// are out.
    pub window: usize,
    /// Who does more with what was acknowledged: number and text.
    pub hand: Option<mpsc::UnboundedSender<(u32, String)>>,
    /// Others have come to too few here to be told apart.
    alone: bool,
    has: u32,
    waiting: Vec<Waiting>,
    /// The id and place of a message that is acknowledged already.
    known: Option<(Uuid, usize)>,
    last_heard: At,
    write_next: At,
}

impl Client {
    pub fn new(
        run: &Arc<Run>,
        person: &Person,
        out_since: &Arc<Mutex<Option<At>>>,
        chance: Chance,
        name: String,
    ) -> Self {
        Self {
            run: Arc::clone(run),
            person: person.clone(),
            progress: Arc::default(),
            out_since: Arc::clone(out_since),
            window: 1 + chance.below(4),
            hand: None,
            alone: false,
            chance,
            browser: Browser { name, ..Browser::default() },
            has: 0,
            waiting: Vec::new(),
            known: None,
            last_heard: At::ZERO,
            write_next: At::ZERO,
        }
    }

    /// Talks until the run is over.
    pub async fn talk(mut self) -> Browser {
        while self.run.phase() != Phase::Over {
            let asked = self.run.now();
            match timeout(PATIENCE, self.connect()).await {
                Ok(Ok(socket)) => {
                    self.browser.lines.push(Line { asked, has: self.has, shown: Vec::new() });
                    self.last_heard = self.run.now();
                    // However it ends: the next one goes on where this one was.
                    let _ = self.live(socket).await;
                    self.progress.inside.store(false, Ordering::Relaxed);
                }
                Ok(Err(Error::Http(answer))) => self.turned_away(answer.status().as_u16()),
                Ok(Err(_)) | Err(_) => (),
            }
            for waiting in &mut self.waiting {
                waiting.sent = None;
            }
            sleep(Duration::from_millis(50 + self.chance.below(200) as u64)).await;
        }
        self.browser.out_since = *self.out_since.lock().unwrap();
        self.browser
    }

    fn turned_away(&self, status: u16) {
        // 5xx: the node cannot ask its database now.
        if status < 500 && self.person.part == Part::Member {
            self.run.wrong(format!("{} was turned away with {status}", self.browser.name));
        }
    }

    async fn connect(&self) -> Result<Socket, Error> {
        let node = self.run.nodes[self.chance.below(self.run.nodes.len())];
        let stream = TcpStream::connect(node).await?;
        let mut request = format!("ws://{node}/live/{}/socket?v={VERSION}", self.run.session).into_client_request()?;
        request.headers_mut().insert("origin", http::HeaderValue::from_static(ORIGIN));
        request.headers_mut().insert("cookie", self.person.cookie.clone());
        client_async(request, stream).await.map(|(socket, _)| socket)
    }

    async fn live(&mut self, mut socket: Socket) -> Result<(), Error> {
        send(&mut socket, &ClientFrame::Hello { after: self.has }).await?;
        if self.chance.below(3) == 0
            && let Some((id, place)) = self.known
        {
            // Its acknowledgement could have been lost.
            self.say(&mut socket, id, place).await?;
        }
        let mut tick = interval(TICK);
        loop {
            tokio::select! {
                frame = socket.next() => match frame {
                    Some(Ok(WsMessage::Text(text))) => {
                        self.last_heard = self.run.now();
                        match serde_json::from_str(text.as_str()) {
                            Ok(frame) => self.heard(frame),
                            Err(error) => self.run.wrong(format!("{text} is no frame: {error}")),
                        }
                    }
                    Some(Ok(WsMessage::Close(frame))) => {
                        let code = frame.map(|frame| u16::from(frame.code));
                        if self.person.part == Part::Member && matches!(code, Some(close::GONE | close::PROTOCOL | close::ENDED)) {
                            self.run.wrong(format!("{} was sent away with {code:?}", self.browser.name));
                        }
                        return Ok(());
                    }
                    Some(Ok(_)) => self.last_heard = self.run.now(),
                    Some(Err(error)) => return Err(error),
                    None => return Ok(()),
                },
                _ = tick.tick() => {
                    let now = self.run.now();
                    let late = |since: At| now.saturating_sub(since) > PATIENCE;
                    let unanswered = self.waiting.iter().filter_map(|waiting| waiting.sent).any(late);
                    let alone = std::mem::take(&mut self.alone);
                    if self.run.phase() == Phase::Over || unanswered || alone || late(self.last_heard) {
                        return Ok(());
                    }
                    socket.send(WsMessage::Ping(Vec::new().into())).await?;
                    self.write();
                    self.send_waiting(&mut socket).await?;
                }
            }
        }
    }

    fn heard(&mut self, frame: ServerFrame) {
        match frame {
            ServerFrame::Message { after, message } => self.shown(after, &message),
            ServerFrame::Ack { id, number } => self.acknowledged(id, number),
            ServerFrame::Refused { id, why } => {
                // At the other node there may be more, or here when they are back.
                self.alone |= why == Why::TooFew;
                if self.person.part == Part::Member && !self.alone && !matches!(why, Why::TryAgain | Why::TooFast) {
                    self.run.wrong(format!("{}: a message was refused: {why:?}", self.browser.name));
                }
                // Sent again with the next tick.
                for waiting in self.waiting.iter_mut().filter(|waiting| waiting.id == id) {
                    waiting.sent = None;
                }
                if why == Why::Rule(Refusal::NotFound) {
                    self.waiting.clear();
                }
            }
            ServerFrame::Welcome { last, .. } => {
                self.progress.inside.store(true, Ordering::Relaxed);
                if last < self.has {
                    self.run.wrong(format!("{} has {}, and a node knows of {last} only", self.browser.name, self.has));
                }
            }
            _ => (),
        }
        self.tell();
    }

    fn shown(&mut self, after: u32, message: &Message) {
        let shown = Shown {
            at: self.run.now(),
            after,
            change: message.change,
            number: message.number,
            text: plain(&message.html),
        };
        self.has = self.has.max(shown.change);
        self.browser.lines.last_mut().unwrap().shown.push(shown);
    }

    fn acknowledged(&mut self, id: Uuid, number: u32) {
        let now = self.run.now();
        let place = match self.waiting.iter().position(|waiting| waiting.id == id) {
            Some(at) => {
                let place = self.waiting.remove(at).place;
                self.known = Some((id, place));
                place
            }
            None => match self.known {
                Some((known, place)) if known == id => place,
                // A resend of an older one.
                _ => return,
            },
        };
        let written = &mut self.browser.written[place];
        if written.acknowledged.is_none()
            && let Some(hand) = &self.hand
        {
            let _ = hand.send((number, written.text.clone()));
        }
        let (_, numbers) = written.acknowledged.get_or_insert((now, Vec::new()));
        numbers.push(number);
    }

    /// Writes something, if it is time for it.
    fn write(&mut self) {
        let now = self.run.now();
        if self.run.phase() != Phase::Talk || self.waiting.len() >= self.window || now < self.write_next {
            return;
        }
        self.write_next = now + Duration::from_millis(200 + self.chance.below(600) as u64);
        let place = self.browser.written.len();
        let text = format!("{} writes {place}", self.browser.name);
        self.browser.written.push(Written { text, sent: now, times: 0, acknowledged: None });
        self.waiting.push(Waiting { id: self.chance.id(), place, sent: None });
        self.tell();
    }

    async fn send_waiting(&mut self, socket: &mut Socket) -> Result<(), Error> {
        for at in 0..self.waiting.len() {
            let Waiting { id, place, sent } = self.waiting[at];
            if sent.is_none() {
                self.waiting[at].sent = Some(self.run.now());
                self.say(socket, id, place).await?;
            }
        }
        Ok(())
    }

    async fn say(&mut self, socket: &mut Socket, id: Uuid, place: usize) -> Result<(), Error> {
        let written = &mut self.browser.written[place];
        written.times += 1;
        let text = written.text.clone();
        send(socket, &ClientFrame::Say { id, text, language: None, reply_to: None }).await
    }

    fn tell(&self) {
        self.progress.has.store(self.has, Ordering::Relaxed);
        self.progress.waiting.store(u32::try_from(self.waiting.len()).unwrap_or(u32::MAX), Ordering::Relaxed);
    }
}

async fn send(socket: &mut Socket, frame: &ClientFrame) -> Result<(), Error> {
    socket.send(WsMessage::text(serde_json::to_string(frame).unwrap())).await
}
