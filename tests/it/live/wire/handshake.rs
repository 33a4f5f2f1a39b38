//! Who asks for a socket in another way than a browser does.

use super::{
    fine,
    line::{Heard, Line, handshake},
    run, somebody,
};
use sund_domain::ids::SessionId;
use sund_tests::{Engine, Network, ORIGIN, Person, on};

/// What a browser says, with one line said otherwise; an empty one is left out.
struct Asked<'a> {
    who: &'a Person,
    session: SessionId,
}

impl Asked<'_> {
    fn but(&self, line: &str, otherwise: &str) -> String {
        let all = handshake(self.who, self.session, "");
        let found = all.lines().find(|known| known.starts_with(line)).expect(line).to_owned();
        let otherwise = if otherwise.is_empty() { String::new() } else { format!("{otherwise}\r\n") };
        all.replace(&format!("{found}\r\n"), &otherwise)
    }
}

async fn head(network: &Network, asked: &str) -> String {
    Line::ask(network.address(), asked).await.0
}

/// The status of the answer.
async fn status(network: &Network, asked: &str) -> u16 {
    let head = head(network, asked).await;
    head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status")
}

#[test]
fn only_a_whole_handshake_of_our_own_page_opens_a_socket() {
    on(Engine::Sqlite, async |network| {
        let who = &somebody(network).await;
        let asked = Asked { who, session: network.open.open };
        let get = format!("GET /live/{}/socket?v=4", asked.session);
        for (line, otherwise, expected) in [
            ("Origin", "", 403),
            ("Origin", "Origin: https://evil.example", 403),
            ("Origin", "Origin: null", 403),
            ("Origin", &format!("Origin: {ORIGIN}.evil.example"), 403),
            ("Cookie", "", 404),
            ("Cookie", "Cookie: __Host-sund=made-up", 404),
            ("Upgrade", "", 400),
            ("Upgrade", "Upgrade: h2c", 400),
            ("Connection", "", 400),
            ("Connection", "Connection: close", 400),
            ("Sec-WebSocket-Key", "", 400),
            ("Sec-WebSocket-Version", "", 426),
            ("GET", &format!("{get} HTTP/1.0"), 426),
            ("GET", &format!("{} HTTP/1.1", get.replace("GET", "POST")), 405),
            ("GET", &format!("{} HTTP/1.1", get.replace("GET", "HEAD")), 405),
            ("Origin", &format!("Origin: {ORIGIN}\r\n\0: nul"), 400),
        ] {
            assert_eq!(status(network, &asked.but(line, otherwise)).await, expected, "{line} said as {otherwise:?}");
        }
        let mut line = Line::enter(network.address(), who, asked.session).await;
        assert_eq!(run(&mut line, &fine(1)).await, [Heard::Ack(1)], "a server that is well");
    });
}

#[test]
fn another_version_of_the_protocol_is_told_ours() {
    on(Engine::Sqlite, async |network| {
        let asked = Asked { who: &somebody(network).await, session: network.open.open };
        for version in ["8", "12", "14", "x"] {
            let asked = asked.but("Sec-WebSocket-Version", &format!("Sec-WebSocket-Version: {version}"));
            let head = head(network, &asked).await;
            assert!(head.starts_with("http/1.1 426 "), "{head}");
            for ours in ["\r\nsec-websocket-version: 13\r\n", "\r\nupgrade: websocket\r\n"] {
                assert!(head.contains(ours), "{head}");
            }
        }
    });
}

/// The key of RFC 6455, 1.3, is answered as there; no subprotocol and no extension is agreed on, whatever is offered.
#[test]
fn nothing_is_agreed_on_but_the_socket() {
    on(Engine::Sqlite, async |network| {
        let who = somebody(network).await;
        for offered in [
            "",
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n",
            "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover, permessage-deflate\r\n",
            "Sec-WebSocket-Extensions: x-webkit-deflate-frame\r\n",
            "Sec-WebSocket-Protocol: chat, superchat\r\n",
        ] {
            let head = head(network, &handshake(&who, network.open.open, offered)).await;
            assert!(head.starts_with("http/1.1 101 "), "{head}");
            assert!(head.contains("\r\nsec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=\r\n"), "{head}");
            for never in ["sec-websocket-extensions", "sec-websocket-protocol", "content-encoding"] {
                assert!(!head.contains(never), "{offered}: {head}");
            }
        }
    });
}

/// Many headers and long ones are refused before anything is looked up.
#[test]
fn floods_of_headers_are_refused() {
    on(Engine::Sqlite, async |network| {
        let who = somebody(network).await;
        let many = "X-Again: x\r\n".repeat(200);
        let long = format!("X-Long: {}\r\n", "x".repeat(1_000_000));
        network.statements.take();
        for flood in [many, long] {
            assert_eq!(status(network, &handshake(&who, network.open.open, &flood)).await, 431);
        }
        assert!(network.statements.take().iter().all(|sql| !sql.contains("sign_in_sessions")), "nothing was looked up");
        assert_eq!(status(network, &handshake(&who, network.open.open, "")).await, 101);
    });
}
