//! Looking at an invitation.

use crate::{Done, Sund, error::found, handed_in::hash};
use sund_domain::{guests::Offer, people::Viewer};
use sund_store::{guests, people};

/// Whether an invitation is for somebody who is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fits {
    /// It is for this guest.
    Own,
    /// It is for another address than this guest's.
    Another,
    /// One who signs in with an organisation is no guest.
    NoGuest,
}

/// Whether this invitation is for the viewer.
pub async fn fits(sund: &Sund, viewer: &Viewer, offer: &Offer) -> Done<Fits> {
    let on = sund.store.reads();
    if !viewer.seer.guest {
        return Ok(Fits::NoGuest);
    }
    let email = people::email(on, viewer.person).await?;
    let own = email.is_some_and(|email| email.eq_ignore_ascii_case(&offer.email));
    Ok(if own { Fits::Own } else { Fits::Another })
}

/// What the holder of this link is offered. Unknown, used, withdrawn and too old are one: not found.
pub async fn offer(sund: &Sund, token: &str) -> Done<Offer> {
    found(guests::offer(sund.store.reads(), &hash(token), sund.now()).await?)
}
