//! Sending what waits in the outbox.

use crate::mail::{Post, SealedOutbox, Tried};
use std::{sync::Arc, time::Duration};
use sund_actions::{
    Done, Sund,
    mail::{Taken, settle, take},
    notifications::mail_due,
};
use sund_domain::mail::{Next, Outcome};
use tokio::{sync::watch, task::JoinHandle};

/// How often one looks into the outbox without being woken: for what is to be tried again, and for what another node left.
const LOOK: Duration = Duration::from_secs(30);

/// Puts what is new into mails when it is due. Sends at once what is queued on this node, and what is due otherwise, one mail after the other. When the server stops,
/// the mail that is on its way is finished, and no other begun.
#[must_use]
pub fn send_mail(
    sund: Sund,
    outbox: Arc<SealedOutbox>,
    post: Post,
    mut stopping: watch::Receiver<bool>,
) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            if let Err(error) = mail_due(&sund).await {
                tracing::error!(%error, "what is new could not be put into mails");
            }
            let go_on = match next(&sund, &post).await {
                Ok(go_on) => go_on,
                Err(error) => {
                    tracing::error!(%error, "the outbox could not be worked on");
                    false
                }
            };
            if *stopping.borrow() {
                return;
            }
            if go_on {
                continue;
            }
            tokio::select! {
                () = outbox.queued() => (),
                () = tokio::time::sleep(LOOK) => (),
                _ = stopping.changed() => return,
            }
        }
    })
}

/// Sends the next mail. Says whether it is worth going on at once: not if nothing is due, or nobody answers.
async fn next(sund: &Sund, post: &Post) -> Done<bool> {
    let mail = match take(sund).await? {
        Taken::Mail(mail) => mail,
        Taken::GivenUp => return Ok(true),
        Taken::Nothing => return Ok(false),
    };
    let Tried { outcome, cause, answered } = post.send(&mail).await;
    let next = settle(sund, &mail, outcome, &cause).await?;
    let (id, kind, tries) = (mail.id, mail.letter.notice.kind(), mail.tries);
    match (outcome, next) {
        (Outcome::Taken, _) => tracing::info!(mail = %id, kind, tries, "a mail was sent"),
        (_, Next::GiveUp) => tracing::warn!(mail = %id, kind, tries, cause, "a mail is given up"),
        _ => tracing::warn!(mail = %id, kind, tries, cause, "a mail could not be sent yet"),
    }
    Ok(answered)
}
