//! Flags on posts. Who flagged is told to nobody but chairs.

use crate::{StoreError, Tx, sql};
use sea_orm::ConnectionTrait;
use sund_domain::{
    Granted,
    forum::{FlagPost, PostInThread},
    ids::{CaseId, PersonId, PostId},
    time::Timestamp,
};

const MINE: &str = "select count(*) as n from flags where post_id = $1 and person_id = $2";
const SINCE: &str = "select count(*) as n from flags where person_id = $1 and at > $2";
const OPEN: &str = "insert into cases (id, workgroup_id, kind, person_id, thread_id, post_id, opened_at) \
    values ($1, $2, 'flag', $3, $4, $5, $6) \
    on conflict (post_id) where decided_at is null and kind = 'flag' do nothing";
/// Held until commit: of two who flag at once, the second counts after the first; and none is added to what is decided.
const HELD: &str =
    "update cases set opened_at = opened_at where post_id = $1 and kind = 'flag' and decided_at is null returning id";
const ADD: &str = "insert into flags (post_id, person_id, case_id, reason, at) values ($1, $2, $3, $4, $5)";
const COUNT: &str = "select count(*) as n from flags where case_id = $1";
const WHO: &str = "select person_id as id from flags where case_id = $1 order by at, person_id";

/// Whether the person has flagged the post, ever.
pub async fn has(on: &impl ConnectionTrait, post: PostId, person: PersonId) -> Result<bool, StoreError> {
    Ok(sql::count(on, MINE, [post.0.into(), person.0.into()]).await? > 0)
}

/// How many flags the person has set since then.
pub async fn since(on: &impl ConnectionTrait, person: PersonId, then: Timestamp) -> Result<u64, StoreError> {
    sql::count(on, SINCE, [person.0.into(), then.0.into()]).await
}

/// A flag that is about to be there.
#[derive(Clone, Debug)]
pub struct NewFlag {
    /// The id of the item that it opens, if there is none for the post.
    pub case: CaseId,
    /// Who flags.
    pub by: PersonId,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Adds a flag to the post's open item, or opens one; says how many people have flagged in it.
pub async fn add(tx: &Tx, post: &Granted<PostInThread, FlagPost>, new: NewFlag) -> Result<u64, StoreError> {
    let id = post.post.id.0;
    let open = [
        new.case.0.into(),
        post.thread.forum.workgroup.0.into(),
        post.post.author.person.0.into(),
        post.thread.id.0.into(),
        id.into(),
        new.at.0.into(),
    ];
    sql::run(&tx.0, OPEN, open).await?;
    let case: CaseId =
        sql::id(&tx.0, HELD, [id.into()]).await?.ok_or_else(|| StoreError::RecordNotFound("an open item".into()))?;
    sql::run(&tx.0, ADD, [id.into(), new.by.0.into(), case.0.into(), new.reason.into(), new.at.0.into()]).await?;
    sql::count(&tx.0, COUNT, [case.0.into()]).await
}

/// Who flagged in an item.
pub async fn who(on: &impl ConnectionTrait, case: CaseId) -> Result<Vec<PersonId>, StoreError> {
    sql::ids(on, WHO, [case.0.into()]).await
}
