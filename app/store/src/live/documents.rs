//! Documents of a session: files that belong to it.

use super::board::changed;
use crate::{
    StoreError, Tx,
    files::{self, FileRow, file},
    sql,
};
use sea_orm::ConnectionTrait;
use sund_domain::{
    Granted,
    files::File,
    ids::{FileId, SessionId},
    live::{KeepDocuments, LiveSession},
    time::Timestamp,
};

const OF: &str =
    file!("where f.session_id = $1 and f.ready_at is not null and f.doomed_at is null order by f.at, f.id");
const ONE: &str = file!("where f.session_id = $1 and f.id = $2 and f.ready_at is not null and f.doomed_at is null");
/// Two who add at once are counted one after the other.
const HOLD: &str = "update live_sessions set id = id where id = $1";

/// Its documents, as they were added; for whoever may read it.
pub async fn of(on: &impl ConnectionTrait, session: SessionId) -> Result<Vec<File>, StoreError> {
    sql::all::<FileRow>(on, OF, [session.0.into()]).await?.into_iter().map(FileRow::file).collect()
}

/// Nobody adds to it until this transaction ends.
pub async fn hold(tx: &Tx, session: &Granted<LiveSession, KeepDocuments>) -> Result<(), StoreError> {
    sql::run(&tx.0, HOLD, [session.id.0.into()]).await?;
    Ok(())
}

/// All of it is in the storage: everybody sees it. Says whether it is still wanted.
pub async fn ready(
    tx: &Tx,
    session: &Granted<LiveSession, KeepDocuments>,
    id: FileId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    // Only what is beside an open session has a number that grows.
    changed(tx, session.id).await?;
    files::ready(tx, id, at).await
}

/// Takes it away for good, and gives it back for the log; none if it is not there.
pub async fn remove(
    tx: &Tx,
    session: &Granted<LiveSession, KeepDocuments>,
    id: FileId,
    at: Timestamp,
) -> Result<Option<File>, StoreError> {
    let Some(row) = sql::one::<FileRow>(&tx.0, ONE, [session.id.0.into(), id.0.into()]).await? else {
        return Ok(None);
    };
    changed(tx, session.id).await?;
    files::doom(tx, id, at).await?;
    Ok(Some(row.file()?))
}
