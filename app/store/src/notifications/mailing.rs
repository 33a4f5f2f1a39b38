//! Which notices go out by mail, and which mail told of what. A notice that waits for that says from when on it may go;
//! one that does not wait any more says nothing.

use super::{
    inbox::{NoticeRow, notice_columns, told},
    rows::notices,
    settings::quiet,
};
use crate::{
    StoreError, Tx,
    sql::{self, code},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};
use sund_domain::{
    ids::{MailId, NoticeId, PersonId, PostId, ThreadId},
    language::UiLanguage,
    notifications::{Notice, Pace, Quiet},
    people::Seer,
    time::Timestamp,
};
use uuid::Uuid;

const DUE: &str = "select person_id as id from notices where mail_after <= $1 group by person_id \
    order by min(mail_after), person_id limit $2";

/// People for whom something waits that may go out by now; those first who have waited for longest.
pub async fn due(on: &impl ConnectionTrait, now: Timestamp, limit: u32) -> Result<Vec<PersonId>, StoreError> {
    sql::ids(on, DUE, [now.0.into(), i64::from(limit).into()]).await
}

const RECIPIENT: &str = "select p.email, p.language, p.time_zone, p.guest, s.quiet_from, s.quiet_until \
    from people p left join tell_me s on s.person_id = p.id \
    where p.id = $1 and p.ended_at is null and p.approved_at is not null";

#[derive(Debug, FromQueryResult)]
struct RecipientRow {
    email: Option<String>,
    language: Option<String>,
    time_zone: String,
    guest: bool,
    quiet_from: Option<i32>,
    quiet_until: Option<i32>,
}

/// Somebody who may get mail.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// The address.
    pub email: Option<String>,
    /// In which language they read.
    pub language: UiLanguage,
    /// Their time zone, by its IANA name.
    pub time_zone: String,
    /// Whether it is a guest.
    pub guest: bool,
    /// When they want no mail.
    pub quiet: Option<Quiet>,
}

/// The person as one who gets mail; none if they have no account any more.
pub async fn recipient(on: &impl ConnectionTrait, person: PersonId) -> Result<Option<Recipient>, StoreError> {
    let Some(row) = sql::one::<RecipientRow>(on, RECIPIENT, [person.0.into()]).await? else { return Ok(None) };
    Ok(Some(Recipient {
        email: row.email,
        language: row.language.map_or(Ok(UiLanguage::En), |language| code("language", &language))?,
        time_zone: row.time_zone,
        guest: row.guest,
        quiet: quiet(row.quiet_from, row.quiet_until),
    }))
}

const WAITING: &str = concat!(
    notice_columns!(),
    ", p.html, coalesce((select mp.pace from mail_paces mp where mp.person_id = $1 and mp.workgroup_id = w.id), \
       (select s.mail from tell_me s where s.person_id = $1), 'daily') as pace",
    told!(),
    "and n.mail_after <= $2 and n.seen_at is null order by n.at, n.id limit $6"
);

#[derive(Debug, FromQueryResult)]
struct WaitingRow {
    #[sea_orm(nested)]
    notice: NoticeRow,
    html: Option<String>,
    pace: String,
}

/// A notice that may go out by mail.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The notice, with what its person may see now.
    pub notice: Notice,
    /// The post that it tells of, as shown, if that is in sight.
    pub html: Option<String>,
    /// How often its person wants mail of that workgroup.
    pub pace: Pace,
}

/// What waits for this person and may go out by now, of what they may see and have not seen; the oldest first.
pub async fn waiting(on: &impl ConnectionTrait, seer: Seer, limit: u32) -> Result<Vec<Waiting>, StoreError> {
    let rows = sql::all::<WaitingRow>(on, WAITING, sql::seen_by(seer, [i64::from(limit).into()])).await?;
    rows.into_iter()
        .map(|row| {
            let notice = row.notice.notice()?;
            let html = row.html.filter(|_| notice.post.is_some() && notice.why.is_a_post());
            Ok(Waiting { notice, html, pace: code("pace", &row.pace)? })
        })
        .collect()
}

/// These wait until then.
pub async fn put_off(tx: &Tx, person: PersonId, which: &[NoticeId], until: Timestamp) -> Result<(), StoreError> {
    set(tx, person, which, Some(until), None).await
}

/// These have gone out with this mail; with none they never will.
pub async fn mailed(tx: &Tx, person: PersonId, which: &[NoticeId], mail: Option<MailId>) -> Result<(), StoreError> {
    set(tx, person, which, None, mail).await
}

async fn set(
    tx: &Tx,
    person: PersonId,
    which: &[NoticeId],
    after: Option<Timestamp>,
    mail: Option<MailId>,
) -> Result<(), StoreError> {
    use notices::{Column, Entity};
    if which.is_empty() {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::MailAfter, Expr::value(after.map(|after| after.0)))
        .col_expr(Column::MailId, Expr::value(mail.map(|mail| mail.0)))
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::Id.is_in(which.iter().map(|id| id.0)))
        .exec(&tx.0)
        .await?;
    Ok(())
}

const LEAVE_OUT: &str = "update notices set mail_after = null where person_id = $1 and mail_after <= $2";

/// What else could go out by now does not: it was seen, or is out of sight.
pub async fn leave_out(tx: &Tx, person: PersonId, now: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, LEAVE_OUT, [person.0.into(), now.0.into()]).await?;
    Ok(())
}

const TOLD_BY: &str = "select person_id as id, count(*) as n from notices where mail_id = $1 group by person_id";
const STILL_TOLD_BY: &str = concat!("select count(*) as n", told!(), "and n.mail_id = $6 and n.seen_at is null");

#[derive(Debug, FromQueryResult)]
struct ToldBy {
    id: Uuid,
    n: i64,
}

/// Whom this mail tells, and of how much; none if it is no mail of notices.
pub async fn told_by(on: &impl ConnectionTrait, mail: MailId) -> Result<Option<(PersonId, u64)>, StoreError> {
    let row = sql::one::<ToldBy>(on, TOLD_BY, [mail.0.into()]).await?;
    Ok(row.map(|row| (row.id.into(), u64::try_from(row.n).unwrap_or_default())))
}

/// How much of what this mail tells is news to its person still, and in their sight.
pub async fn still_told_by(on: &impl ConnectionTrait, seer: Seer, mail: MailId) -> Result<u64, StoreError> {
    sql::count(on, STILL_TOLD_BY, sql::seen_by(seer, [mail.0.into()])).await
}

const RELEASE: &str = "update notices set mail_after = $2, mail_id = null where mail_id = $1";

/// What the mail would have told waits again: the mail is not sent, and nobody was asked to take it.
pub async fn release(tx: &Tx, mail: MailId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, RELEASE, [mail.0.into(), at.0.into()]).await?;
    Ok(())
}

/// A mail that has not been sent yet.
#[derive(Clone, Copy, Debug, FromQueryResult)]
struct UnsentRow {
    id: Uuid,
    tries: i32,
}

const UNSENT_OF_POST: &str = "select distinct m.id, m.tries from notices n join mails m on m.id = n.mail_id \
    where n.post_id = $1 and m.next_try_at is not null";
const UNSENT_OF_THREAD: &str = "select distinct m.id, m.tries from notices n join mails m on m.id = n.mail_id \
    left join posts p on p.id = n.post_id where n.thread_id = $1 and coalesce(p.thread_id, n.thread_id) = $1 \
    and m.next_try_at is not null";

/// Mails that tell of the post and have not been sent, each with how often that was tried.
pub async fn unsent_of_post(on: &impl ConnectionTrait, post: PostId) -> Result<Vec<(MailId, u32)>, StoreError> {
    unsent(on, UNSENT_OF_POST, post.0).await
}

/// Mails that tell of the thread, likewise.
pub async fn unsent_of_thread(on: &impl ConnectionTrait, thread: ThreadId) -> Result<Vec<(MailId, u32)>, StoreError> {
    unsent(on, UNSENT_OF_THREAD, thread.0).await
}

const UNSENT_OF_PERSON: &str = "select distinct m.id, m.tries from notices n join mails m on m.id = n.mail_id \
    where n.person_id = $1 and m.next_try_at is not null";

/// Mails that tell the person what is new, likewise.
pub async fn unsent_of_person(on: &impl ConnectionTrait, person: PersonId) -> Result<Vec<(MailId, u32)>, StoreError> {
    unsent(on, UNSENT_OF_PERSON, person.0).await
}

async fn unsent(
    on: &impl ConnectionTrait,
    statement: &'static str,
    what: Uuid,
) -> Result<Vec<(MailId, u32)>, StoreError> {
    let rows = sql::all::<UnsentRow>(on, statement, [what.into()]).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), sql::number(row.tries))).collect())
}

const ADD_STOP: &str = "insert into mail_stops (token_hash, person_id, at) values ($1, $2, $3)";
const STOPS: &str = "select person_id as id from mail_stops where token_hash = $1";
const FORGET_STOPS: &str = "delete from mail_stops where at < $1";

/// With this token the person can stop mail.
pub async fn add_stop(tx: &Tx, token_hash: &str, person: PersonId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, ADD_STOP, [token_hash.into(), person.0.into(), at.0.into()]).await?;
    Ok(())
}

/// Whose mail this token stops.
pub async fn stops(on: &impl ConnectionTrait, token_hash: &str) -> Result<Option<PersonId>, StoreError> {
    sql::id(on, STOPS, [token_hash.into()]).await
}

/// Tokens of mails from before this time stop nothing any more.
pub async fn forget_stops(tx: &Tx, before: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, FORGET_STOPS, [before.0.into()]).await?;
    Ok(())
}
