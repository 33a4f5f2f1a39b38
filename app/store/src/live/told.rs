//! What those are told who have registered for a session: in the transaction of what they are told.

use crate::{
    StoreError, Tx,
    notifications::{mailed_at, telling::gets_mail},
    sql::{self, column},
};
use sea_orm::ConnectionTrait;
use sund_domain::{
    ids::{NoticeId, PersonId, SessionId},
    live::Ahead,
    notifications::Why,
    time::{DAY, HOUR, Timestamp},
};

/// Tells people `p` of the session `ls`, in the transaction of what they are told.
macro_rules! tell {
    ($where:literal) => {
        tell!(
            "from live_registrations r join live_sessions ls on ls.id = r.session_id \
             join people p on p.id = r.person_id and p.ended_at is null",
            concat!("where r.session_id = $1 ", $where)
        )
    };
    ($from:literal, $where:expr) => {
        concat!(
            "insert into notices (id, person_id, why, reach, workgroup_id, session_id, by_id, note, at, mail_after) \
             select $2, p.id, $3, 'inside', ls.workgroup_id, ls.id, $4, $5, $6, case when",
            gets_mail!(),
            "then $7 else null end ",
            $from,
            " left join tell_me s on s.person_id = p.id \
             left join mail_paces mp on mp.person_id = p.id and mp.workgroup_id = ls.workgroup_id ",
            $where
        )
    };
}

const TELL_LEAD: &str =
    tell!("from live_sessions ls join people p on p.id = $8 and p.ended_at is null", "where ls.id = $1");
const TELL_ONE: &str = tell!("and p.id = $8");
const TELL_ALL: &str = tell!("and r.state <> 'declined' and p.id is distinct from $4");
const REMIND: &str = tell!("and ls.state = 'planned' and r.state = 'place' and r.reminded < $8 and r.since <= $9");
const REMINDED: &str =
    "update live_registrations set reminded = $2 where session_id = $1 and state = 'place' and reminded < $2";
const MOVED: &str = "update live_registrations set reminded = 0, since = $2 where session_id = $1";
const FORGET_NOTICES: &str = "delete from notices where session_id = $1 \
    and why in ('place-asked', 'place-given', 'place-declined', 'place-taken', 'session-tomorrow', 'session-soon')";
const COMES_UP_NO_MORE: &str = "delete from notices where session_id = $1 and seen_at is null \
    and why in ('session-tomorrow', 'session-soon')";
const UNTELL: &str = "delete from notices where session_id = $1 and person_id = $2 and seen_at is null \
    and why in ('place-given', 'session-tomorrow', 'session-soon')";
const ASKS_NO_MORE: &str =
    "delete from notices where session_id = $1 and by_id = $2 and seen_at is null and why = 'place-asked'";
const NOBODY_ASKS: &str = "delete from notices where session_id = $1 and seen_at is null and why = 'place-asked'";
const UNSEEN: &str = "select count(*) as n from notices where person_id = $1 and session_id = $2 \
    and message is not distinct from $3 and seen_at is null";
const SEE: &str = "update notices set seen_at = $4 where person_id = $1 and session_id = $2 \
    and message is not distinct from $3 and seen_at is null";
const DUE: &str = "select s.id from live_sessions s where s.state = 'planned' and s.starts_at > $1 and s.starts_at <= $2 \
    and exists (select 1 from live_registrations r where r.session_id = s.id and r.state = 'place' \
      and r.reminded < case when s.starts_at <= $3 then 2 else 1 end) order by s.starts_at, s.id limit $4";
/// What people are told about a session.
#[derive(Clone, Debug)]
pub struct SessionNotice {
    /// Its id: the same for all who are told.
    pub id: NoticeId,
    /// Why.
    pub why: Why,
    /// Who did it.
    pub by: Option<PersonId>,
    /// A chair's words.
    pub note: Option<String>,
    /// When.
    pub at: Timestamp,
}

impl SessionNotice {
    fn values(self, session: SessionId) -> [sea_orm::Value; 7] {
        [
            session.0.into(),
            self.id.0.into(),
            self.why.code().into(),
            self.by.map(|by| by.0).into(),
            self.note.into(),
            self.at.0.into(),
            mailed_at(self.at).into(),
        ]
    }
}

/// Tells one of those who have registered.
pub async fn tell_one(tx: &Tx, session: SessionId, to: PersonId, notice: SessionNotice) -> Result<(), StoreError> {
    let values = notice.values(session).into_iter().chain([to.0.into()]);
    sql::run(&tx.0, TELL_ONE, values).await?;
    Ok(())
}

/// Tells one of those who lead it.
pub async fn tell_lead(tx: &Tx, session: SessionId, to: PersonId, notice: SessionNotice) -> Result<(), StoreError> {
    let values = notice.values(session).into_iter().chain([to.0.into()]);
    sql::run(&tx.0, TELL_LEAD, values).await?;
    Ok(())
}

/// Somebody does not ask for a place any more: for chairs who have not seen it yet it is no news.
pub async fn asks_no_more(tx: &Tx, session: SessionId, person: PersonId) -> Result<(), StoreError> {
    sql::run(&tx.0, ASKS_NO_MORE, [session.0.into(), person.0.into()]).await?;
    Ok(())
}

/// Nobody needs to ask for a place any more.
pub async fn nobody_asks(tx: &Tx, session: SessionId) -> Result<(), StoreError> {
    sql::run(&tx.0, NOBODY_ASKS, [session.0.into()]).await?;
    Ok(())
}

/// Tells all who have registered and were not declined, but not who did it.
pub async fn tell_all(tx: &Tx, session: SessionId, notice: SessionNotice) -> Result<(), StoreError> {
    sql::run(&tx.0, TELL_ALL, notice.values(session)).await?;
    Ok(())
}

/// Reminds those who have a place since `since` or longer, once: whoever does this holds the session.
pub async fn remind(
    tx: &Tx,
    session: SessionId,
    (ahead, since): (Ahead, Timestamp),
    notice: SessionNotice,
) -> Result<(), StoreError> {
    let step = column(ahead.step());
    sql::run(&tx.0, REMIND, notice.values(session).into_iter().chain([step.into(), since.0.into()])).await?;
    sql::run(&tx.0, REMINDED, [session.0.into(), step.into()]).await?;
    Ok(())
}

/// It takes place at another time: reminders are due anew, and those that nobody has seen are taken back.
pub async fn moved(tx: &Tx, session: SessionId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, MOVED, [session.0.into(), at.0.into()]).await?;
    comes_up_no_more(tx, session).await
}

/// Reminders that nobody has seen are taken back.
pub async fn comes_up_no_more(tx: &Tx, session: SessionId) -> Result<(), StoreError> {
    sql::run(&tx.0, COMES_UP_NO_MORE, [session.0.into()]).await?;
    Ok(())
}

/// Somebody has no place any more: what they were told about it and have not seen is taken back.
pub async fn untell(tx: &Tx, session: SessionId, person: PersonId) -> Result<(), StoreError> {
    sql::run(&tx.0, UNTELL, [session.0.into(), person.0.into()]).await?;
    Ok(())
}

/// What of a session one is told: a message of it, or something of the session itself.
pub type Of = (SessionId, Option<u32>);

/// Whether the person was told something of this and has not seen that.
pub async fn is_told(on: &impl ConnectionTrait, person: PersonId, (session, message): Of) -> Result<bool, StoreError> {
    Ok(sql::count(on, UNSEEN, [person.0.into(), session.0.into(), message.map(column).into()]).await? > 0)
}

/// The person has it before them.
pub async fn see(tx: &Tx, person: PersonId, (session, message): Of, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, SEE, [person.0.into(), session.0.into(), message.map(column).into(), at.0.into()]).await?;
    Ok(())
}

/// Sessions for which a reminder is due.
pub async fn due(on: &impl ConnectionTrait, now: Timestamp, limit: u32) -> Result<Vec<SessionId>, StoreError> {
    let values = [now.0.into(), now.plus(DAY).0.into(), now.plus(HOUR).0.into(), i64::from(limit).into()];
    sql::ids(on, DUE, values).await
}

/// Under a promise to name nobody: who had a place stands in no notice either.
pub(super) async fn forget(tx: &Tx, session: SessionId) -> Result<(), StoreError> {
    sql::run(&tx.0, FORGET_NOTICES, [session.0.into()]).await?;
    Ok(())
}
