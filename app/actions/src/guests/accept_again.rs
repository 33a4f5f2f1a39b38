//! Accepting another invitation as the guest that one is already.

use super::own;
use crate::{Done, Sund, error::found, handed_in::hash};
use sund_domain::{Refusal, audit::Audited, people::Viewer};
use sund_store::{audit, audit::Entry, guests, people};

/// The viewer accepts the invitation of this link, if it is for their own address; says where it leads.
pub async fn accept_again(sund: &Sund, viewer: &Viewer, token: &str) -> Done<String> {
    let at = sund.now();
    let tx = sund.store.begin().await?;
    if !viewer.seer.guest {
        return Err(Refusal::NotYours.into());
    }
    let offer = found(guests::offer(tx.reads(), &hash(token), at).await?)?;
    let email = people::email(tx.reads(), viewer.person).await?;
    if !email.is_some_and(|email| email.eq_ignore_ascii_case(&offer.email)) {
        return Err(Refusal::NotYours.into());
    }
    let taken = found(guests::take_invitation(&tx, &hash(token), at).await?)?;
    guests::stay(&tx, taken.workgroup, viewer.person, at, taken.until).await?;
    guests::used_by(&tx, taken.id, viewer.person).await?;
    let entry =
        Entry { workgroup: Some(taken.workgroup), ..own(sund, viewer.person, Audited::GuestJoined, &viewer.name) };
    audit::add(&tx, entry).await?;
    tx.commit().await?;
    Ok(offer.slug)
}
