//! One socket, from hello to its close.

use super::{
    ends::{AWAY, BROKEN, ENDED, End, GONE, PROTOCOL, SLOW, TOO_FAST, Way, in_time, unreadable},
    hub::Hub,
    room::{Flow, Item, JoinRefused, Joined, News, Room, Seat, encode},
};
use crate::rate::Bucket;
use axum::{
    Error,
    extract::ws::{CloseFrame, Message as WsMessage, Utf8Bytes, WebSocket},
};
use futures_util::{FutureExt, SinkExt, StreamExt, future::BoxFuture, stream::FuturesUnordered};
use std::{sync::Arc, time::Duration};
use sund_actions::{
    ActionError,
    live::{Said, Speaker, backlog, hear_again},
};
use sund_domain::{
    Refusal,
    ids::SessionId,
    live::frames::{ClientFrame, ServerFrame, Why},
};
use tokio::{
    sync::broadcast::{Receiver, error::TryRecvError},
    time::timeout,
};
use uuid::Uuid;

/// A browser says hello within this time.
const HELLO_WITHIN: Duration = Duration::from_secs(10);
/// A ping every so often; a browser that left two of them unanswered is gone.
const PING_EVERY: Duration = Duration::from_secs(20);
const PINGS_UNANSWERED_MOST: u32 = 2;
/// The other side has this long to take the close frame and answer it.
const CLOSE_WITHIN: Duration = Duration::from_secs(5);
/// Messages of a backlog that are read at once.
const BACKLOG_PAGE: u32 = 200;
/// Messages of one socket that wait for their commit.
const IN_FLIGHT_MOST: usize = 32;
/// Messages: so many at once, and so many a second.
const SAYS: (i64, i64) = (20, 5);
/// Frames of any kind: so many at once, and so many a second. Nobody's fingers do that.
const FRAMES: (i64, i64) = (200, 50);

/// Messages that wait for their commit, with their ids.
type Acks = FuturesUnordered<BoxFuture<'static, (Uuid, Result<u32, Why>)>>;

/// One socket.
pub(super) struct Connection {
    socket: WebSocket,
    hub: Hub,
    session: SessionId,
    speaker: Arc<Speaker>,
    /// The number of the last change that was sent.
    sent: u32,
    frames: Bucket,
    says: Bucket,
}

/// What a socket has from its room.
struct Inside {
    room: Room,
    news: Receiver<Item>,
    flow: Flow,
    acks: Acks,
    _seat: Seat,
}

impl Connection {
    pub(super) fn new(socket: WebSocket, hub: Hub, session: SessionId, speaker: Arc<Speaker>) -> Self {
        let now = hub.sund().now();
        let bucket = |(most, a_second)| Bucket::full(most, a_second, now);
        Self { socket, session, speaker, sent: 0, frames: bucket(FRAMES), says: bucket(SAYS), hub }
    }

    /// `ours`: the browser has a page of this version of Sund, made for who is signed in.
    pub(super) async fn run(mut self: Box<Self>, ours: bool) {
        let went = if ours { self.go().await } else { Err(PROTOCOL) };
        let end = match went {
            Err(end) => end,
            Ok(never) => match never {},
        };
        tracing::debug!(session = %self.session, ?end, "a live socket ends");
        let _ = match end {
            End::Close(code, reason) => timeout(CLOSE_WITHIN, self.close(code, reason)).await,
            // A close frame of the other side is answered by this.
            End::Quiet => timeout(CLOSE_WITHIN, self.socket.close().map(|_| ())).await,
        };
    }

    async fn close(&mut self, code: u16, reason: &'static str) {
        let frame = CloseFrame { code, reason: Utf8Bytes::from_static(reason) };
        if self.socket.send(WsMessage::Close(Some(frame))).await.is_ok() {
            while let Some(Ok(_)) = self.socket.recv().await {}
        }
    }

    async fn go(&mut self) -> Result<std::convert::Infallible, End> {
        self.sent = self.hello().await?;
        let (author, session) = match self.again().await? {
            Way::Ended(last) => {
                self.welcome(last, None).await?;
                self.backlog(None).await?;
                return Err(self.ended(None).await);
            }
            Way::Over => {
                self.welcome(self.sent, None).await?;
                return Err(self.ended(None).await);
            }
            Way::In(author, session) => (author, session),
        };
        let last = session.last_change;
        let room = self.hub.room(&session);
        let joined = room.join(Arc::clone(&self.speaker), author).await.map_err(|refused| match refused {
            JoinRefused::Broken => BROKEN,
            JoinRefused::TooMany => TOO_FAST,
            JoinRefused::Out => GONE,
        })?;
        // From here on the news wait for us, so that what is committed while the backlog is read comes after it.
        let Joined { news, last: room_last, states, flow, seat } = joined;
        let mut inside = Inside { room, news, flow, acks: Acks::new(), _seat: seat };
        self.welcome(last.max(room_last), Some(&inside.flow)).await?;
        for state in states {
            if !state.as_str().is_empty() {
                self.feed(state, Some(&inside.flow)).await?;
            }
        }
        self.backlog(Some((&inside.room, &inside.flow))).await?;
        self.live(&mut inside).await
    }

    /// What the browser has already.
    async fn hello(&mut self) -> Result<u32, End> {
        let first = tokio::select! {
            first = timeout(HELLO_WITHIN, self.socket.recv()) => first.map_err(|_| PROTOCOL)?,
            () = self.hub.closing() => return Err(AWAY),
        };
        match first {
            Some(Ok(WsMessage::Text(text))) => match serde_json::from_str(text.as_str()) {
                Ok(ClientFrame::Hello { after }) => Ok(after),
                _ => Err(PROTOCOL),
            },
            Some(Ok(WsMessage::Close(_))) | None => Err(End::Quiet),
            Some(Ok(_)) => Err(PROTOCOL),
            Some(Err(error)) => Err(unreadable(error)),
        }
    }

    /// Who speaks and the session, looked at once more: since the handshake the browser took its time, and what it
    /// could do then it may not do now.
    async fn again(&mut self) -> Result<Way, End> {
        let (viewer, session) =
            hear_again(self.hub.sund(), &self.speaker, self.session).await.map_err(|error| self.unread(&error))?;
        let way = Way::of(session, &viewer);
        self.speaker = Arc::new(Speaker { viewer, token_hash: self.speaker.token_hash.clone() });
        Ok(way)
    }

    /// Why nothing was read.
    fn unread(&self, error: &ActionError) -> End {
        if let ActionError::Store(_) = error {
            tracing::error!(%error, session = %self.session, "a live session could not be read");
            return BROKEN;
        }
        GONE
    }

    async fn welcome(&mut self, last: u32, flow: Option<&Flow>) -> Result<(), End> {
        // A number that was never given: the browser has read another session, or makes it up.
        if self.sent > last {
            self.sent = last;
        }
        self.feed(encode(&ServerFrame::Welcome { you: self.speaker.viewer.person, last }), flow).await?;
        self.flush(flow).await
    }

    /// Everything after what was sent, from the database, in pages; before each it is looked at who asks.
    async fn backlog(&mut self, inside: Option<(&Room, &Flow)>) -> Result<(), End> {
        let flow = inside.map(|(_, flow)| flow);
        loop {
            let page = backlog(self.hub.sund(), &self.speaker, self.session, self.sent, BACKLOG_PAGE).await;
            let mut page = page.map_err(|error| self.unread(&error))?;
            if let Some((room, _)) = inside {
                room.name(&mut page);
            }
            let more = page.len() >= BACKLOG_PAGE as usize;
            for message in page {
                let after = std::mem::replace(&mut self.sent, message.change);
                self.feed(encode(&ServerFrame::Message { after, message }), flow).await?;
            }
            self.flush(flow).await?;
            if !more {
                return Ok(());
            }
        }
    }

    async fn live(&mut self, inside: &mut Inside) -> Result<std::convert::Infallible, End> {
        let mut ping = tokio::time::interval(PING_EVERY);
        ping.reset();
        let mut unanswered = 0;
        loop {
            tokio::select! {
                Some((id, fate)) = inside.acks.next(), if !inside.acks.is_empty() => self.ack(id, fate, &inside.room, &inside.flow).await?,
                item = inside.news.recv() => {
                    // One's own message is acknowledged before it is heard.
                    self.acks(inside).await?;
                    self.news(item?, inside).await?;
                }
                frame = self.socket.recv() => {
                    unanswered = 0;
                    self.heard(frame, inside).await?;
                }
                _ = ping.tick() => {
                    if unanswered >= PINGS_UNANSWERED_MOST {
                        return Err(End::Quiet);
                    }
                    unanswered += 1;
                    let ping = self.socket.feed(WsMessage::Ping(Vec::new().into()));
                    in_time(ping, Some(&inside.flow)).await?;
                }
            }
            // Whatever else waits goes with it, so that there is one write for many frames.
            self.acks(inside).await?;
            loop {
                match inside.news.try_recv() {
                    Ok(item) => self.news(item, inside).await?,
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Lagged(_)) => return Err(SLOW),
                    Err(TryRecvError::Closed) => return Err(BROKEN),
                }
            }
            self.flush(Some(&inside.flow)).await?;
        }
    }

    /// A frame from the browser.
    async fn heard(&mut self, frame: Option<Result<WsMessage, Error>>, inside: &mut Inside) -> Result<(), End> {
        let now = self.hub.sund().now();
        if !self.frames.take(now) {
            return Err(TOO_FAST);
        }
        let text = match frame {
            Some(Ok(WsMessage::Text(text))) => text,
            Some(Ok(WsMessage::Ping(_) | WsMessage::Pong(_))) => return Ok(()),
            Some(Ok(WsMessage::Close(_))) | None => return Err(End::Quiet),
            Some(Ok(WsMessage::Binary(_))) => return Err(PROTOCOL),
            Some(Err(error)) => return Err(unreadable(error)),
        };
        let (id, text, language, reply_to) = match serde_json::from_str(text.as_str()) {
            Ok(ClientFrame::Say { id, text, language, reply_to }) => (id, text, language, reply_to),
            Ok(ClientFrame::Typing) => {
                inside.room.types(Arc::clone(&self.speaker));
                return Ok(());
            }
            _ => return Err(PROTOCOL),
        };
        if !self.says.take(now) || inside.acks.len() >= IN_FLIGHT_MOST {
            return self.feed(encode(&ServerFrame::Refused { id, why: Why::TooFast }), Some(&inside.flow)).await;
        }
        let said = Said { client: id, text, language, reply_to };
        let answer = inside.room.say((*self.speaker).clone(), said);
        inside.acks.push(answer.map(move |fate| (id, fate.unwrap_or(Err(Why::TryAgain)))).boxed());
        Ok(())
    }

    /// All answers that are there.
    async fn acks(&mut self, inside: &mut Inside) -> Result<(), End> {
        // Nearly always there are none, and to ask costs as much as a delivery.
        while !inside.acks.is_empty()
            && let Some(Some((id, fate))) = inside.acks.next().now_or_never()
        {
            self.ack(id, fate, &inside.room, &inside.flow).await?;
        }
        Ok(())
    }

    async fn ack(&mut self, id: Uuid, fate: Result<u32, Why>, room: &Room, flow: &Flow) -> Result<(), End> {
        let frame = match fate {
            Ok(number) => ServerFrame::Ack { id, number },
            Err(why) => ServerFrame::Refused { id, why },
        };
        self.feed(encode(&frame), Some(flow)).await?;
        match fate {
            Err(Why::Rule(Refusal::NotFound)) => Err(GONE),
            Err(Why::Rule(Refusal::Ended)) => {
                room.check();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// What everybody in the room is told.
    async fn news(&mut self, Item { news, total }: Item, inside: &mut Inside) -> Result<(), End> {
        inside.flow.seen(total);
        match news {
            News::Message(_, change, _) if change <= self.sent => Ok(()),
            News::Message(after, change, frame) if after <= self.sent => {
                self.sent = change;
                self.feed(frame, Some(&inside.flow)).await
            }
            // A gap: the browser reads what it lacks from the database.
            News::Message(..) => Err(BROKEN),
            News::Gap(up_to) if up_to > self.sent => Err(BROKEN),
            News::Gap(_) => Ok(()),
            News::State(frame) => self.feed(frame, Some(&inside.flow)).await,
            News::Gone(listeners) if listeners.iter().any(|l| l.token_hash == self.speaker.token_hash) => Err(GONE),
            News::Gone(_) => Ok(()),
            News::Ended => Err(self.ended(Some(&inside.flow)).await),
            News::Away => {
                self.flush(Some(&inside.flow)).await?;
                Err(AWAY)
            }
        }
    }

    async fn ended(&mut self, flow: Option<&Flow>) -> End {
        match self.feed(encode(&ServerFrame::Ended), flow).await {
            Ok(()) => ENDED,
            Err(end) => end,
        }
    }

    async fn feed(&mut self, frame: Utf8Bytes, flow: Option<&Flow>) -> Result<(), End> {
        in_time(self.socket.feed(WsMessage::Text(frame)), flow).await
    }

    async fn flush(&mut self, flow: Option<&Flow>) -> Result<(), End> {
        in_time(self.socket.flush(), flow).await
    }
}
