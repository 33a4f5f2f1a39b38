//! What administrators do with the vocabulary. Who may is asked in `app/actions`.

use super::rows::{tag_labels, tags};
use crate::{StoreError, Tx, notifications::watches::rank, sql};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};
use sund_domain::{
    ids::TagId,
    language::Language,
    tags::{Label, fold},
    time::Timestamp,
};

const COUNT: &str = "select count(*) as n from tags where merged_into is null";
const TAKEN: &str = "select tag_id as id from tag_labels where language = $1 and folded = $2";
const SLUG: &str = "select count(*) as n from tags where slug = $1";

/// How many tags there are.
pub async fn count(on: &impl ConnectionTrait) -> Result<u64, StoreError> {
    sql::count(on, COUNT, []).await
}

/// The tag that has this word in this language.
pub async fn with_word(on: &impl ConnectionTrait, language: Language, word: &str) -> Result<Option<TagId>, StoreError> {
    sql::id(on, TAKEN, [language.code().into(), fold(language, word).into()]).await
}

/// Whether a tag has this address, or had it.
pub async fn is_slug_taken(on: &impl ConnectionTrait, slug: &str) -> Result<bool, StoreError> {
    Ok(sql::count(on, SLUG, [slug.into()]).await? > 0)
}

/// Adds a tag.
pub async fn insert(tx: &Tx, id: TagId, slug: &str, labels: &[Label], at: Timestamp) -> Result<(), StoreError> {
    let row = tags::ActiveModel {
        id: Set(id.0),
        slug: Set(slug.into()),
        at: Set(at.0),
        retired_at: Set(None),
        merged_into: Set(None),
    };
    tags::Entity::insert(row).exec_without_returning(&tx.0).await?;
    add_labels(tx, id, labels).await
}

async fn add_labels(tx: &Tx, id: TagId, labels: &[Label]) -> Result<(), StoreError> {
    let rows = (0_i32..).zip(labels).map(|(position, label)| tag_labels::ActiveModel {
        tag_id: Set(id.0),
        language: Set(label.language.code().into()),
        folded: Set(fold(label.language, &label.word)),
        word: Set(label.word.clone()),
        preferred: Set(label.preferred),
        position: Set(position),
    });
    tag_labels::Entity::insert_many(rows).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// The tag has these words from now on, and no others.
pub async fn relabel(tx: &Tx, id: TagId, labels: &[Label]) -> Result<(), StoreError> {
    tag_labels::Entity::delete_many().filter(tag_labels::Column::TagId.eq(id.0)).exec(&tx.0).await?;
    add_labels(tx, id, labels).await
}

/// The tag cannot be chosen since `at`, or again.
pub async fn retire(tx: &Tx, id: TagId, at: Option<Timestamp>) -> Result<(), StoreError> {
    let row = tags::ActiveModel { id: Unchanged(id.0), retired_at: Set(at.map(|at| at.0)), ..Default::default() };
    tags::Entity::update(row).exec(&tx.0).await?;
    Ok(())
}

/// From `$1` into `$2`, in this order.
const MERGE: [&str; 7] = [
    "insert into thread_tags (thread_id, tag_id, position) select thread_id, $2, position from thread_tags \
     where tag_id = $1 and tag_id <> $2 on conflict (thread_id, tag_id) do nothing",
    "delete from thread_tags where tag_id = $1 and tag_id <> $2",
    // Who watched both watches as closely as the one that they watched more closely.
    concat!(
        "insert into watches (person_id, subject, subject_id, level, chosen, since) \
         select person_id, 'tag', $2, level, chosen, since from watches where subject = 'tag' and subject_id = $1 \
         and subject_id <> $2 on conflict (person_id, subject, subject_id) do update set level = case when",
        rank!("excluded.level"),
        ">",
        rank!("watches.level"),
        "then excluded.level else watches.level end"
    ),
    "delete from watches where subject = 'tag' and subject_id = $1 and subject_id <> $2",
    // Where both have a preferred term, that of the first is a synonym from now on.
    "update tag_labels set preferred = false where tag_id = $1 and preferred and exists (select 1 from tag_labels o \
     where o.tag_id = $2 and o.tag_id <> $1 and o.language = tag_labels.language and o.preferred)",
    "update tag_labels set tag_id = $2, position = position + 1000 where tag_id = $1 and tag_id <> $2",
    "update tags set merged_into = $2 where (id = $1 or merged_into = $1) and id <> $2",
];

/// One tag becomes a part of another: its threads, those who watch it, its words, its address, and the addresses that led to it.
pub async fn merge(tx: &Tx, from: TagId, into: TagId) -> Result<(), StoreError> {
    for step in MERGE {
        sql::run(&tx.0, step, [from.0.into(), into.0.into()]).await?;
    }
    Ok(())
}
