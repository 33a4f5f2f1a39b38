//! The wire: frames of RFC 6455 that a browser makes by hand, after the cases of the Autobahn fuzzing client.
//!
//! Sund echoes nothing. Where Autobahn waits for an echo, a message of our own protocol is sent in the same frames, and its
//! acknowledgement, with the record, shows that it was understood as that one message. Each case has Autobahn's number;
//! docs/LIVE.md says what differs. The client itself runs against our settings of the library in `autobahn`.

mod autobahn;
mod closing;
mod framing;
mod handshake;
pub mod line;
mod unicode;

use super::socket::record;
use line::{Frame, Heard, Line};
use std::time::Duration;
use sund_actions::{
    live::{Said, Talk as _},
    sso::{self, Arriving, SignIn, Told},
};
use sund_tests::{Engine, Network, Person, on};
use tokio::time::sleep;
use uuid::Uuid;

/// How the bytes leave.
#[derive(Clone, Copy, Debug)]
enum Chop {
    /// All at once.
    Whole,
    /// Each frame in a write of its own.
    Frames,
    /// So many octets in each write.
    Octets(usize),
}

/// Frames, and what is heard after them.
struct Case {
    /// Autobahn's number, or a word.
    name: String,
    chop: Chop,
    frames: Vec<Frame>,
    heard: Vec<Heard>,
    /// Ids of messages that are in the record afterwards, beside those that are acknowledged.
    said: Vec<u128>,
}

fn case(name: &str, chop: Chop, frames: impl Into<Vec<Frame>>, heard: impl Into<Vec<Heard>>) -> Case {
    Case { name: name.into(), chop, frames: frames.into(), heard: heard.into(), said: Vec::new() }
}

impl Case {
    fn said(self, ids: &[u128]) -> Self {
        Self { said: ids.into(), ..self }
    }
}

/// Somebody who has just signed in.
async fn somebody(network: &Network) -> Person {
    let provider = sso::by_id(network.sund(), network.provider).await.unwrap().unwrap();
    let subject = network.people.chair.viewer.name.clone();
    let told = Told { issuer: provider.issuer.clone(), subject, ..Told::default() };
    let done = sso::sign_in(network.sund(), &provider, &told, &Arriving::default()).await.unwrap();
    let SignIn::In { token, .. } = done else { panic!("the chair is not let in") };
    let session = sso::viewer(network.sund(), &token).await.unwrap().expect("just begun");
    Person { viewer: session.viewer, token, token_hash: session.token_hash }
}

/// Each case over a socket of its own. The clock stands still, and SQLite is enough: no byte of this reaches a database.
fn each(cases: impl IntoIterator<Item = Case>) {
    let cases: Vec<Case> = cases.into_iter().collect();
    on(Engine::Sqlite, async |network| {
        let session = network.open.open;
        let who = somebody(network).await;
        let mut wrong = Vec::new();
        let mut said = record(network, session).await.len();
        for case in &cases {
            let mut line = Line::enter(network.address(), &who, session).await;
            let heard = run(&mut line, case).await;
            if heard != case.heard {
                wrong.push(format!("{}: heard {heard:?} and not {:?}", case.name, case.heard));
            }
            // The room does one thing after the other: once this is said, all that came before it is in the record.
            network.hub().say(session, who.speaker(), said_by_form(said, &case.name)).await.unwrap();
            said += acks(&case.heard) + case.said.len() + 1;
            let all = record(network, session).await.len();
            if all != said {
                wrong.push(format!("{}: {all} messages are in the record, and not {said}", case.name));
                said = all;
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
        let mut line = Line::enter(network.address(), &who, session).await;
        assert_eq!(run(&mut line, &fine(u128::MAX)).await, [Heard::Ack(u128::MAX)], "a server that is well");
    });
}

fn fine(id: u128) -> Case {
    case("fine", Chop::Whole, [line::text(line::say(id, b"Still well", 0))], [Heard::Ack(id)])
}

/// No case has an id like this.
fn said_by_form(n: usize, text: &str) -> Said {
    Said {
        client: Uuid::from_u64_pair(1, u64::try_from(n).unwrap()),
        text: text.into(),
        language: None,
        reply_to: None,
    }
}

fn acks(heard: &[Heard]) -> usize {
    heard.iter().filter(|heard| matches!(heard, Heard::Ack(_))).count()
}

/// Sends the frames and hears as much as is expected. A socket that is still open then must be one that has nothing more
/// to say, and closes as it is asked to: so nothing was answered twice.
async fn run(line: &mut Line, case: &Case) -> Vec<Heard> {
    send(line, case).await;
    let mut heard = Vec::new();
    let fails = matches!(case.heard.last(), Some(Heard::Close(_) | Heard::Dropped));
    while heard.len() < case.heard.len() {
        let next = line.hear().await;
        let ends = matches!(next, Heard::Close(_) | Heard::Dropped);
        // Of a connection that fails it is not promised that it says what became of a message before.
        if !(fails && matches!(next, Heard::Ack(_))) {
            heard.push(next);
        }
        if ends {
            break;
        }
    }
    if fails {
        line.write(&line::close("").bytes()).await;
        assert!(line.ended().await, "{}: something comes after the end", case.name);
    } else {
        line.write(&line::close(line::code(1000, b"")).bytes()).await;
        match line.hear().await {
            Heard::Close(Some(1000)) => assert!(line.ended().await),
            other => heard.push(other),
        }
    }
    heard
}

async fn send(line: &mut Line, case: &Case) {
    let frames = || case.frames.iter().map(Frame::bytes);
    match case.chop {
        Chop::Whole => drop(line.write(&frames().collect::<Vec<_>>().concat()).await),
        Chop::Frames => {
            for frame in frames() {
                line.write(&frame).await;
                sleep(Duration::from_millis(2)).await;
            }
        }
        Chop::Octets(size) => {
            for octets in frames().collect::<Vec<_>>().concat().chunks(size) {
                line.write(octets).await;
                tokio::task::yield_now().await;
            }
        }
    }
}

/// Bytes that no frame is made of, and what is heard after them.
fn raw(cases: &[(&str, &[u8], Heard)]) {
    on(Engine::Sqlite, async |network| {
        let who = somebody(network).await;
        for (name, bytes, heard) in cases {
            let mut line = Line::enter(network.address(), &who, network.open.open).await;
            line.write(bytes).await;
            assert_eq!(line.hear().await, *heard, "{name}");
        }
    });
}
