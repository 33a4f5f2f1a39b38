//! Stopping mail with the secret that stands in each (RFC 8058): no sign-in, one press.

use crate::{Done, Sund, error::found, handed_in::hash};
use sund_domain::{
    ids::PersonId,
    notifications::{Pace, TellMe},
    time::DAY,
};
use sund_store::{
    Reads, mail as mails,
    notifications::{mailing, settings},
};

/// A mail of longer ago stops nothing any more, in milliseconds.
const STOPS_FOR: i64 = 400 * DAY;

async fn whose(on: &impl Reads, token: &str) -> Done<PersonId> {
    found(mailing::stops(on, &hash(token)).await?)
}

/// Whether there is something to stop with this secret. Looking at it stops nothing: programs follow links.
pub async fn stoppable(sund: &Sund, token: &str) -> Done<()> {
    whose(sund.store.reads(), token).await.map(|_| ())
}

/// The person gets no more mail of what is new; what waits is not sent. Twice is once.
pub async fn stop(sund: &Sund, token: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let person = whose(tx.reads(), token).await?;
    let before = settings::of(tx.reads(), person).await?;
    settings::keep(&tx, person, TellMe { mail: Pace::Never, ..before }).await?;
    settings::drop_paces(&tx, person).await?;
    for (mail, _) in mailing::unsent_of_person(tx.reads(), person).await? {
        mails::cancel(&tx, mail, sund.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// Forgets the secrets of mails of long ago; called now and then by a job.
pub async fn forget_stops(sund: &Sund) -> Done<()> {
    let tx = sund.store.begin().await?;
    mailing::forget_stops(&tx, sund.now().plus(-STOPS_FOR)).await?;
    Ok(tx.commit().await?)
}
