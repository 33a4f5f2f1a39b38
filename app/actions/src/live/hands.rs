//! The speaker queue: asking for the floor, and giving it.

use super::{Talk, granted, holds::granted_inside, message::writes};
use crate::{Done, Sund};
use sund_domain::{
    Refusal,
    ids::{PersonId, SessionId},
    live::{Floor, GiveFloor, RaiseHand},
    people::Viewer,
};
use sund_store::live::hands;

/// Raises or lowers one's own hand. What follows of it everybody hears through [`Talk::changed`].
pub async fn raise_hand(sund: &Sund, talk: &dyn Talk, viewer: &Viewer, id: SessionId, up: bool) -> Done<()> {
    let tx = writes(sund, viewer, id).await?;
    let session = granted_inside::<RaiseHand>(tx.reads(), talk, viewer, id).await?;
    if !hands::set(&tx, &session, viewer.person, up).await? {
        return Err(Refusal::Ended.into());
    }
    Ok(tx.commit().await?)
}

/// Gives the floor to somebody whose hand is up; to nobody, if who has it has finished.
pub async fn give_floor(sund: &Sund, viewer: &Viewer, id: SessionId, to: Option<PersonId>) -> Done<()> {
    let tx = writes(sund, viewer, id).await?;
    let session = granted::<GiveFloor>(tx.reads(), viewer, id).await?;
    if !hands::call(&tx, &session, to).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    Ok(tx.commit().await?)
}

/// Lowers somebody's hand.
pub async fn lower_hand(sund: &Sund, viewer: &Viewer, id: SessionId, of: PersonId) -> Done<()> {
    let tx = writes(sund, viewer, id).await?;
    let session = granted::<GiveFloor>(tx.reads(), viewer, id).await?;
    if !hands::lower(&tx, &session, of).await? {
        return Err(Refusal::Ended.into());
    }
    Ok(tx.commit().await?)
}

/// Who has the floor and who waits for it: for the session's room, and for pages that have asked whether one may be there.
/// One query.
pub async fn floor(sund: &Sund, id: SessionId) -> Done<Floor> {
    Ok(Floor::of(hands::all(sund.store.reads(), id).await?))
}
