//! The network's vocabulary of themes, and the themes of threads. A tag that became a part of another one is there for its
//! address alone.

mod keeping;
mod of_threads;
mod rows;
pub use keeping::*;
pub use of_threads::{follow, ids_of, of_new, of_thread, put, threads};
pub(crate) use of_threads::{name_columns, names, names_of, watched_names};

use crate::{
    StoreError,
    sql::{self, code},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    ids::TagId,
    tags::{Label, Tag},
};
use uuid::Uuid;

macro_rules! labels {
    ($where:literal) => {
        concat!(
            "select g.id, g.slug, g.retired_at is not null as retired, l.language, l.word, l.preferred \
             from tags g join tag_labels l on l.tag_id = g.id where ",
            $where,
            " order by g.slug, l.position"
        )
    };
}

const ALL: &str = labels!("g.merged_into is null");
/// Also by the address of what became a part of it.
const BY_SLUG: &str = labels!("g.id = (select coalesce(o.merged_into, o.id) from tags o where o.slug = $1)");

#[derive(Debug, FromQueryResult)]
struct LabelRow {
    id: Uuid,
    slug: String,
    retired: bool,
    language: String,
    word: String,
    preferred: bool,
}

fn tags(rows: Vec<LabelRow>) -> Result<Vec<Tag>, StoreError> {
    let mut tags: Vec<Tag> = Vec::new();
    for row in rows {
        let label = Label { language: code("language", &row.language)?, word: row.word, preferred: row.preferred };
        match tags.last_mut().filter(|tag| tag.id.0 == row.id) {
            Some(tag) => tag.labels.push(label),
            None => {
                tags.push(Tag { id: TagId(row.id), slug: row.slug, retired: row.retired, labels: vec![label] });
            }
        }
    }
    Ok(tags)
}

/// The whole vocabulary, by address; also what is retired.
pub async fn all(on: &impl ConnectionTrait) -> Result<Vec<Tag>, StoreError> {
    tags(sql::all::<LabelRow>(on, ALL, []).await?)
}

/// The tag with this address, or the one that it became a part of.
pub async fn by_slug(on: &impl ConnectionTrait, slug: &str) -> Result<Option<Tag>, StoreError> {
    Ok(tags(sql::all::<LabelRow>(on, BY_SLUG, [slug.into()]).await?)?.pop())
}
