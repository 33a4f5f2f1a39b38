//! What two accounts that become one have read, found helpful, and have not posted yet.

use super::rows::drafts;
use crate::{StoreError, Tx, polls, sql};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use sund_domain::{forum::Draft, ids::PersonId};

/// From `$2` to `$1`, in this order. Each takes both: where one would do, the other is ruled out.
const STEPS: [&str; 8] = [
    // Whichever read further.
    "insert into thread_reads (person_id, thread_id, number, at) \
     select $1, thread_id, number, at from thread_reads where person_id = $2 \
     on conflict (person_id, thread_id) do update set number = excluded.number, at = excluded.at \
     where thread_reads.number < excluded.number",
    "delete from thread_reads where person_id = $2 and person_id <> $1",
    "insert into helpful_marks (post_id, person_id, at) select post_id, $1, at from helpful_marks where person_id = $2 \
     on conflict (post_id, person_id) do nothing",
    // The marks of `$2` go last, so that those posts are known whose count changes: what two marked, one has marked;
    // and nobody marks what they wrote themselves.
    "delete from helpful_marks where person_id = $1 and person_id <> $2 \
     and post_id in (select p.id from posts p where p.author_id = $1)",
    "update posts set helpful = (select count(*) from helpful_marks h where h.post_id = posts.id and h.person_id <> $2) \
     where id in (select h.post_id from helpful_marks h where h.person_id = $2) or (author_id = $1 and helpful > 0)",
    "delete from helpful_marks where person_id = $2 and person_id <> $1",
    // The same form id under both accounts is two forms all the same.
    "update whispers set form_id = id where author_id = $2 and form_id in (select o.form_id from whispers o where o.author_id = $1)",
    "update whispers set author_id = $1 where author_id = $2",
];

/// What `from` has read, found helpful and has not posted yet is what `to` has. Posts are `to`'s already.
pub async fn join(tx: &Tx, to: PersonId, from: PersonId) -> Result<(), StoreError> {
    for step in STEPS {
        sql::run(&tx.0, step, [to.0.into(), from.0.into()]).await?;
    }
    join_drafts(tx, to, from).await
}

/// Where both have a draft, the older one stands under the newer one.
async fn join_drafts(tx: &Tx, to: PersonId, from: PersonId) -> Result<(), StoreError> {
    let theirs = drafts::Entity::find().filter(drafts::Column::PersonId.eq(from.0)).all(&tx.0).await?;
    for row in theirs {
        let own = drafts::Entity::find_by_id((to.0, row.place.clone())).one(&tx.0).await?;
        drafts::Entity::delete_by_id((from.0, row.place.clone())).exec(&tx.0).await?;
        let new = match own {
            None => row,
            Some(own) => {
                drafts::Entity::delete_by_id((to.0, own.place.clone())).exec(&tx.0).await?;
                let (newer, older) = if own.saved_at >= row.saved_at { (own, row) } else { (row, own) };
                let both = draft(&newer).above(draft(&older));
                drafts::Model {
                    title: both.title,
                    body: both.body,
                    tags: both.tags,
                    poll: polls::kept(&both.poll),
                    version: newer.version + 1,
                    ..newer
                }
            }
        };
        let new = drafts::ActiveModel { person_id: Set(to.0), ..new.into_active_model() };
        drafts::Entity::insert(new).exec_without_returning(&tx.0).await?;
    }
    Ok(())
}

fn draft(row: &drafts::Model) -> Draft {
    Draft {
        title: row.title.clone(),
        body: row.body.clone(),
        kind: row.kind.clone(),
        language: row.language.clone(),
        tags: row.tags.clone(),
        poll: polls::typed(&row.poll),
        ..Draft::default()
    }
}
