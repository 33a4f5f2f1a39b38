//! A browser in a live session, without a screen: a socket, and what it has shown.

use futures_util::{SinkExt as _, StreamExt as _};
use std::time::Duration;
use sund_actions::live::{Said, messages_after};
use sund_domain::{
    ids::SessionId,
    live::{
        Message,
        frames::{ClientFrame, ServerFrame, Why},
    },
};
use sund_tests::{Network, ORIGIN, Person};
use tokio::{
    net::{TcpSocket, TcpStream},
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{self, client::IntoClientRequest as _, protocol::CloseFrame},
};
use uuid::Uuid;

/// Nothing that is awaited takes longer, also on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(30);

/// A message with the id `n`.
pub fn said(n: u128, text: &str) -> Said {
    Said { client: Uuid::from_u128(n), text: text.into(), language: None, reply_to: None }
}

/// Everything that was said in this session.
pub async fn record(network: &Network, session: SessionId) -> Vec<Message> {
    messages_after(network.sund(), &network.people.chair.viewer, session, 0, 100_000).await.unwrap()
}

/// A socket, open.
pub struct Socket {
    line: WebSocketStream<TcpStream>,
    /// The number that it said hello with.
    after: u32,
    /// The messages that have come.
    pub shown: Vec<Message>,
}

impl Socket {
    /// Asks for a socket; the status of the answer if there is none.
    pub async fn ask(network: &Network, who: Option<&Person>, origin: Option<&str>, path: &str) -> Result<Self, u16> {
        let stream = TcpStream::connect(network.address()).await.unwrap();
        Self::over(stream, network, who, origin, path).await
    }

    async fn over(
        stream: TcpStream,
        network: &Network,
        who: Option<&Person>,
        origin: Option<&str>,
        path: &str,
    ) -> Result<Self, u16> {
        let mut request = format!("ws://{}{path}", network.address()).into_client_request().unwrap();
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", origin.parse().unwrap());
        }
        if let Some(person) = who {
            request.headers_mut().insert("cookie", format!("__Host-sund={}", person.token).parse().unwrap());
        }
        match client_async(request, stream).await {
            Ok((line, _)) => Ok(Self { line, after: 0, shown: Vec::new() }),
            Err(tungstenite::Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    /// A socket of this person's into this session.
    pub async fn open(network: &Network, who: &Person, session: SessionId) -> Self {
        Self::ask(network, Some(who), Some(ORIGIN), &path(session)).await.unwrap()
    }

    /// The same, or the status of the answer.
    pub async fn tries(network: &Network, who: &Person, session: SessionId) -> Result<Self, u16> {
        Self::ask(network, Some(who), Some(ORIGIN), &path(session)).await
    }

    /// The same with the smallest buffer that the system gives.
    pub async fn open_narrow(network: &Network, who: &Person, session: SessionId) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(2_048).unwrap();
        let stream = socket.connect(network.address()).await.unwrap();
        Self::over(stream, network, Some(who), Some(ORIGIN), &path(session)).await.unwrap()
    }

    /// A socket that has said hello and heard everything after this change.
    pub async fn enter(network: &Network, who: &Person, session: SessionId, after: u32) -> Self {
        let mut socket = Self::open(network, who, session).await;
        let last = socket.hello(who, after).await;
        socket.until_change(last).await;
        socket
    }

    /// Says hello; the number of the session's last change.
    pub async fn hello(&mut self, who: &Person, after: u32) -> u32 {
        self.after = after;
        self.send(&ClientFrame::Hello { after }).await;
        match self.next().await {
            ServerFrame::Welcome { you, last } => {
                assert_eq!(you, who.viewer.person);
                last
            }
            other => panic!("a welcome comes first, and not {other:?}"),
        }
    }

    pub async fn send(&mut self, frame: &ClientFrame) {
        self.send_raw(tungstenite::Message::text(serde_json::to_string(frame).unwrap())).await;
    }

    /// Sends anything. A socket that is closed already says so when it is heard.
    pub async fn send_raw(&mut self, message: tungstenite::Message) {
        let _ = self.line.send(message).await;
    }

    pub async fn say(&mut self, n: u128, text: &str) {
        self.send(&ClientFrame::Say { id: Uuid::from_u128(n), text: text.into(), language: None, reply_to: None })
            .await;
    }

    /// Says it and waits for what becomes of it.
    pub async fn said(&mut self, n: u128, text: &str) -> Result<u32, Why> {
        self.say(n, text).await;
        let id = Uuid::from_u128(n);
        loop {
            match self.next().await {
                ServerFrame::Ack { id: of, number } if of == id => return Ok(number),
                ServerFrame::Refused { id: of, why } if of == id => return Err(why),
                _ => {}
            }
        }
    }

    /// The next frame, or the close frame.
    pub async fn hear(&mut self) -> Result<ServerFrame, Option<CloseFrame>> {
        timeout(PATIENCE, self.heard()).await.expect("a frame comes in time")
    }

    async fn heard(&mut self) -> Result<ServerFrame, Option<CloseFrame>> {
        loop {
            match self.line.next().await {
                Some(Ok(tungstenite::Message::Text(text))) => {
                    let frame = serde_json::from_str(text.as_str()).unwrap();
                    if let ServerFrame::Message { message, .. } = &frame {
                        self.shown.push(message.clone());
                    }
                    return Ok(frame);
                }
                Some(Ok(tungstenite::Message::Close(frame))) => {
                    // The answer to it is written by this.
                    let _ = self.line.flush().await;
                    return Err(frame);
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(None),
            }
        }
    }

    pub async fn next(&mut self) -> ServerFrame {
        self.hear().await.expect("the socket stays open")
    }

    /// Hears until this number was shown.
    pub async fn until(&mut self, number: u32) {
        while self.last() < number {
            self.next().await;
        }
    }

    /// Hears until this change was shown.
    pub async fn until_change(&mut self, change: u32) {
        while self.shown.last().map_or(self.after, |message| message.change) < change {
            self.next().await;
        }
    }

    /// The number of the last message that this browser has.
    pub fn last(&self) -> u32 {
        self.shown.last().map_or(self.after, |message| message.number)
    }

    /// Hears until the socket is closed, and with which code.
    pub async fn closed(&mut self) -> Option<u16> {
        loop {
            if let Err(frame) = self.hear().await {
                return frame.map(|frame| frame.code.into());
            }
        }
    }

    /// Closed within the two seconds that a loss may take; and three more, for a machine that runs all tests at once.
    pub async fn closed_soon(&mut self) -> Option<u16> {
        timeout(Duration::from_secs(5), self.closed()).await.expect("within two seconds, on a quiet machine")
    }

    pub fn numbers(&self) -> Vec<u32> {
        self.shown.iter().map(|message| message.number).collect()
    }
}

fn path(session: SessionId) -> String {
    format!("/live/{session}/socket?v=4")
}
