//! Who types: told to those who are there, as each mode says, and gone soon after.

use super::{chatham::opened, socket::Socket};
use std::time::Duration;
use sund_domain::{
    ids::SessionId,
    live::{
        Mode, Voice,
        frames::{ClientFrame, ServerFrame, close},
    },
    time::SECOND,
};
use sund_tests::{Network, Person, each_database};
use tokio::time::timeout;

/// The next time that somebody is told who types.
async fn typing(socket: &mut Socket) -> (u32, Vec<Voice>) {
    loop {
        if let ServerFrame::Typing { count, who } = socket.next().await {
            return (count, who);
        }
    }
}

/// Nothing of it is told for as long as two beats take.
async fn quiet(socket: &mut Socket) {
    let heard = timeout(Duration::from_secs(4), typing(socket)).await;
    assert!(heard.is_err(), "{heard:?}");
}

async fn five(network: &Network, session: SessionId) -> Vec<Socket> {
    let people = &network.people;
    let mut sockets = Vec::new();
    for who in [&people.chair, &people.member, &people.author, &people.outsider, &people.ex_member] {
        sockets.push(Socket::enter(network, who, session, 0).await);
    }
    sockets
}

fn person(who: &Person, chair: bool) -> Voice {
    Voice::Person(who.viewer.author(chair))
}

#[test]
fn who_types_is_told_and_forgotten() {
    each_database(async |network| {
        let people = &network.people;
        let session = opened(network, Mode::Attributed).await;
        let mut all = five(network, session).await;
        let mut here = all.remove(0);
        all[0].send(&ClientFrame::Typing).await;
        assert_eq!(typing(&mut here).await, (1, vec![person(&people.member, false)]));
        // Said again and again, it is told once.
        all[0].send(&ClientFrame::Typing).await;
        all[0].send(&ClientFrame::Typing).await;
        quiet(&mut here).await;
        all[1].send(&ClientFrame::Typing).await;
        let two = vec![person(&people.member, false), person(&people.author, false)];
        assert_eq!(typing(&mut here).await, (2, two));
        for socket in &mut all[2..] {
            socket.send(&ClientFrame::Typing).await;
        }
        loop {
            let (count, who) = typing(&mut here).await;
            if count == 4 {
                assert!(who.is_empty(), "more than three are not named");
                break;
            }
        }
        // Whoever sends it types no longer; the others neither, after a while.
        all[0].said(1, "So").await.unwrap();
        loop {
            let (count, who) = typing(&mut here).await;
            if count == 3 {
                assert!(!who.contains(&person(&people.member, false)), "{who:?}");
                break;
            }
        }
        network.clock.forward(5 * SECOND);
        assert_eq!(typing(&mut here).await, (0, Vec::new()));
    });
}

#[test]
fn where_nobody_is_named_nobody_who_types_is() {
    each_database(async |network| {
        let session = opened(network, Mode::Alias).await;
        let mut all = five(network, session).await;
        let mut here = all.remove(0);
        all[0].send(&ClientFrame::Typing).await;
        assert_eq!(typing(&mut here).await, (1, vec![Voice::Unnamed]), "no number yet");
        all[0].said(1, "First").await.unwrap();
        assert_eq!(typing(&mut here).await, (0, Vec::new()));
        all[0].send(&ClientFrame::Typing).await;
        assert_eq!(typing(&mut here).await, (1, vec![Voice::Alias(1)]));

        let session = opened(network, Mode::ChathamHouse).await;
        let mut all = five(network, session).await;
        let mut here = all.remove(0);
        all[0].send(&ClientFrame::Typing).await;
        assert_eq!(typing(&mut here).await, (1, Vec::new()));
        for socket in &mut all[1..] {
            socket.send(&ClientFrame::Typing).await;
        }
        assert_eq!(typing(&mut here).await, (2, Vec::new()), "however many they are");
        network.clock.forward(5 * SECOND);
        assert_eq!(typing(&mut here).await, (0, Vec::new()));
    });
}

#[test]
fn who_may_not_speak_does_not_type() {
    each_database(async |network| {
        let people = &network.people;
        let session = opened(network, Mode::Attributed).await;
        let mut all = five(network, session).await;
        let mut here = all.remove(2);
        let writers = format!("/live/{session}/writers");
        assert_eq!(network.post(&people.chair, &writers, &[("writers", "chairs")]).await.status, 303);
        all[1].send(&ClientFrame::Typing).await;
        quiet(&mut here).await;
        all[0].send(&ClientFrame::Typing).await;
        assert_eq!(typing(&mut here).await, (1, vec![person(&people.chair, true)]));
        // Before hello, and too often, it is as any frame.
        let mut silent = Socket::open(network, &people.member, session).await;
        silent.send(&ClientFrame::Typing).await;
        assert_eq!(silent.closed().await, Some(close::PROTOCOL));
        for _ in 0..300 {
            all[1].send(&ClientFrame::Typing).await;
        }
        let closed = timeout(Duration::from_secs(20), all[1].closed()).await.unwrap();
        assert_eq!(closed, Some(close::TOO_FAST));
    });
}
