//! Live sessions.

use super::rows::live_sessions;
use crate::{
    StoreError, Tx,
    sql::{self, bar, code, column, entered, join_workgroup, number},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Value,
    sea_query::{Expr, ExprTrait},
};
use sund_domain::{
    Granted,
    ids::{ConferenceId, PersonId, SessionId, WorkgroupId},
    language::Language,
    live::{
        AgendaItem, CancelSession, ChangeSession, EndSession, InProgramme, LiveSession, Mode, OpenSession, Registering,
        Registration, RegistrationState, SessionState, Writers,
    },
    moderation::Bar,
    people::Seer,
    time::Timestamp,
    workgroups::{PlanSession, Standing, Visibility, Workgroup},
};
use uuid::Uuid;

macro_rules! sessions {
    ($where:literal) => {
        concat!(
            "select ", bar!(), ", s.id, s.workgroup_id, w.slug as workgroup_slug, w.name as workgroup_name, w.visibility, m.role, s.title, \
             s.language, s.purpose, s.purpose_html, s.place, s.state, s.starts_at, s.minutes, s.opened_at, s.ended_at, s.last_number, \
             s.agenda, s.questions, s.sequence, s.changed_at, s.cancelled_because, s.mode, s.last_change, s.agenda_at, s.board, s.chairs_only, s.pace, \
             x.hold, x.because as held_because, s.registering, s.capacity, r.state as registration, r.reason as declined_because, \
             case when r.state = 'waiting' then \
               (select count(*) from live_registrations o where o.session_id = s.id and o.state = 'waiting' and o.number <= r.number) \
             end as ahead from live_sessions s left join live_holds x on x.session_id = s.id and x.person_id = $1 \
             left join live_registrations r on r.session_id = s.id and r.person_id = $1",
             join_workgroup!("s"), "where", entered!(), $where
        )
    };
}

const ONE: &str = sessions!("and s.id = $6");
const OPEN: &str = sessions!("and s.state = 'open' order by s.opened_at desc, s.title, s.id limit $6");
const PLANNED: &str = sessions!("and s.state = 'planned' order by s.starts_at, s.id limit $6");
const ENDED: &str = sessions!("and s.state = 'ended' order by s.ended_at desc limit $6");
/// Those that would still come up, for whoever has them in mind.
const CANCELLED: &str = sessions!("and s.state = 'cancelled' and s.starts_at > $2 order by s.starts_at, s.id limit $6");
const CALENDAR: &str = sessions!("and s.starts_at >= $6 order by s.starts_at, s.id limit $7");
const OF_CONFERENCE: &str = sessions!("and s.conference_id = $6 order by s.starts_at, s.id limit $7");
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
    mode: String,
    last_change: i32,
    agenda_at: Option<i32>,
    board: i32,
    chairs_only: bool,
    pace: i32,
    hold: Option<String>,
    held_because: Option<String>,
    registering: String,
    capacity: Option<i32>,
    registration: Option<String>,
    declined_because: Option<String>,
    ahead: Option<i64>,
}

impl SessionRow {
    fn session(self, now: Timestamp) -> Result<LiveSession, StoreError> {
        let registration = match self.registration.map(|state| code("state", &state)).transpose()? {
            None => None,
            Some(RegistrationState::Asked) => Some(Registration::Asked),
            Some(RegistrationState::Place) => Some(Registration::Place),
            Some(RegistrationState::Waiting) => {
                Some(Registration::Waiting(self.ahead.and_then(|n| u32::try_from(n).ok()).unwrap_or_default()))
            }
            Some(RegistrationState::Declined) => {
                Some(Registration::Declined(self.declined_because.unwrap_or_default()))
            }
        };
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
            mode: code("mode", &self.mode)?,
            last_change: number(self.last_change),
            agenda_at: self.agenda_at.map(number),
            board: number(self.board),
            writers: match number(self.pace) {
                _ if self.chairs_only => Writers::Chairs,
                0 => Writers::Everybody,
                pace => Writers::Slowly(pace),
            },
            hold: match self.hold {
                Some(hold) => Some((code("hold", &hold)?, self.held_because.unwrap_or_default())),
                None => None,
            },
            registering: code("registering", &self.registering)?,
            capacity: self.capacity.map(number),
            registration,
            now,
        })
    }
}

/// The session with this id, if the viewer may enter its workgroup.
pub async fn seen(on: &impl ConnectionTrait, seer: Seer, id: SessionId) -> Result<Option<LiveSession>, StoreError> {
    sql::one::<SessionRow>(on, ONE, sql::seen_by(seer, [id.0.into()]))
        .await?
        .map(|row| row.session(seer.now))
        .transpose()
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
    rows.into_iter().map(|row| row.session(seer.now)).collect()
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

/// Those of a conference, the first ones first.
pub async fn of_conference(
    on: &impl ConnectionTrait,
    seer: Seer,
    conference: ConferenceId,
    limit: u32,
) -> Result<Vec<LiveSession>, StoreError> {
    let values = [conference.0.into(), i64::from(limit).into()];
    many(on, OF_CONFERENCE, seer, values).await
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
    /// Who is named.
    pub mode: Mode,
    /// The conference that it belongs to, which the caller holds.
    pub part_of: Option<InProgramme>,
    /// How one comes.
    pub registering: Registering,
    /// How many places there are, if there is a limit.
    pub capacity: Option<u32>,
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
        last_change: Set(0),
        floor: Set(0),
        board: Set(0),
        chairs_only: Set(false),
        pace: Set(0),
        registered: Set(0),
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
        mode: Set(plan.mode.code().into()),
        conference_id: Set(plan.part_of.map(|place| place.conference.0)),
        track: Set(plan.part_of.and_then(|place| place.track).map(column)),
        registering: Set(plan.registering.code().into()),
        capacity: Set(plan.capacity.map(column)),
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

const MEMBERS: &str = "select count(*) as n from (select m.person_id from memberships m \
    where m.workgroup_id = $1 and m.role <> 'reader' and m.ended_at is null and (m.until is null or m.until > $2) limit $3) x";
const ANYBODY: &str = "select count(*) as n from (select id from people where approved_at is not null and ended_at is null and guest = false limit $1) x";

/// How many could come to a session of this workgroup, counted up to `most`.
pub async fn could_come(
    on: &impl ConnectionTrait,
    (workgroup, visibility): (WorkgroupId, Visibility),
    now: Timestamp,
    most: u32,
) -> Result<u32, StoreError> {
    let most = i64::from(most).into();
    let count = match visibility {
        Visibility::Open => sql::count(on, ANYBODY, [most]).await?,
        _ => sql::count(on, MEMBERS, [workgroup.0.into(), now.0.into(), most]).await?,
    };
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
