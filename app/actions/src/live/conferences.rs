//! Conferences: planning one, changing what was planned, its programme, taking it back.

use crate::{
    Done, Sund,
    audit::line as log_line,
    error::found,
    forum::{chosen_or_guessed, habit},
    moderation::writing,
    text::post_html,
    workgroups,
};
use sund_domain::{
    Act, Field, Granted, Invalid, Problem, Refusal,
    audit::Audited,
    ids::{ConferenceId, SessionId, WorkgroupId},
    language::Language,
    live::{
        CONFERENCE_SESSIONS_MOST, ChangeConference, Conference, InProgramme, LiveSession, PartOf, ReadConference,
        renamed, track_names,
    },
    people::Viewer,
    refusal::Checking,
    text::{BODY_MOST, NOTE_MOST, TITLE_MOST, block, line},
    workgroups::PlanSession,
};
use sund_store::{
    Reads, Tx,
    audit::{self, Entry},
    live::{conferences as rows, sessions},
};

/// Conferences in a list.
const LISTED: u32 = 20;
/// Conferences that a session can be planned into.
const OFFERED: u32 = 50;

/// A conference as it was typed into its form.
#[derive(Clone, Debug, Default)]
pub struct ConferenceForm<'a> {
    /// Its title.
    pub title: &'a str,
    /// The code of the language of title and purpose.
    pub language: &'a str,
    /// What it is for, as Markdown.
    pub purpose: &'a str,
    /// Where it takes place.
    pub place: &'a str,
    /// The names of its tracks, one in each line.
    pub tracks: &'a str,
    /// It was read that sessions of tracks that go are for all afterwards.
    pub sure: bool,
}

impl ConferenceForm<'_> {
    /// What is planned, with the names of the tracks; or every field that cannot be taken as it is.
    fn check(&self, fallback: Language) -> Result<(rows::Plan, Vec<String>), Invalid> {
        let mut checking = Checking::default();
        let title = checking.take(line(Field::Title, self.title, TITLE_MOST));
        let language = checking.take(chosen_or_guessed(self.language, self.purpose, fallback));
        let purpose = checking.take(block(Field::Purpose, self.purpose, BODY_MOST));
        let place = checking.take(line(Field::Place, self.place, NOTE_MOST));
        let names = checking.take(track_names(self.tracks));
        checking.done()?;
        let (Some(title), Some(language), Some(purpose), Some(place), Some(names)) =
            (title, language, purpose, place, names)
        else {
            return Err(Invalid::new(Field::Title, Problem::Empty));
        };
        let purpose_html = post_html(&purpose);
        Ok((rows::Plan { title, language, purpose, purpose_html, place, tracks: Vec::new() }, names))
    }
}

/// One session of a programme.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The session.
    pub session: LiveSession,
    /// The number of its track; none, if it is for all.
    pub track: Option<u32>,
}

/// A conference and its sessions, the first ones first.
#[derive(Clone, Debug)]
pub struct Programme {
    /// The conference.
    pub conference: Conference,
    /// Its sessions.
    pub entries: Vec<Planned>,
}

async fn granted<A: Act<Conference>>(
    on: &impl Reads,
    viewer: &Viewer,
    id: ConferenceId,
) -> Done<Granted<Conference, A>> {
    Ok(Granted::check(found(rows::seen(on, viewer.seer, id).await?)?)?)
}

fn about(sund: &Sund, viewer: &Viewer, act: Audited, workgroup: WorkgroupId, title: &str) -> Entry {
    Entry { workgroup: Some(workgroup), ..log_line(sund, viewer, act, title.to_owned()) }
}

/// The programme of a conference. Three queries.
pub async fn programme(sund: &Sund, viewer: &Viewer, id: ConferenceId) -> Done<Programme> {
    let on = sund.store.reads();
    let conference = granted::<ReadConference>(on, viewer, id).await?;
    let places = rows::places(on, &conference).await?;
    let sessions = sessions::of_conference(on, viewer.seer, id, CONFERENCE_SESSIONS_MOST).await?;
    let known = |track: &u32| conference.track(Some(*track)).is_some();
    let entry = |session: LiveSession| Planned { track: places.get(&session.id).copied().filter(known), session };
    Ok(Programme { entries: sessions.into_iter().map(entry).collect(), conference: conference.into_inner() })
}

/// The conferences that the viewer may enter, the newest first. One query.
pub async fn conferences(sund: &Sund, viewer: &Viewer) -> Done<Vec<Conference>> {
    Ok(rows::all(sund.store.reads(), viewer.seer, LISTED).await?)
}

/// Those of one workgroup.
pub(crate) async fn conferences_of(sund: &Sund, viewer: &Viewer, workgroup: WorkgroupId) -> Done<Vec<Conference>> {
    Ok(rows::of_workgroup(sund.store.reads(), viewer.seer, workgroup, LISTED).await?)
}

/// Those into which the viewer can plan a session.
pub async fn led_conferences(sund: &Sund, viewer: &Viewer) -> Done<Vec<Conference>> {
    Ok(rows::led(sund.store.reads(), viewer.seer, OFFERED).await?)
}

/// The conference that a session belongs to, for pages that have asked whether the viewer may read the session.
pub async fn part_of(sund: &Sund, session: SessionId) -> Done<Option<PartOf>> {
    Ok(rows::part_of(sund.store.reads(), session).await?)
}

/// Plans a conference of this workgroup.
pub async fn plan_conference(
    sund: &Sund,
    viewer: &Viewer,
    workgroup: &str,
    form: ConferenceForm<'_>,
) -> Done<ConferenceId> {
    let plan = form.check(habit(viewer));
    let tx = writing(sund, viewer).await?;
    let workgroup = workgroups::granted::<PlanSession>(tx.reads(), viewer, workgroup).await?;
    let ((plan, names), id) = (plan?, sund.new_id());
    let entry = about(sund, viewer, Audited::ConferencePlanned, workgroup.id, &plan.title);
    rows::insert(&tx, &workgroup, id, rows::Plan { tracks: renamed(&[], names), ..plan }, viewer.person).await?;
    audit::add(&tx, entry).await?;
    tx.commit().await?;
    Ok(id)
}

/// The conference that the viewer may change, for the form. One query.
pub async fn changing_conference(sund: &Sund, viewer: &Viewer, id: ConferenceId) -> Done<Conference> {
    Ok(granted::<ChangeConference>(sund.store.reads(), viewer, id).await?.into_inner())
}

async fn held(sund: &Sund, viewer: &Viewer, id: ConferenceId) -> Done<(Tx, Granted<Conference, ChangeConference>)> {
    let tx = writing(sund, viewer).await?;
    let conference = granted::<ChangeConference>(tx.reads(), viewer, id).await?;
    found(rows::hold(&tx, conference.workgroup, id).await?)?;
    // As it is now that nobody else changes it.
    let conference = granted::<ChangeConference>(tx.reads(), viewer, id).await?;
    Ok((tx, conference))
}

/// Changes what was planned. Sessions of a track that is not among the names any more are for all afterwards; whoever does
/// that has to have read how many they are.
pub async fn change_conference(sund: &Sund, viewer: &Viewer, id: ConferenceId, form: ConferenceForm<'_>) -> Done<()> {
    let plan = form.check(habit(viewer));
    let (tx, conference) = held(sund, viewer, id).await?;
    let (plan, names) = plan?;
    let tracks = renamed(&conference.tracks, names);
    let gone =
        conference.tracks.iter().map(|track| track.number).filter(|old| tracks.iter().all(|new| new.number != *old));
    let gone: Vec<u32> = gone.collect();
    let mut sessions = 0;
    for track in &gone {
        sessions += rows::in_track(tx.reads(), &conference, *track).await?;
    }
    if sessions > 0 && !form.sure {
        return Err(Invalid::new(Field::Tracks, Problem::BecomeForAll { sessions }).into());
    }
    let entry = about(sund, viewer, Audited::ConferenceChanged, conference.workgroup, &plan.title);
    rows::change(&tx, &conference, rows::Plan { tracks, ..plan }, &gone).await?;
    audit::add(&tx, entry).await?;
    Ok(tx.commit().await?)
}

/// Takes a conference back that has no session; back to its workgroup.
pub async fn remove_conference(sund: &Sund, viewer: &Viewer, id: ConferenceId) -> Done<String> {
    let (tx, conference) = held(sund, viewer, id).await?;
    if !rows::remove(&tx, &conference).await? {
        return Err(Refusal::HasSessions.into());
    }
    audit::add(&tx, about(sund, viewer, Audited::ConferenceRemoved, conference.workgroup, &conference.title)).await?;
    tx.commit().await?;
    Ok(conference.into_inner().workgroup_slug)
}

/// A session of this workgroup stands at this place of a programme, if there is such a place and room in it. Nobody changes
/// the conference until the transaction ends.
pub(super) async fn take_place(
    tx: &Tx,
    place: Option<InProgramme>,
    workgroup: WorkgroupId,
    session: SessionId,
) -> Done<()> {
    let Some(place) = place else { return Ok(()) };
    let wrong = |problem| Invalid::new(Field::Conference, problem);
    let tracks = rows::hold(tx, workgroup, place.conference).await?.ok_or(wrong(Problem::NotAChoice))?;
    if place.track.is_some_and(|number| tracks.iter().all(|track| track.number != number)) {
        return Err(wrong(Problem::NotAChoice).into());
    }
    if rows::others(tx.reads(), place, session).await? >= CONFERENCE_SESSIONS_MOST {
        return Err(wrong(Problem::TooMany { most: CONFERENCE_SESSIONS_MOST as usize }).into());
    }
    Ok(())
}
