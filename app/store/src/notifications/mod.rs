//! Notices: what people are told of.

mod rows;

use crate::{StoreError, Tx};
use rows::notices;
use sea_orm::{ActiveValue::Set, EntityTrait};
use sund_domain::{notifications::NewNotice, time::Timestamp};

/// Adds notices, in the transaction of the act that they tell of.
pub async fn add(tx: &Tx, new: Vec<NewNotice>, at: Timestamp) -> Result<(), StoreError> {
    if new.is_empty() {
        return Ok(());
    }
    let rows = new.into_iter().map(|notice| notices::ActiveModel {
        id: Set(notice.id.0),
        person_id: Set(notice.to.0),
        why: Set(notice.why.code().into()),
        workgroup_id: Set(notice.workgroup.map(|id| id.0)),
        thread_id: Set(notice.thread.map(|id| id.0)),
        post_id: Set(notice.post.map(|id| id.0)),
        by_id: Set(notice.by.map(|id| id.0)),
        note: Set(notice.note),
        at: Set(at.0),
        seen_at: Set(None),
    });
    notices::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}
