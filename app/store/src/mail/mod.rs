//! The outbox. A mail is added in the transaction of the act that it tells of; what it holds is sealed before it comes here,
//! and wiped when it is sent or given up.
//!
//! Several nodes may work on one outbox. A mail is taken by an update that only one of them wins, and only whoever took it
//! says how the try ended: the number of the try is the proof.

mod rows;

use crate::{
    StoreError, Tx,
    sql::{self, column, number},
};
use rows::mails;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};
use sund_domain::{ids::MailId, mail::Delivery, time::Timestamp};
use uuid::Uuid;

/// A mail that is about to be queued.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// Its id.
    pub id: MailId,
    /// The name of its kind.
    pub kind: &'static str,
    /// Recipient and content, sealed.
    pub sealed: String,
    /// When.
    pub at: Timestamp,
    /// No try begins after this.
    pub last_try: Timestamp,
}

/// Queues a mail: it is due at once.
pub async fn queue(tx: &Tx, new: NewMail) -> Result<(), StoreError> {
    let row = mails::ActiveModel {
        id: Set(new.id.0),
        kind: Set(new.kind.into()),
        sealed: Set(Some(new.sealed)),
        queued_at: Set(new.at.0),
        last_try_at: Set(new.last_try.0),
        next_try_at: Set(Some(new.at.0)),
        claimed_until: Set(None),
        tries: Set(0),
        sent_at: Set(None),
        given_up_at: Set(None),
    };
    mails::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

const DUE: &str = "select id from mails where next_try_at <= $1 and (claimed_until is null or claimed_until <= $1) \
    order by next_try_at, id limit $2";
/// Of two who take a mail at once, the second waits for the first and then finds it taken.
const TAKE: &str = "update mails set claimed_until = $3, tries = tries + 1 where id = $1 \
    and next_try_at <= $2 and (claimed_until is null or claimed_until <= $2) \
    returning id, kind, sealed, queued_at, last_try_at, tries";
// A mail that was given up while it was on its way, and arrived all the same, is sent: it tells what is true.
const SENT: &str = "update mails set sent_at = $3, sealed = null, next_try_at = null, claimed_until = null \
    where id = $1 and tries = $2 and sent_at is null";
const TRY_AGAIN: &str = "update mails set next_try_at = $3, claimed_until = null \
    where id = $1 and tries = $2 and next_try_at is not null";
const GIVE_UP: &str = "update mails set given_up_at = $3, sealed = null, next_try_at = null, claimed_until = null \
    where id = $1 and tries = $2 and next_try_at is not null";
const CANCEL: &str = "update mails set given_up_at = $2, sealed = null, next_try_at = null, claimed_until = null \
    where id = $1 and next_try_at is not null";

/// The mails that are due and that nobody is busy with, the longest due first.
pub async fn due(on: &impl ConnectionTrait, now: Timestamp, limit: u32) -> Result<Vec<MailId>, StoreError> {
    sql::ids(on, DUE, [now.0.into(), i64::from(limit).into()]).await
}

#[derive(Debug, FromQueryResult)]
struct TakenRow {
    id: Uuid,
    kind: String,
    sealed: Option<String>,
    queued_at: i64,
    last_try_at: i64,
    tries: i32,
}

/// A mail that was just taken from the outbox.
#[derive(Clone, Debug)]
pub struct TakenMail {
    /// Its id.
    pub id: MailId,
    /// The name of its kind.
    pub kind: String,
    /// Recipient and content, sealed.
    pub sealed: String,
    /// When it was queued.
    pub queued: Timestamp,
    /// No try begins after this.
    pub last_try: Timestamp,
    /// The number of this try; the first is 1.
    pub tries: u32,
}

/// Takes a mail that is due, until then; none if somebody else has it, or it is no longer due.
pub async fn take(tx: &Tx, id: MailId, now: Timestamp, until: Timestamp) -> Result<Option<TakenMail>, StoreError> {
    let row = sql::one::<TakenRow>(&tx.0, TAKE, [id.0.into(), now.0.into(), until.0.into()]).await?;
    Ok(row.map(|row| TakenMail {
        id: row.id.into(),
        kind: row.kind,
        sealed: row.sealed.unwrap_or_default(),
        queued: Timestamp(row.queued_at),
        last_try: Timestamp(row.last_try_at),
        tries: number(row.tries),
    }))
}

/// The mail server has taken it in this try. Says whether this is news.
pub async fn sent(tx: &Tx, id: MailId, tries: u32, at: Timestamp) -> Result<bool, StoreError> {
    ended(tx, SENT, id, tries, at).await
}

/// It will be tried again then. Says whether it still waited for how this try ended.
pub async fn try_again(tx: &Tx, id: MailId, tries: u32, next: Timestamp) -> Result<bool, StoreError> {
    ended(tx, TRY_AGAIN, id, tries, next).await
}

/// It is not tried again. Says whether it still waited for how this try ended.
pub async fn give_up(tx: &Tx, id: MailId, tries: u32, at: Timestamp) -> Result<bool, StoreError> {
    ended(tx, GIVE_UP, id, tries, at).await
}

async fn ended(tx: &Tx, how: &'static str, id: MailId, tries: u32, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, how, [id.0.into(), column(tries).into(), at.0.into()]).await? > 0)
}

/// What it tells of is no more: a mail that still waits is not sent. One that is on its way at this moment arrives.
pub async fn cancel(tx: &Tx, id: MailId, at: Timestamp) -> Result<(), StoreError> {
    sql::run(&tx.0, CANCEL, [id.0.into(), at.0.into()]).await?;
    Ok(())
}

/// What has become of a mail, from its columns. One whose last try is over is not sent any more, also if nobody has been
/// there since to say so.
pub(crate) fn delivery(sent: Option<i64>, given_up: Option<i64>, last_try: i64, now: Timestamp) -> Delivery {
    match (sent, given_up) {
        (Some(at), _) => Delivery::Sent(Timestamp(at)),
        (None, None) if last_try > now.0 => Delivery::Waiting,
        (None, _) => Delivery::Undelivered,
    }
}
