//! Saying how a try to send a mail ended.

use super::Outgoing;
use crate::{Done, Sund, sso::line};
use sund_domain::{
    audit::Audited,
    ids::MailId,
    mail::{Next, Outcome, after},
    time::Timestamp,
};
use sund_store::{
    Tx,
    audit::{self, Entry},
    guests, mail as rows,
};

/// Notes how the try ended, and what follows from it. `cause` is for administrators: never an address, never what a mail
/// server says in its own words.
pub async fn settle(sund: &Sund, mail: &Outgoing, outcome: Outcome, cause: &str) -> Done<Next> {
    ended(sund, mail.id, (mail.tries, mail.last_try), outcome, cause).await
}

pub(super) async fn ended(
    sund: &Sund,
    mail: MailId,
    (tries, last_try): (u32, Timestamp),
    outcome: Outcome,
    cause: &str,
) -> Done<Next> {
    let at = sund.now();
    let next = after(outcome, tries, at, last_try);
    let tx = sund.store.begin().await?;
    let news = match next {
        Next::Sent => rows::sent(&tx, mail, tries, at).await?,
        Next::TryAt(next) => rows::try_again(&tx, mail, tries, next).await?,
        Next::GiveUp => rows::give_up(&tx, mail, tries, at).await?,
    };
    // A mail that was cancelled while it was on its way, or taken by another after too long, has no more news.
    if news {
        log(sund, &tx, mail, next, cause).await?;
    }
    tx.commit().await?;
    Ok(next)
}

/// A line where those read it who caused the mail.
async fn log(sund: &Sund, tx: &Tx, mail: MailId, next: Next, cause: &str) -> Done<()> {
    let (act, detail) = match next {
        Next::Sent => (Audited::InvitationSent, None),
        Next::TryAt(_) => return Ok(()),
        Next::GiveUp => (Audited::InvitationUndelivered, Some(cause.to_owned())),
    };
    // The mails of today are invitations. One whose link another mail carries by now is nobody's news.
    let Some(invitation) = guests::of_mail(tx.reads(), mail).await? else { return Ok(()) };
    let entry = Entry { workgroup: Some(invitation.workgroup), detail, ..line(sund, act, &invitation.body) };
    Ok(audit::add(tx, entry).await?)
}
