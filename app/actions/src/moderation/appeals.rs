//! What chairs did that concerns oneself: reading it, and appealing to another chair.

use super::tell_leads;
use crate::{ActionError, Done, Sund, error::found};
use sund_domain::{
    Field, Refusal,
    ids::MeasureId,
    moderation::Measure,
    people::Viewer,
    text::{MESSAGE_MOST, block},
};
use sund_store::{
    is_taken,
    moderation::{cases, measures},
};

/// What chairs did that concerns the viewer, wherever they may enter. One query.
pub async fn own_measures(sund: &Sund, viewer: &Viewer) -> Done<Vec<Measure>> {
    Ok(measures::own(sund.store.reads(), viewer.seer).await?)
}

/// The viewer has read it: of a warning, that they may write again.
pub async fn read_measure(sund: &Sund, viewer: &Viewer, id: MeasureId) -> Done<()> {
    let tx = sund.store.begin().await?;
    found(measures::own_one(tx.reads(), viewer.seer, id).await?)?;
    measures::read(&tx, id, viewer.person, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// Appeals, once. Also who is silenced or suspended can.
pub async fn appeal(sund: &Sund, viewer: &Viewer, id: MeasureId, words: &str) -> Done<()> {
    match appeal_once(sund, viewer, id, words).await {
        Err(ActionError::Store(error)) if is_taken(&error) => Err(Refusal::OneAppeal.into()),
        done => done,
    }
}

async fn appeal_once(sund: &Sund, viewer: &Viewer, id: MeasureId, words: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let measure = found(measures::own_one(tx.reads(), viewer.seer, id).await?)?;
    if measure.appealed.is_some() {
        return Err(Refusal::OneAppeal.into());
    }
    if measure.ended.is_some() {
        return Err(Refusal::AlreadyDecided.into());
    }
    let words = block(Field::Body, words, MESSAGE_MOST)?;
    let workgroup = cases::appeal(&tx, sund.new_id(), id, viewer.person, words, sund.now()).await?;
    tell_leads(sund, &tx, viewer, found(workgroup)?, None).await?;
    Ok(tx.commit().await?)
}
