//! Conferences, and which sessions stand where in their programmes.

use crate::{
    StoreError, Tx,
    sql::{self, code, column, entered, join_workgroup, leads, number},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::HashMap;
use sund_domain::{
    Granted,
    ids::{ConferenceId, PersonId, SessionId, WorkgroupId},
    language::Language,
    live::{ChangeConference, Conference, InProgramme, PartOf, ReadConference, Track},
    people::Seer,
    time::Timestamp,
    workgroups::{PlanSession, Standing, Workgroup},
};
use uuid::Uuid;

macro_rules! conferences {
    ($where:expr) => {
        concat!(
            "select c.id, c.workgroup_id, w.slug as workgroup_slug, w.name as workgroup_name, w.visibility, m.role, c.title, \
             c.language, c.purpose, c.purpose_html, c.place, c.tracks, \
             (select min(s.starts_at) from live_sessions s where s.conference_id = c.id) as first_at, \
             (select max(s.starts_at + s.minutes * 60000) from live_sessions s where s.conference_id = c.id) as last_at \
             from live_conferences c",
            join_workgroup!("c"),
            "where",
            entered!(),
            $where
        )
    };
}

const ONE: &str = conferences!("and c.id = $6");
/// The newest first: an id tells when its conference was planned.
const ALL: &str = conferences!("order by c.id desc limit $6");
const OF_WORKGROUP: &str = conferences!("and w.id = $6 order by c.id desc limit $7");
const LED: &str = conferences!(concat!("and", leads!(), "order by w.name, c.id desc limit $6"));
const PLACES: &str = "select id, track from live_sessions where conference_id = $1";
const PART_OF: &str = "select c.id, c.title, c.language, c.tracks, s.track from live_sessions s \
    join live_conferences c on c.id = s.conference_id where s.id = $1";
const IN_TRACK: &str = "select count(*) as n from live_sessions where conference_id = $1 and track = $2";
const OTHERS: &str = "select count(*) as n from live_sessions where conference_id = $1 and id <> $2";
const INSERT: &str = "insert into live_conferences \
    (id, workgroup_id, title, language, purpose, purpose_html, place, tracks, planned_by) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const CHANGE: &str = "update live_conferences set title = $2, language = $3, purpose = $4, purpose_html = $5, place = $6, \
    tracks = $7 where id = $1";
/// Whoever plans a session into it, changes its tracks or takes it back does so one after the other.
const HOLD: &str = "update live_conferences set id = id where id = $1 and workgroup_id = $2 returning tracks";
const FOR_ALL: &str = "update live_sessions set track = null where conference_id = $1 and track = $2";
const REMOVE: &str =
    "delete from live_conferences where id = $1 and not exists (select 1 from live_sessions where conference_id = $1)";

#[derive(Debug, FromQueryResult)]
struct ConferenceRow {
    id: Uuid,
    workgroup_id: Uuid,
    workgroup_slug: String,
    workgroup_name: String,
    visibility: String,
    role: Option<String>,
    title: String,
    language: String,
    purpose: String,
    purpose_html: String,
    place: String,
    tracks: String,
    first_at: Option<i64>,
    last_at: Option<i64>,
}

impl ConferenceRow {
    fn conference(self) -> Result<Conference, StoreError> {
        Ok(Conference {
            id: self.id.into(),
            workgroup: self.workgroup_id.into(),
            workgroup_slug: self.workgroup_slug,
            workgroup_name: self.workgroup_name,
            visibility: code("visibility", &self.visibility)?,
            standing: Standing::from_role(self.role.as_deref()),
            title: self.title,
            language: code("language", &self.language)?,
            purpose: self.purpose,
            purpose_html: self.purpose_html,
            place: self.place,
            tracks: sql::json("tracks", &self.tracks)?,
            first: self.first_at.map(Timestamp),
            last: self.last_at.map(Timestamp),
        })
    }
}

async fn many(
    on: &impl ConnectionTrait,
    sql: &'static str,
    seer: Seer,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<Conference>, StoreError> {
    let rows = sql::all::<ConferenceRow>(on, sql, sql::seen_by(seer, values)).await?;
    rows.into_iter().map(ConferenceRow::conference).collect()
}

/// The conference, if the viewer may enter its workgroup.
pub async fn seen(on: &impl ConnectionTrait, seer: Seer, id: ConferenceId) -> Result<Option<Conference>, StoreError> {
    Ok(many(on, ONE, seer, [id.0.into()]).await?.pop())
}

/// Those that the viewer may enter, the newest first.
pub async fn all(on: &impl ConnectionTrait, seer: Seer, limit: u32) -> Result<Vec<Conference>, StoreError> {
    many(on, ALL, seer, [i64::from(limit).into()]).await
}

/// Those of one workgroup, the newest first.
pub async fn of_workgroup(
    on: &impl ConnectionTrait,
    seer: Seer,
    workgroup: WorkgroupId,
    limit: u32,
) -> Result<Vec<Conference>, StoreError> {
    many(on, OF_WORKGROUP, seer, [workgroup.0.into(), i64::from(limit).into()]).await
}

/// Those of the workgroups that the viewer leads: into which they can plan a session.
pub async fn led(on: &impl ConnectionTrait, seer: Seer, limit: u32) -> Result<Vec<Conference>, StoreError> {
    many(on, LED, seer, [i64::from(limit).into()]).await
}

#[derive(Debug, FromQueryResult)]
struct PlaceRow {
    id: Uuid,
    track: Option<i32>,
}

/// The tracks of its sessions; those that are for all are not among them.
pub async fn places(
    on: &impl ConnectionTrait,
    conference: &Granted<Conference, ReadConference>,
) -> Result<HashMap<SessionId, u32>, StoreError> {
    let rows = sql::all::<PlaceRow>(on, PLACES, [conference.id.0.into()]).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.id.into(), number(row.track?)))).collect())
}

#[derive(Debug, FromQueryResult)]
struct PartRow {
    id: Uuid,
    title: String,
    language: String,
    tracks: String,
    track: Option<i32>,
}

/// The conference that the session belongs to; for whoever may read the session.
pub async fn part_of(on: &impl ConnectionTrait, session: SessionId) -> Result<Option<PartOf>, StoreError> {
    let Some(row) = sql::one::<PartRow>(on, PART_OF, [session.0.into()]).await? else { return Ok(None) };
    let tracks: Vec<Track> = sql::json("tracks", &row.tracks)?;
    let track = tracks.into_iter().find(|track| Some(track.number) == row.track.map(number));
    Ok(Some(PartOf { id: row.id.into(), title: row.title, language: code("language", &row.language)?, track }))
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
    /// What is side by side in it.
    pub tracks: Vec<Track>,
}

impl Plan {
    fn values(self) -> Result<[Value; 6], StoreError> {
        let tracks = sql::to_json(&self.tracks)?;
        let texts = [self.title, self.language.code().into(), self.purpose, self.purpose_html, self.place, tracks];
        Ok(texts.map(Into::into))
    }
}

/// Plans a conference.
pub async fn insert(
    tx: &Tx,
    workgroup: &Granted<Workgroup, PlanSession>,
    id: ConferenceId,
    plan: Plan,
    by: PersonId,
) -> Result<(), StoreError> {
    let values = [id.0.into(), workgroup.id.0.into()].into_iter().chain(plan.values()?).chain([by.0.into()]);
    sql::run(&tx.0, INSERT, values).await?;
    Ok(())
}

/// Changes what was planned. Sessions of tracks that are not there any more are for all.
pub async fn change(
    tx: &Tx,
    conference: &Granted<Conference, ChangeConference>,
    plan: Plan,
    gone: &[u32],
) -> Result<(), StoreError> {
    for track in gone {
        sql::run(&tx.0, FOR_ALL, [conference.id.0.into(), column(*track).into()]).await?;
    }
    sql::run(&tx.0, CHANGE, [conference.id.0.into()].into_iter().chain(plan.values()?)).await?;
    Ok(())
}

/// How many sessions are in this track.
pub async fn in_track(
    on: &impl ConnectionTrait,
    conference: &Granted<Conference, ChangeConference>,
    track: u32,
) -> Result<u32, StoreError> {
    let count = sql::count(on, IN_TRACK, [conference.id.0.into(), column(track).into()]).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

#[derive(Debug, FromQueryResult)]
struct TracksRow {
    tracks: String,
}

/// The tracks of a conference of this workgroup, which nobody else changes until this transaction ends; none, if the
/// workgroup has no such conference.
pub async fn hold(tx: &Tx, workgroup: WorkgroupId, id: ConferenceId) -> Result<Option<Vec<Track>>, StoreError> {
    let row = sql::one::<TracksRow>(&tx.0, HOLD, [id.0.into(), workgroup.0.into()]).await?;
    row.map(|row| sql::json("tracks", &row.tracks)).transpose()
}

/// How many sessions it has beside this one.
pub async fn others(on: &impl ConnectionTrait, place: InProgramme, session: SessionId) -> Result<u32, StoreError> {
    let count = sql::count(on, OTHERS, [place.conference.0.into(), session.0.into()]).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Takes it back, if it has no session; the caller holds it.
pub async fn remove(tx: &Tx, conference: &Granted<Conference, ChangeConference>) -> Result<bool, StoreError> {
    Ok(sql::run(&tx.0, REMOVE, [conference.id.0.into()]).await? == 1)
}
