//! Flags, and texts that wait, of two accounts that become one.

use crate::{StoreError, Tx, sql};
use sund_domain::ids::PersonId;

/// From `$2` to `$1`. The same form id under both accounts is two forms all the same. Who flagged with both has flagged once, and nobody has flagged what they wrote themselves.
const STEPS: [&str; 6] = [
    "update held_posts set form_id = id where author_id = $2 and form_id in (select o.form_id from held_posts o where o.author_id = $1)",
    "update held_posts set author_id = $1 where author_id = $2",
    "update word_rules set by_id = $1 where by_id = $2",
    "delete from flags where person_id in ($1, $2) and post_id in (select p.id from posts p where p.author_id = $1)",
    "delete from flags where person_id = $2 and person_id <> $1 and post_id in (select o.post_id from flags o where o.person_id = $1)",
    "update flags set person_id = $1 where person_id = $2",
];

/// The flags of `from` are those of `to`. Posts are `to`'s already.
pub async fn join(tx: &Tx, to: PersonId, from: PersonId) -> Result<(), StoreError> {
    for step in STEPS {
        sql::run(&tx.0, step, [to.0.into(), from.0.into()]).await?;
    }
    Ok(())
}
