//! What the keepers of storages ask: what is to go, what should be there.

use crate::{Done, Sund};
use std::fmt;
use sund_domain::{files::KeptIn, ids::FileId};
use sund_store::files::{self as rows, Gone, Listed};

/// Sweeps the storage of attachments when it is woken.
pub trait Broom: Send + Sync + fmt::Debug {
    /// There is something to go.
    fn wake(&self);
}

/// What is to go from the storages. After each of them, [`gone`].
pub async fn doomed(sund: &Sund) -> Done<Vec<Gone>> {
    let tx = sund.store.begin().await?;
    rows::doom_old(&tx, sund.now()).await?;
    tx.commit().await?;
    Ok(rows::doomed(sund.store.reads()).await?)
}

/// It is not in the storage any more.
pub async fn gone(sund: &Sund, id: FileId) -> Done<()> {
    let tx = sund.store.begin().await?;
    rows::forget(&tx, id, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// Another storage holds it now.
pub async fn kept(sund: &Sund, id: FileId, kept_in: KeptIn) -> Done<()> {
    let tx = sund.store.begin().await?;
    rows::kept(&tx, id, kept_in).await?;
    Ok(tx.commit().await?)
}

/// What should be in the storages or is about to go, after this one in the order of ids. For whoever runs the network.
pub async fn all_after(sund: &Sund, after: FileId, limit: u32) -> Done<Vec<Listed>> {
    Ok(rows::all_after(sund.store.reads(), after, limit).await?)
}
