//! Texts that have not been posted yet. A draft belongs to its author alone.

use super::rows::drafts::{
    self,
    Column::{Body, Kind, Language, PersonId as Person, Place, SavedAt, Title},
};
use crate::{StoreError, Tx};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use sund_domain::{
    forum::{Draft, DraftPlace},
    ids::PersonId,
    time::Timestamp,
};

/// The person's draft for this place.
pub async fn of(on: &impl ConnectionTrait, person: PersonId, place: DraftPlace) -> Result<Option<Draft>, StoreError> {
    let row = drafts::Entity::find_by_id((person.0, place.key())).one(on).await?;
    Ok(row.map(|row| Draft { title: row.title, body: row.body, kind: row.kind, language: row.language }))
}

/// Keeps the draft, in place of the one before.
pub async fn keep(tx: &Tx, person: PersonId, place: DraftPlace, draft: Draft, at: Timestamp) -> Result<(), StoreError> {
    let row = drafts::ActiveModel {
        person_id: Set(person.0),
        place: Set(place.key()),
        title: Set(draft.title),
        body: Set(draft.body),
        kind: Set(draft.kind),
        language: Set(draft.language),
        saved_at: Set(at.0),
    };
    let update = OnConflict::columns([Person, Place]).update_columns([Title, Body, Kind, Language, SavedAt]).to_owned();
    drafts::Entity::insert(row).on_conflict(update).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// The draft became a post, or was thrown away.
pub async fn drop(tx: &Tx, person: PersonId, place: DraftPlace) -> Result<(), StoreError> {
    drafts::Entity::delete_by_id((person.0, place.key())).exec(&tx.0).await?;
    Ok(())
}
