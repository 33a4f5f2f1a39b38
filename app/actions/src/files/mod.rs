//! Attachments: noting an upload within the limits, who may read one, taking one away, and what goes by itself. The half
//! that looks into files, scans and keeps them is `server/src/files`.
//!
//! A row comes before what is in the storage, and goes after it: whatever breaks off, [`doomed`] finds what is left.

use crate::{Done, Sund, error::found, sso::viewer_by_hash};
use sund_domain::{
    Granted, Refusal,
    files::{File, NoFile, PERSON_MOST, POST_FILES_MOST, POST_MOST},
    forum::{DraftPlace, EditPost, PostInThread, ReadPost},
    ids::{FileId, PostId},
    people::Viewer,
};
use sund_store::{Reads, files as rows, forum::posts};
use uuid::Uuid;

/// Notes a file of the viewer for this draft, if there is room for it. It is shown to nobody until it is [`ready`].
pub async fn admit(sund: &Sund, viewer: &Viewer, place: DraftPlace, file: &File) -> Done<Result<(), NoFile>> {
    let tx = sund.store.begin().await?;
    let (all, here) = rows::sums(&tx, viewer.person, place).await?;
    if here.files >= POST_FILES_MOST || here.bytes + file.bytes > POST_MOST {
        return Ok(Err(NoFile::PostFull));
    }
    if all.bytes + file.bytes > PERSON_MOST {
        return Ok(Err(NoFile::PersonFull));
    }
    rows::insert(&tx, file, place).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// All of it is in the storage.
pub async fn ready(sund: &Sund, id: FileId) -> Done<()> {
    let tx = sund.store.begin().await?;
    if !rows::ready(&tx, id, sund.now()).await? {
        return Err(Refusal::NotFound.into());
    }
    Ok(tx.commit().await?)
}

/// What the viewer has uploaded for this draft.
pub async fn loose(sund: &Sund, viewer: &Viewer, place: DraftPlace) -> Done<Vec<File>> {
    Ok(rows::loose(sund.store.reads(), viewer.person, place).await?)
}

/// The file, if the viewer may read its post; before that is sent, if the viewer uploaded it.
pub async fn readable(sund: &Sund, viewer: &Viewer, id: FileId) -> Done<File> {
    let on = sund.store.reads();
    gate(on, viewer, rows::one(on, id).await?).await
}

/// For a file that is not there, and for one that was not sent, one asks for a post as well: what one may not know of takes
/// as long as what there is not.
async fn gate(on: &impl Reads, viewer: &Viewer, file: Option<File>) -> Done<File> {
    let post = file.as_ref().and_then(|file| file.post).unwrap_or(PostId(Uuid::nil()));
    let seen = posts::seen(on, viewer.seer, post).await?;
    let file = found(file)?;
    match file.post {
        Some(_) => Granted::<PostInThread, ReadPost>::check(found(seen)?).map(|_| ())?,
        None if file.by == viewer.person => (),
        None => return Err(Refusal::NotFound.into()),
    }
    Ok(file)
}

/// Whether whoever began to read it with this sign-in session still may.
pub async fn still(sund: &Sund, token_hash: &str, id: FileId) -> Done<()> {
    let viewer = viewer_by_hash(sund.store.reads(), token_hash, sund.now()).await?.ok_or(Refusal::NotFound)?;
    readable(sund, &viewer, id).await.map(|_| ())
}

/// Takes a file away: one that was not sent yet, or one of a post that the viewer may edit.
pub async fn remove(sund: &Sund, viewer: &Viewer, id: FileId) -> Done<File> {
    let tx = sund.store.begin().await?;
    let file = gate(tx.reads(), viewer, rows::one(tx.reads(), id).await?).await?;
    if let Some(post) = file.post {
        let post = found(posts::seen(tx.reads(), viewer.seer, post).await?)?;
        Granted::<PostInThread, EditPost>::check(post)?;
    }
    rows::doom(&tx, id, sund.now()).await?;
    tx.commit().await?;
    Ok(file)
}

/// What is to go from the storage. After each of them, [`gone`].
pub async fn doomed(sund: &Sund) -> Done<Vec<FileId>> {
    let tx = sund.store.begin().await?;
    rows::doom_old(&tx, sund.now()).await?;
    tx.commit().await?;
    Ok(rows::doomed(sund.store.reads()).await?)
}

/// It is not in the storage any more.
pub async fn gone(sund: &Sund, id: FileId) -> Done<()> {
    let tx = sund.store.begin().await?;
    rows::forget(&tx, id).await?;
    Ok(tx.commit().await?)
}
