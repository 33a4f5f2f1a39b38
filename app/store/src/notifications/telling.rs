//! Adding notices, in the transaction of the act that they tell of.

use super::mailed_at;
use crate::{StoreError, Tx, sql};
use sund_domain::{
    Granted,
    forum::{Called, Reply, Thread},
    ids::{PersonId, PostId},
    notifications::NewNotice,
    time::Timestamp,
};

/// Whether the person `p` gets mail of what happens in a workgroup, by their settings `s` and their pace `mp` there.
macro_rules! gets_mail {
    () => {
        " p.email is not null and coalesce(mp.pace, s.mail, 'daily') <> 'never' "
    };
}
pub(crate) use gets_mail;

/// A mention is the strongest reason: it takes the place of a weaker one that was not seen yet.
const ADD: &str = concat!(
    "insert into notices (id, person_id, why, reach, workgroup_id, thread_id, post_id, by_id, note, at, mail_after) \
     select $1, p.id, $3, $4, $5, $6, $7, $8, $9, $10, case when",
    gets_mail!(),
    "then $11 else null end \
     from people p left join tell_me s on s.person_id = p.id \
     left join mail_paces mp on mp.person_id = p.id and mp.workgroup_id = $5 \
     where p.id = $2 and p.ended_at is null \
     on conflict (person_id, id) do update set why = excluded.why \
     where notices.seen_at is null and excluded.why = 'mention'"
);

/// Adds notices. Nobody is told of a post twice: a notice of one has its id.
pub async fn add(tx: &Tx, new: Vec<NewNotice>, at: Timestamp) -> Result<(), StoreError> {
    for notice in new {
        let id = notice.post.filter(|_| notice.why.is_a_post()).map_or(notice.id.0, |post| post.0);
        let values = [
            id.into(),
            notice.to.0.into(),
            notice.why.code().into(),
            notice.why.reach().code().into(),
            notice.workgroup.map(|id| id.0).into(),
            notice.thread.map(|id| id.0).into(),
            notice.post.map(|id| id.0).into(),
            notice.by.map(|id| id.0).into(),
            notice.note.into(),
            at.0.into(),
            mailed_at(at).into(),
        ];
        sql::run(&tx.0, ADD, values).await?;
    }
    Ok(())
}

/// Tells people `p` of the post `$1` of `$2`, in thread `$4`, forum `$5`, workgroup `$6`: those who may enter, and to whom
/// `$heard` applies by how closely they watch, as `watches` has it. `$why` is why.
macro_rules! of_a_post {
    ($who:expr, $why:expr, $heard:literal) => {
        of_a_post!($who, $why, $heard, "do nothing")
    };
    ($who:expr, $why:expr, $heard:literal, $again:literal) => {
        concat!(
            "insert into notices (id, person_id, why, reach, workgroup_id, thread_id, post_id, by_id, at, mail_after) \
             select $1, h.person_id, h.why, 'seen', $6, $4, $1, $2, $3, h.mail_after from \
             (select p.id as person_id, ",
            $why,
            " as why, case when",
            gets_mail!(),
            "then $7 else null end as mail_after, ",
            $heard,
            " as heard, ",
            $crate::notifications::watches::thread_watch!("p.id", "$4"),
            "as level \
             from ",
            $who,
            " join workgroups w on w.id = $6 \
             left join memberships m on m.workgroup_id = $6 and m.person_id = p.id and m.ended_at is null \
               and (m.until is null or m.until > $3) and m.role <> 'reader' \
             left join watches gw on gw.person_id = p.id and gw.subject = 'workgroup' and gw.subject_id = $6 \
             left join watches fw on fw.person_id = p.id and fw.subject = 'forum' and fw.subject_id = $5 \
             left join watches tw on tw.person_id = p.id and tw.subject = 'thread' and tw.subject_id = $4 \
             left join tell_me s on s.person_id = p.id \
             left join mail_paces mp on mp.person_id = p.id and mp.workgroup_id = $6 \
             where p.id <> $2 and p.ended_at is null and p.approved_at is not null \
             and (m.role is not null or (w.visibility = 'open' and p.guest = false))) h \
             where h.level <> 'muted' and (h.heard or h.level = 'watching') on conflict (person_id, id) ",
            $again
        )
    };
}

/// Who quoted whom is known by the quoted post, `$8`.
const QUOTED: &str = of_a_post!("posts q join people p on p.id = q.author_id and q.id = $8", "'quote'", "true");
/// Who began the thread; who watches it, its forum, one of its themes, its workgroup; who follows the author: each for the strongest reason.
const POSTED: &str = of_a_post!(
    "(select x.person_id, min(x.reason) as reason from ( \
        select t.author_id as person_id, 1 as reason from threads t where t.id = $4 \
        union all select person_id, 2 from watches where subject = 'thread' and subject_id = $4 and level = 'watching' \
        union all select person_id, 3 from watches where subject = 'forum' and subject_id = $5 and level = 'watching' \
        union all select wt.person_id, 4 from thread_tags k join watches wt on wt.subject = 'tag' and wt.subject_id = k.tag_id \
          and wt.level = 'watching' where k.thread_id = $4 \
        union all select person_id, 5 from watches where subject = 'workgroup' and subject_id = $6 and level = 'watching' \
        union all select mm.person_id, 5 from workgroups g join memberships mm on mm.workgroup_id = g.id \
          where g.id = $6 and g.watch = 'watching' and mm.ended_at is null \
        union all select person_id, 6 from person_follows where followed_id = $2 \
     ) x group by x.person_id) c join people p on p.id = c.person_id",
    "case c.reason when 1 then 'reply' when 2 then 'watching-thread' when 3 then 'watching-forum' \
     when 4 then 'watching-tag' when 5 then 'watching-workgroup' else 'following' end",
    "c.reason in (1, 6)"
);

/// Whoever was told of the post for a weaker reason is told anew that they are called: a text may call them later.
macro_rules! mentioned {
    ($who:expr) => {
        of_a_post!(
            $who,
            "'mention'",
            "true",
            "do update set why = excluded.why, at = excluded.at, seen_at = null, mail_after = excluded.mail_after, \
             mail_id = null where notices.why <> 'mention'"
        )
    };
}
/// The person `$8`.
const MENTIONED: &str = mentioned!("(select x.id from people x where x.id = $8) c join people p on p.id = c.id");
/// Each member of the workgroup `$8` who has not muted it.
const MENTIONED_ALL: &str = mentioned!(
    "(select x.person_id from memberships x left join watches xw on xw.person_id = x.person_id \
        and xw.subject = 'workgroup' and xw.subject_id = x.workgroup_id \
      where x.workgroup_id = $8 and x.ended_at is null and (x.until is null or x.until > $3) and x.role <> 'reader' \
      and coalesce(xw.level, '') <> 'muted') c join people p on p.id = c.person_id"
);

/// A post that was just added.
#[derive(Clone, Copy, Debug)]
pub struct Posted {
    /// Its id.
    pub post: PostId,
    /// Who wrote it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Tells everybody who is to hear of a post: whom it quotes, then all others, in one statement however many they are.
pub async fn posted(
    tx: &Tx,
    thread: &Granted<Thread, Reply>,
    new: Posted,
    quoted: &[PostId],
) -> Result<(), StoreError> {
    for quoted in quoted {
        sql::run(&tx.0, QUOTED, values(thread, new).chain([quoted.0.into()])).await?;
    }
    sql::run(&tx.0, POSTED, values(thread, new)).await?;
    Ok(())
}

/// Tells whom a post calls, if they may read it there: a person, or each member of a workgroup.
pub async fn mentioned(tx: &Tx, thread: &Thread, new: Posted, called: &[Called]) -> Result<(), StoreError> {
    for called in called {
        let (statement, id) = match called {
            Called::Person(id) => (MENTIONED, id.0),
            Called::Workgroup(id) => (MENTIONED_ALL, id.0),
        };
        sql::run(&tx.0, statement, values(thread, new).chain([id.into()])).await?;
    }
    Ok(())
}

fn values(thread: &Thread, new: Posted) -> impl Iterator<Item = sea_orm::Value> {
    [
        new.post.0.into(),
        new.by.0.into(),
        new.at.0.into(),
        thread.id.0.into(),
        thread.forum.id.0.into(),
        thread.forum.workgroup.0.into(),
        mailed_at(new.at).into(),
    ]
    .into_iter()
}

/// The codes that [`POSTED`] and [`QUOTED`] write are codes of the domain.
#[cfg(test)]
mod tests {
    use super::*;
    use sund_domain::notifications::Why;

    #[test]
    fn the_statements_write_codes_that_there_are() {
        for why in [
            Why::Reply,
            Why::WatchingThread,
            Why::WatchingForum,
            Why::WatchingTag,
            Why::WatchingWorkgroup,
            Why::Following,
        ] {
            assert!(POSTED.contains(&format!("'{}'", why.code())), "{why:?}");
        }
        assert!(
            QUOTED.contains(&format!("'{}'", Why::Quote.code())) && ADD.contains(&format!("'{}'", Why::Mention.code()))
        );
        assert!([MENTIONED, MENTIONED_ALL].iter().all(|sql| sql.contains(&format!("'{}'", Why::Mention.code()))));
    }
}
