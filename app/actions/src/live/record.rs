//! The record of a session that is over: all of it, and what is found in it.

use super::{Talk, board, granted};
use crate::{Done, Sund};
use std::collections::HashMap;
use sund_domain::{
    Granted, Refusal,
    ids::SessionId,
    live::{Board, LiveSession, Message, ReadSession, SessionState},
    people::Viewer,
};
use sund_store::live::messages;

/// Messages that are read at once.
const AT_ONCE: u32 = 1_000;
/// So many messages are looked through, and taken out of the network, at most.
pub const RECORD_MOST: u32 = 50_000;
/// So many messages that are found are shown.
pub const FOUND_MOST: usize = 100;

/// All of a record.
#[derive(Clone, Debug)]
pub struct Record {
    /// The session.
    pub session: LiveSession,
    /// What stood beside the talk.
    pub board: Board,
    /// The first [`RECORD_MOST`] of its messages.
    pub messages: Vec<Message>,
    /// What was written in them, by number; nothing, where the message is gone.
    pub written: HashMap<u32, String>,
}

/// The record of a session that has ended: before that it has no record yet, and under the Chatham House Rule not its order.
pub async fn record(sund: &Sund, talk: &dyn Talk, viewer: &Viewer, id: SessionId) -> Done<Record> {
    let session = over(sund, viewer, id).await?;
    let board = board(sund, talk, viewer, &session).await?;
    let (mut all, mut written) = (Vec::new(), HashMap::new());
    let on = sund.store.reads();
    let mut last = 0;
    while last < session.last_number.min(RECORD_MOST) {
        let page = messages::after(on, &session, last, AT_ONCE).await?;
        let page_written = messages::written(on, &session, last, AT_ONCE).await?;
        written.extend(page_written.into_iter().map(|(number, text, _)| (number, text)));
        let Some(end) = page.last() else { break };
        last = end.number;
        all.extend(page);
    }
    Ok(Record { session: session.into_inner(), board, messages: all, written })
}

async fn over(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<Granted<LiveSession, ReadSession>> {
    let session = granted::<ReadSession>(sund.store.reads(), viewer, id).await?;
    if session.state == SessionState::Ended { Ok(session) } else { Err(Refusal::NotFound.into()) }
}

/// The messages of a record that have every one of these words, or parts of words, whatever their case: the first
/// [`FOUND_MOST`], and how many there are. Three queries.
pub async fn find(sund: &Sund, viewer: &Viewer, id: SessionId, typed: &str) -> Done<(Vec<Message>, usize)> {
    let session = over(sund, viewer, id).await?;
    let on = sund.store.reads();
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let has = |text: &str, correction: Option<&str>| {
        let text = format!("{text}\n{}", correction.unwrap_or_default()).to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let written = messages::written(on, &session, 0, RECORD_MOST).await?;
    let found: Vec<u32> = written
        .into_iter()
        .filter(|(_, text, correction)| has(text, correction.as_deref()))
        .map(|(number, ..)| number)
        .collect();
    let shown = messages::numbered(on, &session, found.iter().copied().take(FOUND_MOST)).await?;
    Ok((shown, found.len()))
}
