//! Live delivery: a thousand people in one session, every message committed before it is told; beside a bare broadcast
//! between as many sockets.

use crate::{
    Size, bare,
    board::mark,
    crowd::Crowd,
    figures::{Sample, thousands},
    machine,
    network::{MEMBERS, Network},
    progress,
    table::Table,
};
use http::{HeaderValue, Request};
use std::{net::SocketAddr, sync::atomic::Ordering, time::Duration};
use sund_actions::live::Talk as _;
use sund_domain::live::frames::{ClientFrame, VERSION};
use sund_tests::ORIGIN;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use uuid::Uuid;

/// Messages under way: one at a time, and as many as a busy session has.
const WINDOWS: [u32; 2] = [1, 32];
pub const WORDS: &str =
    "in our district the child advocate is called within two hours, and the interview waits for her";

type Talked = Vec<(u32, Result<(Sample, Sample), String>)>;

pub async fn measure(network: &Network, size: Size) -> String {
    let heads = ["", "under way", "messages/s", "deliveries/s", "p50 seen", "p99 seen", "p50 committed", "bare / this"];
    let mut table = Table::new(&format!("Live: {MEMBERS} sockets in one session"), &heads);
    // Both ends of each socket are in this process.
    if let Err(sentence) = machine::can_open(2 * MEMBERS + 300) {
        table.note(sentence);
        return table.show();
    }
    let (sund, length) = in_session(network, size).await;
    let broadcast = in_broadcast(length, size).await;
    for ((window, sund), (_, bare)) in sund.into_iter().zip(broadcast) {
        let rate = bare.as_ref().ok().map(|(seen, _)| seen.a_second());
        row(&mut table, "bare tokio-tungstenite broadcast", window, bare, rate);
        row(&mut table, "live session", window, sund, rate);
    }
    table.note(format!(
        "Messages of {length} bytes. \"Under way\": sent and not yet seen by everybody; the next one waits for that. \
         The sender speaks as each of the {MEMBERS} in turn."
    ));
    table.show()
}

fn row(table: &mut Table, name: &str, window: u32, talked: Result<(Sample, Sample), String>, bare: Option<f64>) {
    let (mut seen, mut acked) = match talked {
        Ok(talked) => talked,
        Err(trouble) => return table.note(format!("{name}, {window} under way, stopped: {trouble}")),
    };
    let rate = seen.a_second();
    table.row(&[
        name,
        &window.to_string(),
        &thousands(rate / MEMBERS as f64),
        &thousands(rate),
        &seen.percentile(50),
        &seen.percentile(99),
        &acked.percentile(50),
        &bare.map_or_else(String::new, |bare| format!("{:.1}", bare / rate)),
    ]);
}

/// In Sund: what was measured, and how long a message is on the wire.
async fn in_session(network: &Network, size: Size) -> (Talked, usize) {
    let address = network.running.address;
    let path = format!("/live/{}/socket?v={VERSION}", network.session);
    let requests = network.cookies.iter().take(MEMBERS).map(|cookie| {
        let mut request = handshake(address, &path);
        request.headers_mut().insert("origin", HeaderValue::from_static(ORIGIN));
        request.headers_mut().insert("cookie", cookie.clone());
        request
    });
    progress(&format!("live session: {MEMBERS} people come in"));
    let hello = serde_json::to_string(&ClientFrame::Hello { after: 0 }).unwrap();
    let mut crowd = Crowd::enter(requests.collect(), Some(&hello)).await;
    let hub = &network.running.started.hub;
    for _ in 0..600 {
        if usize::try_from(hub.here(network.session).count).is_ok_and(|count| count == MEMBERS) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let say = |number| {
        let id = Uuid::from_u128(u128::try_from(number).unwrap_or_default());
        let said = ClientFrame::Say { id, text: format!("{}: {WORDS}", mark(number)), language: None, reply_to: None };
        serde_json::to_string(&said).unwrap()
    };
    let talked = talk(&mut crowd, "live session", size, say).await;
    (talked, crowd.board.length.load(Ordering::Relaxed))
}

/// The same between sockets that know nothing.
async fn in_broadcast(length: usize, size: Size) -> Talked {
    let bare = bare::broadcast().await;
    let requests = (0..MEMBERS).map(|_| handshake(bare.address, "/")).collect();
    let mut crowd = Crowd::enter(requests, None).await;
    let say = |number| format!("{:<length$}", mark(number));
    talk(&mut crowd, "bare broadcast", size, say).await
}

async fn talk(crowd: &mut Crowd, name: &str, size: Size, say: impl Fn(usize) -> String) -> Talked {
    let mut talked = Vec::new();
    for window in WINDOWS {
        progress(&format!("{name}, {window} under way"));
        let warm = crowd.talk(window, size.warm_up, &say).await;
        talked.push((window, if warm.is_ok() { crowd.talk(window, size.each, &say).await } else { warm }));
    }
    talked
}

pub fn handshake(address: SocketAddr, path: &str) -> Request<()> {
    format!("ws://{address}{path}").into_client_request().unwrap()
}
