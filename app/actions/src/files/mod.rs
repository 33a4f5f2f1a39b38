//! Attachments: noting an upload within the limits, who may read one, taking one away, and what goes by itself. The half
//! that looks into files, scans and keeps them is `server/src/files`.
//!
//! A row comes before what is in the storage, and goes after it: whatever breaks off, [`doomed`] finds what is left.

mod describe;
mod own;
mod remove;
mod storage;

pub use describe::{described, describing};
pub use own::{OwnFiles, own};
pub use remove::{drop_loose, remove, removing};
pub use storage::{Broom, all_after, doomed, gone, kept};
pub use sund_store::files::{Gone, Listed, Owned, Whereabouts};

use crate::{Done, Sund, error::found, live, moderation::looks_at, sso::viewer_by_hash};
use sund_domain::{
    Granted, Refusal,
    files::{File, FilePlace, KeptIn, NoFile},
    forum::{DraftPlace, PostInThread, ReadPost},
    ids::{FileId, HeldId, PostId, SessionId},
    live::{DOCUMENTS_MOST, LiveSession, ReadSession},
    people::Viewer,
};
use sund_store::{
    Reads,
    files::{self as rows, Found},
    forum::posts,
    live::sessions,
};
use uuid::Uuid;

/// Notes a file of the viewer for this draft or session, if there is room for it, with the hash of its content and the storage that it
/// goes to. It is shown to nobody until it is [`ready`].
pub async fn admit(
    sund: &Sund,
    viewer: &Viewer,
    place: FilePlace,
    file: &File,
    to: (KeptIn, &str),
) -> Done<Result<(), NoFile>> {
    let limits = sund.limits;
    let tx = match place {
        FilePlace::Draft(_) => sund.store.begin().await?,
        FilePlace::Session(session) => live::adds_document(sund, viewer, session).await?,
    };
    let (all, here) = rows::sums(&tx, viewer.person, place).await?;
    let full = match place {
        FilePlace::Draft(_) => {
            (here.files >= limits.post_files || here.bytes + file.bytes > limits.post).then_some(NoFile::PostFull)
        }
        FilePlace::Session(_) => (here.files >= DOCUMENTS_MOST).then_some(NoFile::SessionFull),
    };
    if let Some(full) = full {
        return Ok(Err(full));
    }
    if all.bytes + file.bytes > limits.person {
        return Ok(Err(NoFile::PersonFull));
    }
    if let Some(most) = limits.network
        && rows::sum_of_all(&tx).await?.bytes + file.bytes > most
    {
        tracing::error!(most, "no room for attachments any more (SUND_FILES_MOST)");
        return Ok(Err(NoFile::NetworkFull));
    }
    rows::insert(&tx, file, place, to).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// All of it is in the storage.
pub async fn ready(sund: &Sund, viewer: &Viewer, place: FilePlace, file: &File) -> Done<()> {
    if let FilePlace::Session(session) = place {
        return live::document_ready(sund, viewer, session, file).await;
    }
    let tx = sund.store.begin().await?;
    if !rows::ready(&tx, file.id, sund.now()).await? {
        return Err(Refusal::NotFound.into());
    }
    Ok(tx.commit().await?)
}

/// The storage did not take it: whatever came of it goes.
pub async fn not_kept(sund: &Sund, id: FileId) -> Done<()> {
    let tx = sund.store.begin().await?;
    rows::doom(&tx, id, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// What the viewer has uploaded for this draft.
pub async fn loose(sund: &Sund, viewer: &Viewer, place: DraftPlace) -> Done<Vec<File>> {
    Ok(rows::loose(sund.store.reads(), viewer.person, place).await?)
}

/// The file and the storage that holds it, if the viewer may read its post or its session; before it is
/// sent, if the viewer uploaded it.
pub async fn readable(sund: &Sund, viewer: &Viewer, id: FileId) -> Done<(File, KeptIn)> {
    let found = gate(sund.store.reads(), viewer, id).await?;
    Ok((found.file, found.kept_in))
}

/// The file, if the viewer may read it. For one that is not there, and one that was not sent, one asks for a post as well:
/// what one may not know of takes as long as what there is not.
async fn gate(on: &impl Reads, viewer: &Viewer, id: FileId) -> Done<Found> {
    let it = rows::one(on, id).await?;
    let seen = posts::seen(on, viewer.seer, post_of(it.as_ref())).await?;
    // What waits for a chair is read by those who decide about it.
    let decides = seen.is_none() && looks_at(on, viewer, held_of(it.as_ref())).await?;
    let session = sessions::seen(on, viewer.seer, session_of(it.as_ref())).await?;
    let it = found(it)?;
    match it.file.post {
        Some(_) => Granted::<PostInThread, ReadPost>::check(found(seen)?).map(|_| ())?,
        None if it.file.session.is_some() => {
            Granted::<LiveSession, ReadSession>::check(found(session)?).map(|_| ())?;
        }
        None if it.file.by == viewer.person || decides => (),
        None => return Err(Refusal::NotFound.into()),
    }
    Ok(it)
}

/// The post of a file; one that is nowhere, where there is no file or none that was sent.
fn post_of(it: Option<&Found>) -> PostId {
    it.and_then(|it| it.file.post).unwrap_or(PostId(Uuid::nil()))
}

/// The text that waits for a chair with this file; one that is nowhere, where it is none of such a text's.
fn held_of(it: Option<&Found>) -> HeldId {
    it.and_then(|it| it.file.held).unwrap_or(HeldId(Uuid::nil()))
}

/// The session of a document; one that is nowhere, where it is none.
fn session_of(it: Option<&Found>) -> SessionId {
    it.and_then(|it| it.file.session).unwrap_or(SessionId(Uuid::nil()))
}

/// Whether whoever began to read it with this sign-in session still may.
pub async fn still(sund: &Sund, token_hash: &str, id: FileId) -> Done<()> {
    let viewer = viewer_by_hash(sund.store.reads(), token_hash, sund.now()).await?.ok_or(Refusal::NotFound)?;
    readable(sund, &viewer, id).await.map(|_| ())
}
