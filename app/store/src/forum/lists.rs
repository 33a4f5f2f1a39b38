//! The threads of one forum, in lists.

use super::{
    sight::shown,
    threads::{LineRow, Reader, lines},
};
use crate::{
    StoreError,
    notifications::watches::{join_forum_watch, join_thread_watch, thread_watch},
    sql::{self, entered, join_workgroup},
};
use sea_orm::ConnectionTrait;
use sund_domain::{
    forum::{Filter, THREADS_A_PAGE, ThreadLine},
    ids::ForumId,
    moderation::CHOSEN_MOST,
    page::Cursor,
    time::Timestamp,
};
use uuid::Uuid;

/// A list by latest activity, for each [`Length`]. The length stands in the statement: PostgreSQL plans one once for all
/// values, and not each time anew, if it reckons no worse without them, and a limit is most of that.
macro_rules! lengths {
    ($($lines:tt)+) => {
        [
            concat!(lines!($($lines)+), " order by t.active_at desc, t.id desc limit 26"),
            concat!(lines!($($lines)+), " order by t.active_at desc, t.id desc limit 101"),
        ]
    };
}
const _: () =
    assert!(Length::Page.most() + 1 == 26 && Length::Choice.most() + 1 == 101, "what stands in the statements");

const ACTIVE: [&str; 2] = lengths!("and t.forum_id = $7 and t.pinned_at is null and (t.active_at, t.id) < ($8, $9)");
const UNANSWERED: [&str; 2] = lengths!(
    "and t.forum_id = $7 and t.kind = 'question' and t.accepted_number is null and t.hidden_at is null \
     and (t.active_at, t.id) < ($8, $9)"
);
/// Found by what one wrote: nobody writes as much as a forum holds.
const MINE: [&str; 2] = lengths!(
    in "(select x.id from threads x where x.author_id = $1 union select x.thread_id from posts x where x.author_id = $1) mine cross join threads t";
    "and t.id = mine.id and t.forum_id = $7 and (t.active_at, t.id) < ($8, $9)"
);
const PINNED: &str = lines!("and t.forum_id = $7 and t.pinned_at is not null order by t.pinned_at desc limit 20");

/// How long a list of threads is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// To be read.
    Page,
    /// To choose from.
    Choice,
}

impl Length {
    /// How many threads are shown; one more is read.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::Page => THREADS_A_PAGE,
            Self::Choice => CHOSEN_MOST,
        }
    }
}

/// Threads of a forum after the cursor, newest activity first, and one more than are shown; without the pinned ones, unless
/// filtered.
pub async fn list(
    on: &impl ConnectionTrait,
    reader: Reader,
    forum: ForumId,
    filter: Filter,
    after: Option<Cursor>,
    length: Length,
) -> Result<Vec<ThreadLine>, StoreError> {
    let [page, choice] = match filter {
        Filter::Active => ACTIVE,
        Filter::Unanswered => UNANSWERED,
        Filter::Mine => MINE,
    };
    let after = after.unwrap_or(Cursor { at: Timestamp(i64::MAX), id: Uuid::max() });
    let values = [reader.since.0.into(), forum.0.into(), after.at.0.into(), after.id.into()];
    let statement = if length == Length::Page { page } else { choice };
    sql::all::<LineRow>(on, statement, sql::seen_by(reader.seer, values))
        .await?
        .into_iter()
        .map(|row| row.line(reader.seer.now))
        .collect()
}

/// The pinned threads of a forum, at most 20.
pub async fn pinned(on: &impl ConnectionTrait, reader: Reader, forum: ForumId) -> Result<Vec<ThreadLine>, StoreError> {
    let values = [reader.since.0.into(), forum.0.into()];
    sql::all::<LineRow>(on, PINNED, sql::seen_by(reader.seer, values))
        .await?
        .into_iter()
        .map(|row| row.line(reader.seer.now))
        .collect()
}
