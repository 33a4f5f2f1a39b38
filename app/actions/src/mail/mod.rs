//! Mail: queueing it in the transaction of the act that it tells of, and what the job that sends it asks of the outbox.
//! The half that seals and that talks to the mail server is `server/src/mail`; what is written in a mail is a page,
//! `app/pages/src/mail`.
//!
//! Everything that sends mail calls [`queue`] before it commits and [`Outbox::wake`] after it. The job calls [`take`], hands
//! the mail over, and says with [`settle`] how that ended.

mod settle;
mod take;

pub use settle::settle;
pub use take::{Outgoing, Taken, take};

use crate::{Done, Sund};
use std::fmt;
use sund_domain::{
    ids::MailId,
    mail::{Letter, last_try},
    time::Timestamp,
};
use sund_store::{
    Tx,
    mail::{self as rows, NewMail},
};

/// Why a letter could not be sealed: a fault of this build, never of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a letter cannot be sealed")]
pub struct Unsealable;

/// The way out for mail, where there is one: handed in, as it knows the key and the mail server.
pub trait Outbox: Send + Sync + fmt::Debug {
    /// Seals a letter for the mail with this id: what the database keeps of it.
    fn seal(&self, id: MailId, letter: &Letter) -> Result<String, Unsealable>;

    /// Opens what was sealed with the same key for this id; none for anything else.
    fn open(&self, id: MailId, sealed: &str) -> Option<Letter>;

    /// Something was queued on this node: there is no need to wait until the next look.
    fn wake(&self);
}

/// Queues a letter in the transaction of the act that it tells of: it is sent if, and only if, that is committed. `expires`
/// is when what it tells of ends.
pub(crate) async fn queue(
    sund: &Sund,
    tx: &Tx,
    outbox: &dyn Outbox,
    letter: &Letter,
    expires: Timestamp,
) -> Done<MailId> {
    let (id, at) = (sund.new_id(), sund.now());
    let sealed = outbox.seal(id, letter)?;
    let new = NewMail { id, kind: letter.notice.kind(), sealed, at, last_try: last_try(at, expires) };
    rows::queue(tx, new).await?;
    Ok(id)
}
