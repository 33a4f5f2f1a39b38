//! Two accounts of one person become one: everything that refers to the second refers to the first from then on. What
//! can clash (both are members, both have read) is in `join.rs` of its room. `tests/it/joining` reads the schema and
//! knows of every column that refers to people.

use crate::{StoreError, Tx, forum, notifications, sql, workgroups};
use sund_domain::{
    Granted,
    ids::{PersonId, WorkgroupId},
    people::{JoinAccount, SecondAccount},
    time::Timestamp,
};
use uuid::Uuid;

/// From `$2` to `$1`. What was written keeps the organisation for which it was written: only the person changes.
const MOVES: [&str; 38] = [
    "update identities set person_id = $1 where person_id = $2",
    // They are over by now: where one was signed in, and not where one is.
    "update sign_in_sessions set person_id = $1 where person_id = $2",
    "update scim_users set person_id = $1 where person_id = $2",
    "update files set person_id = $1 where person_id = $2",
    "update files set removed_by = $1 where removed_by = $2",
    "update threads set author_id = $1 where author_id = $2",
    "update threads set concluded_by = $1 where concluded_by = $2",
    "update posts set author_id = $1 where author_id = $2",
    "update live_sessions set planned_by = $1 where planned_by = $2",
    "update live_conferences set planned_by = $1 where planned_by = $2",
    "update live_messages set author_id = $1 where author_id = $2",
    "update live_questions set author_id = $1 where author_id = $2",
    "update live_slots set author_id = $1 where author_id = $2",
    "update live_outcomes set owner_id = $1 where owner_id = $2",
    "update invitations set invited_by = $1 where invited_by = $2",
    "update invitations set used_by = $1 where used_by = $2",
    "update accesses set asker_id = $1 where asker_id = $2",
    "update accesses set second_id = $1 where second_id = $2",
    "update admissions set person_id = $1 where person_id = $2",
    "update admissions set by_id = $1 where by_id = $2",
    "update admissions set decided_by = $1 where decided_by = $2",
    "update workgroup_rules set by_id = $1 where by_id = $2",
    "update handovers set from_id = $1 where from_id = $2",
    "update handovers set to_id = $1 where to_id = $2",
    "update measures set person_id = $1 where person_id = $2",
    "update measures set by_id = $1 where by_id = $2",
    "update measures set ended_by = $1 where ended_by = $2",
    "update bulk_acts set by_id = $1 where by_id = $2",
    "update bulk_acts set person_id = $1 where person_id = $2",
    "update person_notes set person_id = $1 where person_id = $2",
    "update person_notes set by_id = $1 where by_id = $2",
    "update person_notes set removed_by = $1 where removed_by = $2",
    "update cases set person_id = $1 where person_id = $2",
    "update cases set assigned_id = $1 where assigned_id = $2",
    "update cases set decided_by = $1 where decided_by = $2",
    "update case_notes set author_id = $1 where author_id = $2",
    "update moves set by_id = $1 where by_id = $2",
    "update audit_log set person_id = $1 where person_id = $2",
];

/// What was begun with the account that is over leads nowhere.
// A secret for feed readers that showed less must not show more.
const FORGET: [&str; 3] = [
    "delete from feed_tokens where person_id = $1",
    "delete from sign_in_flows where person_id = $1",
    "delete from joinings where person_id = $1 or other_id = $1",
];

/// The same form id under both accounts is two forms all the same: the post's own id is nobody else's.
const FORMS: &str = "update posts set form_id = id where author_id = $2 \
    and form_id in (select o.form_id from posts o where o.author_id = $1)";
const END: &str = "update people set ended_at = $2 where id = $1 and ended_at is null";

/// What became of the second account's places in workgroups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// Where it was a member, and where the first one is now.
    pub moved: Vec<WorkgroupId>,
    /// Where it had a place that does not go over: groups gave it, and nobody would ever take it.
    pub ended: Vec<WorkgroupId>,
}

/// Makes the account one with the one that its owner is signed in with, and ends it. `new_id` gives ids that nobody has.
pub async fn join(
    tx: &Tx,
    account: &Granted<SecondAccount, JoinAccount>,
    at: Timestamp,
    new_id: impl FnMut() -> Uuid,
) -> Result<Joined, StoreError> {
    let (to, from) = (account.me, account.person);
    let both = |to: PersonId, from: PersonId| [to.0.into(), from.0.into()];
    crate::sso::end_others(tx, from, "", at).await?;
    let joined = workgroups::join::join(tx, to, from, at).await?;
    crate::live::messages::join(tx, to, from, new_id).await?;
    crate::live::registrations::join(tx, to, from).await?;
    sql::run(&tx.0, FORMS, both(to, from)).await?;
    for moves in MOVES {
        sql::run(&tx.0, moves, both(to, from)).await?;
    }
    forum::join::join(tx, to, from).await?;
    crate::polls::join(tx, to, from).await?;
    crate::bookmarks::join(tx, to, from).await?;
    notifications::join::join(tx, to, from).await?;
    crate::moderation::join::join(tx, to, from).await?;
    for forget in FORGET {
        sql::run(&tx.0, forget, [from.0.into()]).await?;
    }
    sql::run(&tx.0, END, [from.0.into(), at.0.into()]).await?;
    Ok(joined)
}
