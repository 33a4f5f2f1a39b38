//! How people want to be told, and whom they follow.

use crate::{
    StoreError, Tx,
    sql::{self, code, entered, join_membership},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sund_domain::{
    ids::{PersonId, WorkgroupId},
    notifications::{Pace, Quiet, TellMe, TimeOfDay, ToldOf, Watched},
    people::Seer,
    time::Timestamp,
};
use uuid::Uuid;

const OF: &str = "select mail, posting, quiet_from, quiet_until from tell_me where person_id = $1";

#[derive(Debug, FromQueryResult)]
struct TellMeRow {
    mail: String,
    posting: String,
    quiet_from: Option<i32>,
    quiet_until: Option<i32>,
}

fn time(minutes: Option<i32>) -> Option<TimeOfDay> {
    TimeOfDay::of_minutes(u16::try_from(minutes?).ok()?)
}

/// Quiet hours, from their two columns.
pub(super) fn quiet(from: Option<i32>, until: Option<i32>) -> Option<Quiet> {
    Some(Quiet { from: time(from)?, until: time(until)? })
}

/// How the person wants to be told.
pub async fn of(on: &impl ConnectionTrait, person: PersonId) -> Result<TellMe, StoreError> {
    let Some(row) = sql::one::<TellMeRow>(on, OF, [person.0.into()]).await? else { return Ok(TellMe::default()) };
    Ok(TellMe {
        mail: code("mail", &row.mail)?,
        posting: code("posting", &row.posting)?,
        quiet: quiet(row.quiet_from, row.quiet_until),
    })
}

const KEEP: &str = "insert into tell_me (person_id, mail, posting, quiet_from, quiet_until) values ($1, $2, $3, $4, $5) \
    on conflict (person_id) do update set mail = excluded.mail, posting = excluded.posting, \
    quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until";

/// How the person wants to be told from now on.
pub async fn keep(tx: &Tx, person: PersonId, tell: TellMe) -> Result<(), StoreError> {
    let minutes = |time: TimeOfDay| i32::from(time.minutes());
    let values = [
        person.0.into(),
        tell.mail.code().into(),
        tell.posting.code().into(),
        tell.quiet.map(|quiet| minutes(quiet.from)).into(),
        tell.quiet.map(|quiet| minutes(quiet.until)).into(),
    ];
    sql::run(&tx.0, KEEP, values).await?;
    Ok(())
}

const WORKGROUPS: &str = concat!(
    "select w.id, w.name, w.visibility, gw.level, case when m.role is not null and m.role <> 'reader' then w.watch \
     else 'normal' end as otherwise, mp.pace from workgroups w",
    join_membership!(),
    "left join watches gw on gw.person_id = $1 and gw.subject = 'workgroup' and gw.subject_id = w.id \
     left join mail_paces mp on mp.person_id = $1 and mp.workgroup_id = w.id where",
    entered!(),
    "order by lower(w.name), w.id limit 500"
);

#[derive(Debug, FromQueryResult)]
struct ToldOfRow {
    id: Uuid,
    name: String,
    visibility: String,
    level: Option<String>,
    otherwise: String,
    pace: Option<String>,
}

/// The workgroups that the viewer may enter, with what they chose for each; at most 500.
pub async fn workgroups(on: &impl ConnectionTrait, seer: Seer) -> Result<Vec<ToldOf>, StoreError> {
    let told_of = |row: ToldOfRow| {
        Ok(ToldOf {
            workgroup: row.id.into(),
            name: row.name,
            visibility: code("visibility", &row.visibility)?,
            watched: Watched {
                chosen: row.level.map(|level| code("level", &level)).transpose()?,
                otherwise: code("watch", &row.otherwise)?,
            },
            mail: row.pace.map(|pace| code("pace", &pace)).transpose()?,
        })
    };
    sql::all::<ToldOfRow>(on, WORKGROUPS, sql::seen_by(seer, [])).await?.into_iter().map(told_of).collect()
}

const KEEP_PACE: &str = "insert into mail_paces (person_id, workgroup_id, pace) values ($1, $2, $3) \
    on conflict (person_id, workgroup_id) do update set pace = excluded.pace";
const DROP_PACE: &str = "delete from mail_paces where person_id = $1 and workgroup_id = $2";

/// How often the person gets mail of a workgroup; none: as everywhere.
pub async fn keep_pace(
    tx: &Tx,
    person: PersonId,
    workgroup: WorkgroupId,
    pace: Option<Pace>,
) -> Result<(), StoreError> {
    let (person, workgroup) = (person.0.into(), workgroup.0.into());
    match pace {
        Some(pace) => sql::run(&tx.0, KEEP_PACE, [person, workgroup, pace.code().into()]).await?,
        None => sql::run(&tx.0, DROP_PACE, [person, workgroup]).await?,
    };
    Ok(())
}

const NEVER: &str = "delete from mail_paces where person_id = $1 and pace <> 'never'";

/// No workgroup tells the person by mail what others do not.
pub async fn drop_paces(tx: &Tx, person: PersonId) -> Result<(), StoreError> {
    sql::run(&tx.0, NEVER, [person.0.into()]).await?;
    Ok(())
}

const FOLLOWS: &str = "select count(*) as n from person_follows where person_id = $1 and followed_id = $2";
const FOLLOW: &str = "insert into person_follows (person_id, followed_id, since) values ($1, $2, $3) \
    on conflict (person_id, followed_id) do nothing";
const UNFOLLOW: &str = "delete from person_follows where person_id = $1 and followed_id = $2";

/// Whether the person follows the other one. Nobody else is told.
pub async fn follows(on: &impl ConnectionTrait, person: PersonId, followed: PersonId) -> Result<bool, StoreError> {
    Ok(sql::count(on, FOLLOWS, [person.0.into(), followed.0.into()]).await? > 0)
}

/// Follows somebody, or stops.
pub async fn follow(
    tx: &Tx,
    person: PersonId,
    followed: PersonId,
    follow: bool,
    at: Timestamp,
) -> Result<(), StoreError> {
    let (person, followed) = (person.0.into(), followed.0.into());
    if follow {
        sql::run(&tx.0, FOLLOW, [person, followed, at.0.into()]).await?;
    } else {
        sql::run(&tx.0, UNFOLLOW, [person, followed]).await?;
    }
    Ok(())
}
