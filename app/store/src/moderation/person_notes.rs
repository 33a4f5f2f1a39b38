//! What chairs note about a person, for each other.

use crate::{StoreError, Tx, sql};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    Granted,
    ids::{PersonId, PersonNoteId},
    moderation::PersonNote,
    time::Timestamp,
    workgroups::{Moderate, Workgroup},
};
use uuid::Uuid;

const OF_PERSON: &str = "select n.id, n.by_id, b.name as by_name, n.at, n.text, n.removed_at, r.name as removed_name \
    from person_notes n join people b on b.id = n.by_id left join people r on r.id = n.removed_by \
    where n.workgroup_id = $1 and n.person_id = $2 order by n.at desc, n.id desc limit 100";
const WHOSE: &str = "select person_id as id from person_notes where id = $1 and workgroup_id = $2";
const ADD: &str =
    "insert into person_notes (id, workgroup_id, person_id, by_id, text, at) values ($1, $2, $3, $4, $5, $6)";
const REMOVE: &str =
    "update person_notes set text = '', removed_at = $2, removed_by = $3 where id = $1 and removed_at is null";
const FORGET: &str = "delete from person_notes where at < $1";

#[derive(Debug, FromQueryResult)]
struct NoteRow {
    id: Uuid,
    by_id: Uuid,
    by_name: String,
    at: i64,
    text: String,
    removed_at: Option<i64>,
    removed_name: Option<String>,
}

/// The notes about a person in the workgroup, the latest first.
pub async fn of_person(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Moderate>,
    person: PersonId,
) -> Result<Vec<PersonNote>, StoreError> {
    let rows = sql::all::<NoteRow>(on, OF_PERSON, [workgroup.id.0.into(), person.0.into()]).await?;
    let note = |row: NoteRow| PersonNote {
        id: row.id.into(),
        by: (row.by_id.into(), row.by_name),
        at: Timestamp(row.at),
        text: row.text,
        removed: row.removed_name.zip(row.removed_at.map(Timestamp)),
    };
    Ok(rows.into_iter().map(note).collect())
}

/// Whom a note of the workgroup is about.
pub async fn whose(
    on: &impl ConnectionTrait,
    workgroup: &Granted<Workgroup, Moderate>,
    id: PersonNoteId,
) -> Result<Option<PersonId>, StoreError> {
    sql::id(on, WHOSE, [id.0.into(), workgroup.id.0.into()]).await
}

/// Adds a note.
pub async fn add(
    tx: &Tx,
    workgroup: &Granted<Workgroup, Moderate>,
    id: PersonNoteId,
    (person, by): (PersonId, PersonId),
    text: String,
    at: Timestamp,
) -> Result<(), StoreError> {
    let values = [id.0.into(), workgroup.id.0.into(), person.0.into(), by.0.into(), text.into(), at.0.into()];
    sql::run(&tx.0, ADD, values).await?;
    Ok(())
}

/// Takes the text of a note away; that there was one stays.
pub async fn remove(tx: &Tx, id: PersonNoteId, by: PersonId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, REMOVE, [id.0.into(), at.0.into(), by.0.into()]).await?;
    Ok(())
}

/// Notes from before are forgotten.
pub async fn forget(tx: &Tx, before: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, FORGET, [before.0.into()]).await?;
    Ok(())
}
