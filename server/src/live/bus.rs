//! Hints between nodes, over NATS: "session S is at change N", and nothing else.
//!
//! PostgreSQL holds the truth. A hint makes a room look at once instead of with its next beat, so one that is lost,
//! late, doubled or invented costs a look or a beat and never a message. Whoever commits only leaves a note
//! ([`Hints::leave`], which waits for nothing); one task carries the notes to NATS, and drops them while NATS is away.

use super::hub::Hub;
use crate::config::{NatsLogin, NatsUrl};
use async_nats::{Client, ConnectOptions, Event, Message, Subject, connection::State};
use futures_util::StreamExt as _;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use sund_domain::ids::SessionId;
use tokio::{
    sync::Notify,
    time::{sleep, timeout},
};

/// What a hint's subject begins with; the session's id follows.
const SUBJECT: &str = "sund.live.";
/// All of them.
const SUBJECTS: &str = "sund.live.*";
/// Something else than messages was changed: look, whatever number you have.
pub(super) const LOOK: u32 = u32::MAX;
/// Hints of this time become one: however fast a session is, another node looks at most so often.
const TOGETHER: Duration = Duration::from_millis(20);
/// Sessions that wait for their hint; more are dropped, and seen with the next beat.
const WAIT_MOST: usize = 10_000;
/// NATS takes a hint within this time, or it is dropped.
const TAKEN_WITHIN: Duration = Duration::from_millis(500);
/// Hints from others that wait to be read, and ours that wait to be written.
const QUEUE_MOST: usize = 1_024;
/// NATS is tried again after a time that doubles from the first to the second, for ever.
const AGAIN: (Duration, Duration) = (Duration::from_millis(50), Duration::from_secs(1));
/// A connection without a word for so long is tried; after two of them it is given up.
const PING_EVERY: Duration = Duration::from_secs(5);

/// Notes that wait to be carried to other nodes.
#[derive(Debug, Default)]
pub struct Hints {
    /// By session: its last change, or [`LOOK`].
    waiting: Mutex<HashMap<SessionId, u32>>,
    some: Notify,
}

impl Hints {
    /// Leaves a note that this session is at this change. Never waits.
    pub(super) fn leave(&self, session: SessionId, change: u32) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < WAIT_MOST || waiting.contains_key(&session) {
            let last = waiting.entry(session).or_default();
            *last = change.max(*last);
        }
        drop(waiting);
        self.some.notify_one();
    }

    fn take(&self) -> HashMap<SessionId, u32> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Carries hints there and back until it is ended. NATS may be away: it is tried again and again.
pub async fn carry(url: NatsUrl, hints: Arc<Hints>, hub: Hub) {
    // With `retry_on_initial_connect` this fails only for an address that the settings would have refused.
    let client = match options(&url).connect(url.server.as_str()).await {
        Ok(client) => client,
        Err(fault) => return tracing::error!(%fault, server = url.server, "hints of other nodes are off"),
    };
    tokio::join!(outward(&client, &hints), inward(&client, &hub));
}

/// The address that NATS' client is handed has no password: the client may log it.
fn options(url: &NatsUrl) -> ConnectOptions {
    let told = Told::default();
    let server: Arc<str> = url.server.as_str().into();
    let options = ConnectOptions::new()
        .name("sund")
        .no_echo()
        .retry_on_initial_connect()
        .max_reconnects(None)
        .reconnect_delay_callback(|tries| {
            let doubled = u32::try_from(tries).ok().and_then(|tries| 2_u32.checked_pow(tries.saturating_sub(1)));
            doubled.and_then(|times| AGAIN.0.checked_mul(times)).map_or(AGAIN.1, |delay| delay.min(AGAIN.1))
        })
        .connection_timeout(Duration::from_secs(5))
        .ping_interval(PING_EVERY)
        .client_capacity(QUEUE_MOST)
        .subscription_capacity(QUEUE_MOST)
        .event_callback(move |event| {
            told.tell(&server, &event);
            std::future::ready(())
        });
    match &url.login {
        Some(NatsLogin::User(user, password)) => options.user_and_password(user.clone(), password.clone()),
        Some(NatsLogin::Token(token)) => options.token(token.clone()),
        None => options,
    }
}

/// What the log was told last: once for each change, however often NATS is tried.
#[derive(Debug, Default)]
struct Told {
    reached: AtomicBool,
    away: AtomicBool,
    refused: AtomicBool,
}

impl Told {
    fn tell(&self, server: &str, event: &Event) {
        match event {
            Event::Connected => {
                self.away.store(false, Ordering::Relaxed);
                self.refused.store(false, Ordering::Relaxed);
                if !self.reached.swap(true, Ordering::Relaxed) {
                    tracing::info!(server, "hints go to other nodes and come from them");
                }
            }
            // The connection stands: something that we asked for is not allowed to us.
            Event::ServerError(_) if self.reached.load(Ordering::Relaxed) => {
                if !self.refused.swap(true, Ordering::Relaxed) {
                    tracing::warn!(server, cause = %event, "NATS does not let this node publish or subscribe");
                }
            }
            Event::Disconnected | Event::Closed | Event::ClientError(_) | Event::ServerError(_) => {
                if !self.away.swap(true, Ordering::Relaxed) {
                    self.reached.store(false, Ordering::Relaxed);
                    tracing::warn!(server, cause = %event, "NATS is away: other nodes see what is said here with their next beat");
                }
            }
            Event::SlowConsumer(_) | Event::LameDuckMode | Event::Draining => tracing::debug!(server, %event, "NATS"),
        }
    }
}

async fn outward(client: &Client, hints: &Hints) {
    loop {
        hints.some.notified().await;
        for (session, change) in hints.take() {
            // What would wait for NATS to come back is older then than a beat.
            if client.connection_state() != State::Connected {
                break;
            }
            let payload = if change == LOOK { String::new() } else { change.to_string() };
            let published = client.publish(format!("{SUBJECT}{session}"), payload.into());
            match timeout(TAKEN_WITHIN, published).await {
                Ok(Ok(())) => (),
                Ok(Err(fault)) => tracing::debug!(%fault, "a hint was not taken"),
                // The queue is full: so it is for all others.
                Err(_) => break,
            }
        }
        sleep(TOGETHER).await;
    }
}

async fn inward(client: &Client, hub: &Hub) {
    loop {
        match client.subscribe(SUBJECTS).await {
            Ok(mut messages) => {
                while let Some(message) = messages.next().await {
                    if let Some((session, change)) = read(&message) {
                        hub.hinted(session, change);
                    }
                }
            }
            // Its client has given up, which it was told never to do.
            Err(fault) => return tracing::error!(%fault, "hints of other nodes are not heard any more"),
        }
        sleep(AGAIN.1).await;
    }
}

/// None: no hint of ours, whoever sent it.
fn read(Message { subject, payload, .. }: &Message) -> Option<(SessionId, u32)> {
    heard(subject, payload)
}

fn heard(subject: &Subject, payload: &[u8]) -> Option<(SessionId, u32)> {
    let session = subject.as_str().strip_prefix(SUBJECT)?.parse().ok()?;
    if payload.is_empty() {
        return Some((session, LOOK));
    }
    Some((session, std::str::from_utf8(payload).ok()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn session(n: u128) -> SessionId {
        SessionId(Uuid::from_u128(n))
    }

    #[test]
    fn notes_become_one_and_are_bounded() {
        let hints = Hints::default();
        for change in [3, 5, 4] {
            hints.leave(session(1), change);
        }
        hints.leave(session(2), LOOK);
        hints.leave(session(2), 7);
        assert_eq!(hints.take(), HashMap::from([(session(1), 5), (session(2), LOOK)]));
        for n in 0..WAIT_MOST as u128 + 10 {
            hints.leave(session(n), 1);
        }
        hints.leave(session(0), 2);
        let waiting = hints.take();
        assert_eq!((waiting.len(), waiting[&session(0)]), (WAIT_MOST, 2));
    }

    #[test]
    fn what_is_no_hint_is_not_read() {
        let of = |subject: &str, payload: &[u8]| heard(&Subject::from(subject), payload);
        let fine = format!("{SUBJECT}{}", session(1));
        assert_eq!(of(&fine, b""), Some((session(1), LOOK)));
        assert_eq!(of(&fine, b"4294967294"), Some((session(1), LOOK - 1)));
        for payload in [&b"4294967296"[..], b"-1", b"1 ", b"one", b"\xff", &[b'9'; 10_000]] {
            assert_eq!(of(&fine, payload), None);
        }
        for subject in ["sund.live.", "sund.live.x", "sund.dead.00000000-0000-0000-0000-000000000001"] {
            assert_eq!(of(subject, b"1"), None);
        }
    }
}
