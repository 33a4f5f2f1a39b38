//! Sockets of live sessions: whether there is one, and what one hears there.

use super::{cast::Part, crawl::Crawl};
use crate::live::socket::Socket;
use sund_domain::{
    ids::SessionId,
    live::frames::{ClientFrame, ServerFrame},
};
use sund_tests::{ORIGIN, Person, Twin};

/// Asks for every socket, and talks a little where there is one.
pub async fn talk(crawl: &mut Crawl<'_>, part: &Part) {
    let (with, without) = (crawl.with, crawl.without);
    let sessions = with.places().into_iter().flat_map(|place| [place.planned, place.open, place.ended]);
    for session in sessions {
        crawl.next_seed();
        let told = [heard(with, part.who.as_ref(), session).await, heard(without, part.who.as_ref(), session).await];
        crawl.same(part, &format!("socket of {session}"), &told[0], &told[1]);
    }
}

/// Every frame, until one's own message has come back.
async fn heard(twin: &Twin, who: Option<&Person>, session: SessionId) -> String {
    let path = format!("/live/{session}/socket?v=2");
    let mut socket = match Socket::ask(twin, who, Some(ORIGIN), &path).await {
        Ok(socket) => socket,
        Err(status) => return format!("no socket: {status}"),
    };
    socket.send(&ClientFrame::Hello { after: 0 }).await;
    socket.say(1, "Hello").await;
    let mut told = Vec::new();
    // One's own message comes back, or the session says why it has ended.
    loop {
        match socket.hear().await {
            Ok(frame) => {
                let over = matches!(frame, ServerFrame::Ack { .. } | ServerFrame::Refused { .. });
                told.push(format!("{frame:?}"));
                if over {
                    return told.join("\n");
                }
            }
            Err(close) => return format!("{told:?} {close:?}"),
        }
    }
}
