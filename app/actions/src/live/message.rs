//! One message: reading it with its answers, reacting to it, changing it, taking it back, removing it.

use super::{
    Talk, about_session, granted,
    holds::granted_inside,
    mentions::{Known, tell},
    say::{receipt, when},
    show::see,
};
use crate::{
    Done, Sund,
    error::found,
    moderation::writing,
    text::{guess, mentioned_in_message},
};
use sund_domain::{
    Act, Field, Granted, Invalid, Problem, Refusal,
    audit::Audited,
    ids::SessionId,
    live::{
        EditMessage, Gone, LiveSession, Message, MessageIn, React, Reaction, ReadMessage, ReadSession, RemoveMessage,
        TakeBack,
    },
    people::Viewer,
    text::{MESSAGE_MOST, NOTE_MOST, block, line},
};
use sund_store::{
    Reads, Tx,
    audit::{self, Entry},
    live::{changes, known, messages},
};
use uuid::Uuid;

/// A message with what it answers and what answers it.
#[derive(Clone, Debug)]
pub struct MessagePage {
    /// The message.
    pub seen: MessageIn,
    /// What it answers.
    pub parent: Option<Message>,
    /// What answers it, in order.
    pub replies: Vec<Message>,
}

pub(super) async fn seen<A: Act<MessageIn>>(
    sund: &Sund,
    on: &impl Reads,
    viewer: &Viewer,
    (id, number): (SessionId, u32),
) -> Done<Granted<MessageIn, A>> {
    let session = granted::<ReadSession>(on, viewer, id).await?;
    of(sund, on, viewer, session, number).await
}

async fn of<A: Act<MessageIn>>(
    sund: &Sund,
    on: &impl Reads,
    viewer: &Viewer,
    session: Granted<LiveSession, ReadSession>,
    number: u32,
) -> Done<Granted<MessageIn, A>> {
    let message = messages::one(on, session, number, (viewer.person, sund.now())).await?;
    Ok(Granted::check(found(message)?)?)
}

/// A message of a session that the viewer may read; if they were told of it, they have seen that.
pub async fn message(sund: &Sund, talk: &dyn Talk, viewer: &Viewer, id: SessionId, number: u32) -> Done<MessagePage> {
    let on = sund.store.reads();
    let session = granted_inside::<ReadSession>(on, talk, viewer, id).await?;
    let seen = of::<ReadMessage>(sund, on, viewer, session, number).await?;
    let replies = messages::replies(on, &seen).await?;
    let parent = match seen.message.reply_to {
        Some(to) => {
            let session = Granted::check(seen.session.clone())?;
            messages::after(on, &session, to - 1, 1).await?.pop()
        }
        None => None,
    };
    see(sund, viewer, (id, Some(number))).await?;
    Ok(MessagePage { seen: seen.into_inner(), parent, replies })
}

/// Begins a transaction in which the viewer writes in this session: held as everywhere where people are named, and
/// without a trace of them where they are not.
pub(super) async fn writes(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<Tx> {
    let session = granted::<ReadSession>(sund.store.reads(), viewer, id).await?;
    if session.mode.names() { writing(sund, viewer).await } else { Ok(sund.store.begin().await?) }
}

/// Writes one's own message anew.
pub async fn edit_message(sund: &Sund, viewer: &Viewer, (id, number): (SessionId, u32), text: &str) -> Done<()> {
    let text = block(Field::Body, text, MESSAGE_MOST);
    let tx = writes(sund, viewer, id).await?;
    let message = seen::<EditMessage>(sund, tx.reads(), viewer, (id, number)).await?;
    let markdown = text?;
    if markdown == message.markdown {
        return Ok(());
    }
    let language = guess(&markdown).unwrap_or(message.message.language);
    let at = when(message.session.mode, sund.now());
    let meant = mentioned_in_message(&markdown);
    let known = Known::of(tx.reads(), (id, message.session.mode, at), meant.iter()).await?;
    let (html, told) = known.call(&markdown, &meant, viewer.seer.guest);
    if !changes::edit(&tx, &message, (markdown, html, language), at).await? {
        return Err(Refusal::NotFound.into());
    }
    tell(&tx, id, std::iter::once((number, viewer.person, told)), at).await?;
    Ok(tx.commit().await?)
}

/// Takes one's own message back, with its text.
pub async fn take_back(sund: &Sund, viewer: &Viewer, id: SessionId, number: u32) -> Done<()> {
    let tx = writes(sund, viewer, id).await?;
    let message = seen::<TakeBack>(sund, tx.reads(), viewer, (id, number)).await?;
    if !changes::take_back(&tx, &message).await? {
        return Err(Refusal::NotFound.into());
    }
    Ok(tx.commit().await?)
}

/// The message of this receipt, for whoever has it.
pub async fn of_receipt(sund: &Sund, viewer: &Viewer, id: SessionId, typed: &str) -> Done<Message> {
    let on = sund.store.reads();
    let session = granted::<ReadSession>(on, viewer, id).await?;
    let client = typed.trim().parse::<Uuid>().map_err(|_| no_receipt())?;
    let number = known::by_receipt(on, id, receipt(id, client)).await?.ok_or_else(no_receipt)?;
    let message = messages::after(on, &session, number - 1, 1).await?.pop();
    Ok(message.filter(|message| message.gone != Some(Gone::Author)).ok_or_else(no_receipt)?)
}

/// What was typed is the receipt of no message here.
pub(super) fn no_receipt() -> Invalid {
    Invalid::new(Field::Receipt, Problem::NotAReceipt)
}

/// Withdraws the message of this receipt: whoever has it may, and nothing is kept of who that was.
pub async fn withdraw(sund: &Sund, viewer: &Viewer, id: SessionId, typed: &str) -> Done<()> {
    let client = typed.trim().parse::<Uuid>();
    let tx = sund.store.begin().await?;
    let session = granted::<ReadSession>(tx.reads(), viewer, id).await?;
    let client = client.map_err(|_| no_receipt())?;
    if !changes::withdraw(&tx, &session, receipt(id, client)).await? {
        return Err(no_receipt().into());
    }
    Ok(tx.commit().await?)
}

/// Removes somebody's message, and says why in the workgroup's log.
pub async fn remove_message(sund: &Sund, viewer: &Viewer, (id, number): (SessionId, u32), because: &str) -> Done<()> {
    let because = line(Field::Reason, because, NOTE_MOST);
    let tx = writing(sund, viewer).await?;
    let message = seen::<RemoveMessage>(sund, tx.reads(), viewer, (id, number)).await?;
    let reason = Some(because?);
    if !changes::remove(&tx, &message).await? {
        return Err(Refusal::NotFound.into());
    }
    audit::add(&tx, Entry { reason, ..about_session(sund, viewer, Audited::MessageRemoved, &message.session) }).await?;
    Ok(tx.commit().await?)
}

/// Says what one thinks of a message with a word, or no longer says it.
pub async fn react(
    sund: &Sund,
    viewer: &Viewer,
    (id, number): (SessionId, u32),
    (reaction, on): (Reaction, bool),
) -> Done<()> {
    let tx = writes(sund, viewer, id).await?;
    let message = seen::<React>(sund, tx.reads(), viewer, (id, number)).await?;
    changes::react(&tx, &message, viewer.person, (reaction, on)).await?;
    Ok(tx.commit().await?)
}
