//! What two accounts that become one are told, watch and want.

use crate::{StoreError, Tx, sql};
use sund_domain::ids::PersonId;

/// From `$2` to `$1`, in this order. Each takes both: where one would do, the other is ruled out.
const STEPS: [&str; 13] = [
    // Both were told of the same post: once is enough.
    "update notices set person_id = $1 where person_id = $2 \
     and not exists (select 1 from notices o where o.person_id = $1 and o.id = notices.id)",
    "delete from notices where person_id = $2 and person_id <> $1",
    "update notices set by_id = $1 where by_id = $2",
    // What was chosen counts more than what posting made of it, and the first account's choice more than the second's.
    "insert into watches (person_id, subject, subject_id, level, chosen, since) \
     select $1, subject, subject_id, level, chosen, since from watches where person_id = $2 \
     on conflict (person_id, subject, subject_id) do update set \
       level = case when excluded.chosen and not watches.chosen then excluded.level else watches.level end, \
       chosen = (watches.chosen or excluded.chosen), \
       since = case when excluded.since < watches.since then excluded.since else watches.since end",
    "delete from watches where person_id = $2 and person_id <> $1",
    "insert into person_follows (person_id, followed_id, since) \
     select $1, followed_id, since from person_follows where person_id = $2 and followed_id <> $1 \
     on conflict (person_id, followed_id) do nothing",
    "insert into person_follows (person_id, followed_id, since) \
     select person_id, $1, since from person_follows where followed_id = $2 and person_id <> $1 \
     on conflict (person_id, followed_id) do nothing",
    "delete from person_follows where (person_id = $2 or followed_id = $2) and $1 <> $2",
    "insert into tell_me (person_id, mail, posting, quiet_from, quiet_until) \
     select $1, mail, posting, quiet_from, quiet_until from tell_me where person_id = $2 \
     on conflict (person_id) do nothing",
    "delete from tell_me where person_id = $2 and person_id <> $1",
    "insert into mail_paces (person_id, workgroup_id, pace) select $1, workgroup_id, pace from mail_paces \
     where person_id = $2 on conflict (person_id, workgroup_id) do nothing",
    "delete from mail_paces where person_id = $2 and person_id <> $1",
    "update mail_stops set person_id = $1 where person_id = $2",
];

/// What `from` is told, watches and wants is `to`'s.
pub async fn join(tx: &Tx, to: PersonId, from: PersonId) -> Result<(), StoreError> {
    for step in STEPS {
        sql::run(&tx.0, step, [to.0.into(), from.0.into()]).await?;
    }
    Ok(())
}
