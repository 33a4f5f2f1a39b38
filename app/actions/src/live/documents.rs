//! Documents of a session: programme, slides, papers. They are files like those of posts; what can be in one, and how much
//! of it, is decided in `files`.

use super::{about_session, granted, message::writes};
use crate::{Done, Sund, moderation::writing};
use sund_domain::{
    Field, Granted, Invalid, Refusal,
    audit::Audited,
    files::File,
    ids::{FileId, SessionId},
    live::{KeepDocuments, LiveSession},
    people::Viewer,
    text::{TITLE_MOST, line},
};
use sund_store::{
    Tx,
    audit::{self, Entry},
    live::documents as rows,
};

/// The session and its documents, for the page on which they are added and taken away. Two queries.
pub async fn documents(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<(LiveSession, Vec<File>)> {
    let on = sund.store.reads();
    let session = granted::<KeepDocuments>(on, viewer, id).await?;
    Ok((session.into_inner(), rows::of(on, id).await?))
}

/// Begins the transaction in which a document is noted.
pub(crate) async fn adds_document(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<Tx> {
    // Whose room it takes is counted, in every session: so the person is held, and before the session as everywhere.
    let tx = writing(sund, viewer).await?;
    let session = granted::<KeepDocuments>(tx.reads(), viewer, id).await?;
    rows::hold(&tx, &session).await?;
    Ok(tx)
}

/// What a document is called; nothing, for the name of its file.
pub fn document_title(typed: &str) -> Result<String, Invalid> {
    if typed.trim().is_empty() { Ok(String::new()) } else { line(Field::Title, typed, TITLE_MOST) }
}

async fn keeps(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<(Tx, Granted<LiveSession, KeepDocuments>)> {
    let tx = writes(sund, viewer, id).await?;
    let session = granted::<KeepDocuments>(tx.reads(), viewer, id).await?;
    Ok((tx, session))
}

/// All of it is in the storage: it is one of the session's documents now. What follows everybody hears through
/// [`Talk::changed`](super::Talk::changed).
pub(crate) async fn document_ready(sund: &Sund, viewer: &Viewer, id: SessionId, file: &File) -> Done<()> {
    let (tx, session) = keeps(sund, viewer, id).await?;
    if !rows::ready(&tx, &session, file.id, sund.now()).await? {
        return Err(Refusal::NotFound.into());
    }
    told(sund, viewer, &tx, (Audited::DocumentAdded, &session, file)).await?;
    Ok(tx.commit().await?)
}

/// Takes a document away for good.
pub async fn remove_document(sund: &Sund, viewer: &Viewer, id: SessionId, file: FileId) -> Done<()> {
    let (tx, session) = keeps(sund, viewer, id).await?;
    let removed = rows::remove(&tx, &session, file, sund.now()).await?.ok_or(Refusal::NotFound)?;
    told(sund, viewer, &tx, (Audited::DocumentRemoved, &session, &removed)).await?;
    tx.commit().await?;
    sund.sweep_soon();
    Ok(())
}

/// The workgroup reads who did it, where people are named in the session.
async fn told(sund: &Sund, viewer: &Viewer, tx: &Tx, (act, session, file): (Audited, &LiveSession, &File)) -> Done<()> {
    if session.mode.names() {
        let entry = about_session(sund, viewer, act, session);
        audit::add(tx, Entry { what: format!("{} ({})", file.title, session.title), ..entry }).await?;
    }
    Ok(())
}
