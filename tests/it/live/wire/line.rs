//! A browser that writes each bit of its frames itself (RFC 6455, section 5), over a bare TCP connection.

use std::{net::SocketAddr, time::Duration};
use sund_domain::{
    ids::SessionId,
    live::frames::{ServerFrame, VERSION},
};
use sund_tests::{ORIGIN, Person};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};
use uuid::Uuid;

/// Nothing that is awaited takes longer, also on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(30);
/// The example of RFC 6455, 5.7: any key will do.
const MASK: [u8; 4] = [0x37, 0xfa, 0x21, 0x3d];

/// A frame as a client writes it.
#[derive(Clone, Debug)]
pub struct Frame {
    pub fin: bool,
    /// The three reserved bits, as a number.
    pub rsv: u8,
    pub opcode: u8,
    pub payload: Vec<u8>,
    pub masked: bool,
}

impl Frame {
    pub fn new(opcode: u8, payload: impl Into<Vec<u8>>) -> Self {
        Self { fin: true, rsv: 0, opcode, payload: payload.into(), masked: true }
    }

    /// The message goes on in another frame.
    pub fn goes_on(self) -> Self {
        Self { fin: false, ..self }
    }

    pub fn reserved(self, rsv: u8) -> Self {
        Self { rsv, ..self }
    }

    pub fn unmasked(self) -> Self {
        Self { masked: false, ..self }
    }

    /// The shortest form of the length, as it must be.
    pub fn bytes(&self) -> Vec<u8> {
        let mask = if self.masked { 0x80 } else { 0 };
        let mut bytes = vec![u8::from(self.fin) << 7 | self.rsv << 4 | self.opcode];
        match self.payload.len() {
            len @ 0..=125 => bytes.push(mask | u8::try_from(len).unwrap()),
            len @ 126..=0xffff => {
                bytes.push(mask | 0x7e);
                bytes.extend(u16::try_from(len).unwrap().to_be_bytes());
            }
            len => {
                bytes.push(mask | 0x7f);
                bytes.extend(u64::try_from(len).unwrap().to_be_bytes());
            }
        }
        if self.masked {
            bytes.extend(MASK);
            bytes.extend(self.payload.iter().zip(MASK.iter().cycle()).map(|(byte, key)| byte ^ key));
        } else {
            bytes.extend(&self.payload);
        }
        bytes
    }
}

pub fn more(payload: impl Into<Vec<u8>>) -> Frame {
    Frame::new(0, payload)
}

pub fn text(payload: impl Into<Vec<u8>>) -> Frame {
    Frame::new(1, payload)
}

pub fn binary(payload: impl Into<Vec<u8>>) -> Frame {
    Frame::new(2, payload)
}

pub fn close(payload: impl Into<Vec<u8>>) -> Frame {
    Frame::new(8, payload)
}

pub fn ping(payload: impl Into<Vec<u8>>) -> Frame {
    Frame::new(9, payload)
}

pub fn pong(payload: impl Into<Vec<u8>>) -> Frame {
    Frame::new(10, payload)
}

/// The payload of a close frame.
pub fn code(code: u16, reason: &[u8]) -> Vec<u8> {
    [&code.to_be_bytes(), reason].concat()
}

/// A message of our protocol, with spaces after it up to this length: whatever its size, it is answered once.
pub fn say(id: u128, words: &[u8], size: usize) -> Vec<u8> {
    let id = Uuid::from_u128(id);
    let mut say = format!(r#"{{"t":"say","id":"{id}","language":null,"text":""#).into_bytes();
    say.extend(words);
    say.extend(br#""}"#);
    assert!(size == 0 || say.len() <= size, "{} bytes at least", say.len());
    say.resize(say.len().max(size), b' ');
    say
}

/// What the server says to it. Who is here, who has the floor, and what everybody hears is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The message with this id is committed.
    Ack(u128),
    /// This ping was answered.
    Pong(Vec<u8>),
    /// A close frame, with or without a code.
    Close(Option<u16>),
    /// The end of the connection without one.
    Dropped,
}

/// A connection.
#[derive(Debug)]
pub struct Line {
    stream: TcpStream,
    /// What was read and not yet looked at.
    rest: Vec<u8>,
}

impl Line {
    /// Writes this and reads the answer's head.
    pub async fn ask(address: SocketAddr, head: &str) -> (String, Self) {
        let mut line = Self::begin(address).await;
        line.write(head.as_bytes()).await;
        (line.head().await, line)
    }

    /// A connection over which nothing was said.
    pub async fn begin(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, rest: Vec::new() }
    }

    /// The head of an answer.
    async fn head(&mut self) -> String {
        loop {
            if let Some(end) = self.rest.windows(4).position(|four| four == b"\r\n\r\n") {
                let head = String::from_utf8(self.rest.drain(..end + 4).collect()).unwrap();
                return head.to_lowercase();
            }
            assert!(self.read().await, "an answer's head comes, and not only {:?}", self.rest);
        }
    }

    /// A socket, open, in which hello was said.
    pub async fn enter(address: SocketAddr, who: &Person, session: SessionId) -> Self {
        let mut line = Self::open(address, who, session).await;
        line.write(&text(r#"{"t":"hello","after":0}"#).bytes()).await;
        match line.frame().await {
            Some((1, welcome)) => {
                let welcome = serde_json::from_slice(&welcome).unwrap();
                assert!(matches!(welcome, ServerFrame::Welcome { .. }), "{welcome:?}");
            }
            other => panic!("a welcome comes first, and not {other:?}"),
        }
        line
    }

    /// A socket, open, in which nothing was said.
    pub async fn open(address: SocketAddr, who: &Person, session: SessionId) -> Self {
        let (head, line) = Self::ask(address, &handshake(who, session, "")).await;
        assert!(head.starts_with("http/1.1 101 "), "{head}");
        line
    }

    /// Sends this. A connection that the server has closed says so when it is heard.
    pub async fn write(&mut self, bytes: &[u8]) -> bool {
        self.stream.write_all(bytes).await.is_ok()
    }

    async fn read(&mut self) -> bool {
        let mut buffer = [0; 4_096];
        let read = timeout(PATIENCE, self.stream.read(&mut buffer)).await.expect("something comes in time");
        let read = read.unwrap_or(0);
        self.rest.extend(&buffer[..read]);
        read > 0
    }

    /// The next frame of the server's: whole, in the shortest form, not masked, without a reserved bit.
    pub async fn frame(&mut self) -> Option<(u8, Vec<u8>)> {
        loop {
            if let Some((opcode, from, to)) = parsed(&self.rest) {
                let payload = self.rest[from..to].to_vec();
                self.rest.drain(..to);
                return Some((opcode, payload));
            }
            if !self.read().await {
                assert!(self.rest.is_empty(), "half a frame at the end: {:?}", self.rest);
                return None;
            }
        }
    }

    /// The next thing that it says to this browser alone.
    pub async fn hear(&mut self) -> Heard {
        loop {
            match self.frame().await {
                Some((1, json)) => match serde_json::from_slice(&json).unwrap() {
                    ServerFrame::Ack { id, .. } => return Heard::Ack(id.as_u128()),
                    refused @ ServerFrame::Refused { .. } => panic!("{refused:?}"),
                    _ => (),
                },
                Some((9, _)) => (),
                Some((10, payload)) => return Heard::Pong(payload),
                Some((8, payload)) => {
                    let code = payload.first_chunk().map(|code| u16::from_be_bytes(*code));
                    assert!(std::str::from_utf8(payload.get(2..).unwrap_or_default()).is_ok());
                    return Heard::Close(code);
                }
                Some((opcode, _)) => panic!("a frame {opcode}"),
                None => return Heard::Dropped,
            }
        }
    }

    /// Nothing comes any more.
    pub async fn ended(&mut self) -> bool {
        self.frame().await.is_none()
    }
}

/// The opcode of the frame that stands first, and where its payload is; none if it is not all there.
fn parsed(bytes: &[u8]) -> Option<(u8, usize, usize)> {
    let (&[first, second], rest) = bytes.split_first_chunk()?;
    assert_eq!(first & 0xf0, 0x80, "final, and without a reserved bit");
    let (from, len) = match second {
        len @ 0..=125 => (2, usize::from(len)),
        126 => (4, usize::from(u16::from_be_bytes(*rest.first_chunk()?))),
        127 => (10, usize::try_from(u64::from_be_bytes(*rest.first_chunk()?)).unwrap()),
        masked => panic!("a server masks nothing: {masked:x}"),
    };
    let shortest = match len {
        0..=125 => 2,
        126..=0xffff => 4,
        _ => 10,
    };
    assert_eq!(from, shortest, "the shortest form of a length");
    (bytes.len() >= from + len).then_some((first & 0x0f, from, from + len))
}

/// What a browser asks for, with some more headers.
pub fn handshake(who: &Person, session: SessionId, more: &str) -> String {
    format!(
        "GET /live/{session}/socket?v={VERSION} HTTP/1.1\r\nHost: sund.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: {ORIGIN}\r\n\
         Cookie: __Host-sund={}\r\n{more}\r\n",
        who.token
    )
}
