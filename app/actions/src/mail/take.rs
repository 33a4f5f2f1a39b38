//! Taking the next mail from the outbox, for the job that sends it.

use super::settle;
use crate::{Done, Sund, notifications::still_news};
use sund_domain::{
    ids::MailId,
    mail::{LEASE, Letter, Notice, Outcome},
    time::Timestamp,
};
use sund_store::mail::{self as rows, TakenMail};

/// How many due mails are looked at before one gives up finding one that nobody else has taken meanwhile.
const LOOKED_AT: u32 = 16;

/// A mail that was taken from the outbox: nobody else sends it for a while. It is not `Debug`: it holds secrets.
#[derive(Clone)]
pub struct Outgoing {
    /// Its id: the same in every try, and so the name by which mail servers know it.
    pub id: MailId,
    /// When it was queued.
    pub queued: Timestamp,
    /// The number of this try; the first is 1.
    pub tries: u32,
    /// No try begins after this.
    pub(super) last_try: Timestamp,
    /// What is to be sent.
    pub letter: Letter,
}

/// What one finds in the outbox.
pub enum Taken {
    /// A mail to send.
    Mail(Box<Outgoing>),
    /// One that is too old or cannot be read: it was given up here, and the next one may be better.
    GivenUp,
    /// Nothing that is due.
    Nothing,
}

/// Takes the mail that has been due for longest. It belongs to the caller for [`LEASE`]: a node that dies in between loses
/// nothing, another one takes it then.
pub async fn take(sund: &Sund) -> Done<Taken> {
    let Some(outbox) = &sund.mail else { return Ok(Taken::Nothing) };
    let now = sund.now();
    // Reading first: where nothing is due, which is nearly always, nobody waits for a writer.
    for id in rows::due(sund.store.reads(), now, LOOKED_AT).await? {
        let tx = sund.store.begin().await?;
        let Some(mail) = rows::take(&tx, id, now, now.plus(LEASE)).await? else { continue };
        tx.commit().await?;
        let TakenMail { id, kind, sealed, queued, last_try, tries } = mail;
        let cause = match outbox.open(id, &sealed) {
            // What was seen meanwhile, or is out of sight, is not told any more: the next one may be better.
            Some(Letter { notice: Notice::News(_), .. }) if now < last_try && !still_news(sund, id, tries).await? => {
                return Ok(Taken::GivenUp);
            }
            Some(letter) if now < last_try => {
                return Ok(Taken::Mail(Box::new(Outgoing { id, queued, tries, last_try, letter })));
            }
            Some(_) => "its time was over before the mail server could be asked",
            None => "it cannot be opened with the key of this installation",
        };
        tracing::warn!(mail = %id, kind, tries, cause, "a mail is given up");
        settle::ended(sund, id, (tries, last_try), Outcome::Never, cause).await?;
        return Ok(Taken::GivenUp);
    }
    Ok(Taken::Nothing)
}
