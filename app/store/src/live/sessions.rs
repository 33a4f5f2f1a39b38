//! Live sessions.

use super::rows::live_sessions;
use crate::{
    StoreError, Tx,
    sql::{self, bar, code, column, entered, join_workgroup, number, suspended},
    sso::Counting,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Value,
    sea_query::{Expr, ExprTrait},
};
use std::sync::OnceLock;
use sund_domain::{
    Granted,
    ids::{PersonId, SessionId, WorkgroupId},
    language::Language,
    live::{AgendaItem, CancelSession, ChangeSession, EndSession, LiveSession, OpenSession, SessionState},
    moderation::Bar,
    people::Seer,
    time::Timestamp,
    workgroups::{PlanSession, Standing, Workgroup},
};
use uuid::Uuid;

macro_rules! sessions {
    ($where:literal) => {
        concat!(
            "select ", bar!(), ", s.id, s.workgroup_id, w.slug as workgroup_slug, w.name as workgroup_name, w.visibility, m.role, s.title, \
             s.language, s.purpose, s.purpose_html, s.place, s.state, s.starts_at, s.minutes, s.opened_at, s.ended_at, s.last_number, \
             s.agenda, s.questions, s.sequence, s.changed_at, s.cancelled_because \
             from live_sessions s", join_workgroup!("s"), "where", entered!(), $where
        )
    };
}

const ONE: &str = sessions!("and s.id = $6");
const OPEN: &str = sessions!("and s.state = 'open' order by s.opened_at desc limit $6");
const PLANNED: &str = sessions!("and s.state = 'planned' order by s.starts_at, s.id limit $6");
const ENDED: &str = sessions!("and s.state = 'ended' order by s.ended_at desc limit $6");
/// Those that would still come up, for whoever has them in mind.
const CANCELLED: &str = sessions!("and s.state = 'cancelled' and s.starts_at > $2 order by s.starts_at, s.id limit $6");
const CALENDAR: &str = sessions!("and s.starts_at >= $6 order by s.starts_at, s.id limit $7");
const OF_WORKGROUP: &str = sessions!("and w.id = $6 order by s.starts_at desc limit $7");

#[derive(Debug, FromQueryResult)]
struct SessionRow {
    id: Uuid,
    workgroup_id: Uuid,
    workgroup_slug: String,
    workgroup_name: String,
    visibility: String,
    role: Option<String>,
    bar: Option<i32>,
    title: String,
    language: String,
    purpose: String,
    purpose_html: String,
    place: String,
    state: String,
    starts_at: i64,
    minutes: i32,
    opened_at: Option<i64>,
    ended_at: Option<i64>,
    last_number: i32,
    agenda: String,
    questions: String,
    sequence: i32,
    changed_at: i64,
    cancelled_because: String,
}

impl SessionRow {
    fn session(self) -> Result<LiveSession, StoreError> {
        Ok(LiveSession {
            id: self.id.into(),
            workgroup: self.workgroup_id.into(),
            workgroup_slug: self.workgroup_slug,
            workgroup_name: self.workgroup_name,
            visibility: code("visibility", &self.visibility)?,
            standing: Standing::from_role(self.role.as_deref()),
            bar: Bar::from_rank(self.bar),
            title: self.title,
            language: code("language", &self.language)?,
            purpose: self.purpose,
            purpose_html: self.purpose_html,
            place: self.place,
            state: code("state", &self.state)?,
            starts: Timestamp(self.starts_at),
            minutes: number(self.minutes),
            opened: self.opened_at.map(Timestamp),
            ended: self.ended_at.map(Timestamp),
            last_number: number(self.last_number),
            agenda: sql::json("agenda", &self.agenda)?,
            questions: sql::json("questions", &self.questions)?,
            sequence: number(self.sequence),
            changed: Timestamp(self.changed_at),
            cancelled_because: self.cancelled_because,
        })
    }
}

/// The session with this id, if the viewer may enter its workgroup.
pub async fn seen(on: &impl ConnectionTrait, seer: Seer, id: SessionId) -> Result<Option<LiveSession>, StoreError> {
    sql::one::<SessionRow>(on, ONE, sql::seen_by(seer, [id.0.into()])).await?.map(SessionRow::session).transpose()
}

/// Sessions in this state that the viewer may enter: open and ended ones newest first, planned ones next first, and so
/// cancelled ones that would come up.
pub async fn in_state(
    on: &impl ConnectionTrait,
    seer: Seer,
    state: SessionState,
    limit: u32,
) -> Result<Vec<LiveSession>, StoreError> {
    let statement = match state {
        SessionState::Open => OPEN,
        SessionState::Planned => PLANNED,
        SessionState::Ended => ENDED,
        SessionState::Cancelled => CANCELLED,
    };
    many(on, statement, seer, [i64::from(limit).into()]).await
}

async fn many(
    on: &impl ConnectionTrait,
    statement: &'static str,
    seer: Seer,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<LiveSession>, StoreError> {
    let rows = sql::all::<SessionRow>(on, statement, sql::seen_by(seer, values)).await?;
    rows.into_iter().map(SessionRow::session).collect()
}

/// The sessions of a workgroup that the viewer may enter, newest first.
pub async fn of_workgroup(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: WorkgroupId,
    limit: u32,
) -> Result<Vec<LiveSession>, StoreError> {
    let values = [workgroup.0.into(), i64::from(limit).into()];
    many(on, OF_WORKGROUP, seer, values).await
}

/// Sessions that start after `since`, whatever has become of them, the first ones first.
pub async fn calendar(
    on: &impl ConnectionTrait,
    seer: Seer,
    since: Timestamp,
    limit: u32,
) -> Result<Vec<LiveSession>, StoreError> {
    let values = [since.0.into(), i64::from(limit).into()];
    many(on, CALENDAR, seer, values).await
}

const TITLED: &str = "select s.id from live_sessions s where s.title = $1 limit 1";

/// Whether there is a session of this title. For the demo, which knows its own; never for a viewer.
pub async fn is_titled(on: &impl ConnectionTrait, title: &str) -> Result<bool, StoreError> {
    Ok(sql::id::<SessionId>(on, TITLED, [title.into()]).await?.is_some())
}

/// What a chair plans.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its title.
    pub title: String,
    /// The language of title and purpose.
    pub language: Language,
    /// What it is for, as written.
    pub purpose: String,
    /// What it is for, as shown, sanitised.
    pub purpose_html: String,
    /// Where it takes place.
    pub place: String,
    /// When it starts.
    pub starts: Timestamp,
    /// How long it lasts.
    pub minutes: u32,
    /// What is on.
    pub agenda: Vec<AgendaItem>,
    /// What is to be discussed.
    pub questions: Vec<String>,
}

/// Plans a session.
pub async fn insert(
    tx: &Tx,
    workgroup: &Granted<Workgroup, PlanSession>,
    id: SessionId,
    plan: Plan,
    (by, at): (PersonId, Timestamp),
) -> Result<(), StoreError> {
    let row = live_sessions::ActiveModel {
        id: Set(id.0),
        workgroup_id: Set(workgroup.id.0),
        state: Set(SessionState::Planned.code().into()),
        last_number: Set(0),
        planned_by: Set(by.0),
        changed_at: Set(at.0),
        ..planned(plan)?
    };
    live_sessions::Entity::insert(row).exec_without_returning(&tx.0).await?;
    Ok(())
}

/// Changes what was planned; no, if the session is not planned any more.
pub async fn change(
    tx: &Tx,
    session: &Granted<LiveSession, ChangeSession>,
    plan: Plan,
    at: Timestamp,
) -> Result<bool, StoreError> {
    still(tx, session.id, SessionState::Planned, planned(plan)?, at).await
}

/// Cancels a planned session; no, if it is not planned any more.
pub async fn cancel(
    tx: &Tx,
    session: &Granted<LiveSession, CancelSession>,
    because: String,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let row = live_sessions::ActiveModel {
        state: Set(SessionState::Cancelled.code().into()),
        ended_at: Set(Some(at.0)),
        cancelled_because: Set(because),
        ..Default::default()
    };
    still(tx, session.id, SessionState::Planned, row, at).await
}

/// Changes the session only while it is in this state: two chairs at once cannot turn it back.
async fn still(
    tx: &Tx,
    id: SessionId,
    state: SessionState,
    row: live_sessions::ActiveModel,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let row = live_sessions::ActiveModel { changed_at: Set(at.0), ..row };
    let done = live_sessions::Entity::update_many()
        .set(row)
        .col_expr(live_sessions::Column::Sequence, Expr::col(live_sessions::Column::Sequence).add(1))
        .filter(live_sessions::Column::Id.eq(id.0))
        .filter(live_sessions::Column::State.eq(state.code()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

fn planned(plan: Plan) -> Result<live_sessions::ActiveModel, StoreError> {
    Ok(live_sessions::ActiveModel {
        title: Set(plan.title),
        language: Set(plan.language.code().into()),
        purpose: Set(plan.purpose),
        purpose_html: Set(plan.purpose_html),
        place: Set(plan.place),
        starts_at: Set(plan.starts.0),
        minutes: Set(column(plan.minutes)),
        agenda: Set(sql::to_json(&plan.agenda)?),
        questions: Set(sql::to_json(&plan.questions)?),
        ..Default::default()
    })
}

/// Opens a planned session; no, if it is not planned any more.
pub async fn open(tx: &Tx, session: &Granted<LiveSession, OpenSession>, at: Timestamp) -> Result<bool, StoreError> {
    let row = live_sessions::ActiveModel {
        state: Set(SessionState::Open.code().into()),
        opened_at: Set(Some(at.0)),
        ..Default::default()
    };
    still(tx, session.id, SessionState::Planned, row, at).await
}

/// Ends an open session; no, if it is not open any more.
pub async fn end(tx: &Tx, session: &Granted<LiveSession, EndSession>, at: Timestamp) -> Result<bool, StoreError> {
    let row = live_sessions::ActiveModel {
        state: Set(SessionState::Ended.code().into()),
        ended_at: Set(Some(at.0)),
        ..Default::default()
    };
    still(tx, session.id, SessionState::Open, row, at).await
}

/// So many sign-in sessions are asked for in one statement; there is one text for all lengths of a list, so that it is
/// prepared once.
pub const HEARD_AT_ONCE: usize = 250;

/// The rule of [`seen`] for many viewers at once: who a session's person is, how sure and how fresh the sign-in is, stands
/// in its row instead of in `$1` to `$5`.
const HEARD: &str = concat!(
    "select i.token_hash, i.person_id, s.state, s.last_number from sign_in_sessions i \
    join people p on p.id = i.person_id and p.ended_at is null \
    join live_sessions s on s.id = $1 join workgroups w on w.id = s.workgroup_id \
    left join memberships m on m.workgroup_id = w.id and m.person_id = p.id and m.ended_at is null \
      and (m.until is null or m.until > $2) \
    where i.ended_at is null and i.seen_at >= $3 and i.created_at >= $4 \
    and (m.role is not null or (w.visibility = 'open' and p.guest = false)) and not",
    suspended!("p.id"),
    "\
    and w.required_level <= case i.level when 'high' then 2 when 'substantial' then 1 else 0 end \
    and (w.required_age = 0 or w.required_age >= $2 - i.authenticated_at) and i.token_hash in ("
);

/// The statement: after `$4` come the hashes.
fn heard_statement() -> &'static str {
    static STATEMENT: OnceLock<String> = OnceLock::new();
    STATEMENT.get_or_init(|| {
        let hashes: Vec<String> = (5..HEARD_AT_ONCE + 5).map(|n| format!("${n}")).collect();
        format!("{HEARD}{})", hashes.join(", "))
    })
}

#[derive(Debug, FromQueryResult)]
struct HeardRow {
    token_hash: String,
    person_id: Uuid,
    state: String,
    last_number: i32,
}

/// A sign-in session that counts, whose person may be in the live session now; and how that is.
#[derive(Clone, Debug)]
pub struct Heard {
    /// Hash of the sign-in session's token.
    pub token_hash: String,
    /// Whose it is.
    pub person: PersonId,
    /// The live session's state.
    pub state: SessionState,
    /// The number of its last message.
    pub last_number: u32,
}

/// Those of these sign-in sessions, at most [`HEARD_AT_ONCE`], whose people may be in the live session.
pub async fn heard(
    on: &impl ConnectionTrait,
    id: SessionId,
    hashes: &[&str],
    counting: Counting,
) -> Result<Vec<Heard>, StoreError> {
    let first = [id.0.into(), counting.now.0.into(), counting.used_since.0.into(), counting.begun_since.0.into()];
    // Nobody's session has an empty hash.
    let padded = hashes.iter().copied().chain(std::iter::repeat("")).take(HEARD_AT_ONCE);
    let values = first.into_iter().chain(padded.map(Into::into));
    let rows = sql::all::<HeardRow>(on, heard_statement(), values).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Heard {
                token_hash: row.token_hash,
                person: row.person_id.into(),
                state: code("state", &row.state)?,
                last_number: number(row.last_number),
            })
        })
        .collect()
}
