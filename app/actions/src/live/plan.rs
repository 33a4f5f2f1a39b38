//! Planning a live session, and changing what was planned.

use super::{about_session, conferences::take_place, granted};
use crate::{
    Done, Sund,
    forum::{chosen_or_guessed, habit},
    text::post_html,
    workgroups,
};
use sund_domain::{
    Field, Invalid, Problem, Refusal,
    audit::Audited,
    ids::{SessionId, WorkgroupId},
    language::Language,
    live::{
        ChangeSession, InProgramme, LiveSession, MINUTES_MOST, Mode, PEOPLE_LEAST, TypedItem, agenda, places, questions,
    },
    people::Viewer,
    refusal::Checking,
    text::{BODY_MOST, NOTE_MOST, TITLE_MOST, block, line},
    time::Timestamp,
    workgroups::{PlanSession, Visibility},
};
use sund_store::{Tx, audit, live::sessions};

/// A plan as it was typed into its form.
#[derive(Clone, Debug, Default)]
pub struct PlanForm<'a> {
    /// The session's title.
    pub title: &'a str,
    /// The code of the language of title and purpose.
    pub language: &'a str,
    /// What the session is for, as Markdown.
    pub purpose: &'a str,
    /// Where it takes place, or how one takes part.
    pub place: &'a str,
    /// When it starts: what was typed, read in the chair's time zone; none if it is not a time.
    pub start: Option<Timestamp>,
    /// How long it lasts, in minutes.
    pub minutes: &'a str,
    /// The lines of the agenda, and when each begins: read in the chair's time zone as well.
    pub agenda: Vec<(TypedItem<'a>, Option<Timestamp>)>,
    /// What is to be discussed, a question a line.
    pub questions: &'a str,
    /// The code of who is named; empty for everybody.
    pub mode: &'a str,
    /// The place in the programme of a conference; empty for none.
    pub conference: &'a str,
    /// The code of how one comes; empty for everybody.
    pub registering: &'a str,
    /// How many places there are; empty for no limit.
    pub capacity: &'a str,
}

impl PlanForm<'_> {
    /// The plan, or every field that cannot be taken as it is.
    fn check(&self, fallback: Language) -> Result<sessions::Plan, Invalid> {
        let mut checking = Checking::default();
        let title = checking.take(line(Field::Title, self.title, TITLE_MOST));
        let language = checking.take(chosen_or_guessed(self.language, self.purpose, fallback));
        let purpose = checking.take(block(Field::Purpose, self.purpose, BODY_MOST));
        let place = checking.take(line(Field::Place, self.place, NOTE_MOST));
        let starts = checking.take(self.start.ok_or_else(|| Invalid::new(Field::Start, Problem::NotATime)));
        let minutes = checking.take(minutes(self.minutes));
        let questions = checking.take(questions(self.questions));
        let mode = checking.take(mode(self.mode));
        let part_of = checking.take(part_of(self.conference));
        let places = checking.take(places(mode.unwrap_or_default(), self.registering, self.capacity));
        // Without a start and a length nothing can be said of its parts.
        let agenda = starts.zip(minutes).map(|(starts, minutes)| agenda(starts, minutes, self.agenda.iter().copied()));
        let agenda = agenda.and_then(|agenda| checking.take(agenda));
        checking.done()?;
        let (Some(title), Some(language), Some(purpose), Some(place)) = (title, language, purpose, place) else {
            return Err(Invalid::new(Field::Title, Problem::Empty));
        };
        let (Some(starts), Some(minutes), Some(agenda), Some(questions), Some(mode)) =
            (starts, minutes, agenda, questions, mode)
        else {
            return Err(Invalid::new(Field::Start, Problem::NotATime));
        };
        let (Some(part_of), Some((registering, capacity))) = (part_of, places) else {
            return Err(Invalid::new(Field::Start, Problem::NotATime));
        };
        let purpose_html = post_html(&purpose);
        Ok(sessions::Plan {
            title,
            language,
            purpose,
            purpose_html,
            place,
            starts,
            minutes,
            agenda,
            questions,
            mode,
            part_of,
            registering,
            capacity,
        })
    }
}

fn mode(code: &str) -> Result<Mode, Invalid> {
    if code.is_empty() { Ok(Mode::default()) } else { code.parse().map_err(|_| wrong_mode(Problem::NotAChoice)) }
}

fn part_of(place: &str) -> Result<Option<InProgramme>, Invalid> {
    let wrong = |_| Invalid::new(Field::Conference, Problem::NotAChoice);
    if place.is_empty() { Ok(None) } else { place.parse().map(Some).map_err(wrong) }
}

fn wrong_mode(problem: Problem) -> Invalid {
    Invalid::new(Field::Mode, problem)
}

/// Under the Chatham House Rule nobody can be told from the others: for that there must be others.
pub(super) async fn enough_could_come(
    sund: &Sund,
    tx: &Tx,
    mode: Mode,
    workgroup: (WorkgroupId, Visibility),
) -> Done<bool> {
    if mode != Mode::ChathamHouse {
        return Ok(true);
    }
    Ok(sessions::could_come(tx.reads(), workgroup, sund.now(), PEOPLE_LEAST).await? >= PEOPLE_LEAST)
}

fn minutes(text: &str) -> Result<u32, Invalid> {
    let wrong = Invalid::new(Field::Minutes, Problem::OutOfRange { least: 1, most: MINUTES_MOST });
    text.trim().parse().ok().filter(|n| (1..=MINUTES_MOST).contains(n)).ok_or(wrong)
}

/// Plans a session of this workgroup.
pub async fn plan(sund: &Sund, viewer: &Viewer, workgroup: &str, form: PlanForm<'_>) -> Done<SessionId> {
    let plan = form.check(habit(viewer));
    let tx = crate::moderation::writing(sund, viewer).await?;
    let workgroup = workgroups::granted::<PlanSession>(tx.reads(), viewer, workgroup).await?;
    let (plan, id) = (plan?, sund.new_id());
    if !enough_could_come(sund, &tx, plan.mode, (workgroup.id, workgroup.visibility)).await? {
        return Err(wrong_mode(Problem::TooFewMembers { least: PEOPLE_LEAST }).into());
    }
    take_place(&tx, plan.part_of, workgroup.id, id).await?;
    let entry = audit::Entry {
        workgroup: Some(workgroup.id),
        session: Some(id),
        ..crate::audit::line(sund, viewer, Audited::SessionPlanned, plan.title.clone())
    };
    sessions::insert(&tx, &workgroup, id, plan, (viewer.person, sund.now())).await?;
    audit::add(&tx, entry).await?;
    tx.commit().await?;
    Ok(id)
}

/// Whether a plan puts a session at another time, and whether that or another change is one that whoever comes must know.
fn differs(session: &LiveSession, plan: &sessions::Plan) -> (bool, bool) {
    let moved = session.starts != plan.starts;
    (moved, moved || session.minutes != plan.minutes || session.place != plan.place || session.title != plan.title)
}

/// The session that the viewer may change, for the form.
pub async fn changing(sund: &Sund, viewer: &Viewer, id: SessionId) -> Done<LiveSession> {
    Ok(granted::<ChangeSession>(sund.store.reads(), viewer, id).await?.into_inner())
}

/// Changes what was planned, until the session is opened.
pub async fn change(sund: &Sund, viewer: &Viewer, id: SessionId, form: PlanForm<'_>) -> Done<()> {
    let plan = form.check(habit(viewer));
    let tx = crate::moderation::writing(sund, viewer).await?;
    let session = granted::<ChangeSession>(tx.reads(), viewer, id).await?;
    let plan = plan?;
    if plan.mode < session.mode {
        return Err(wrong_mode(Problem::WeakerMode).into());
    }
    if !enough_could_come(sund, &tx, plan.mode, (session.workgroup, session.visibility)).await? {
        return Err(wrong_mode(Problem::TooFewMembers { least: PEOPLE_LEAST }).into());
    }
    take_place(&tx, plan.part_of, session.workgroup, id).await?;
    let entry = about_session(sund, viewer, Audited::SessionChanged, &session);
    let entry = audit::Entry { what: plan.title.clone(), ..entry };
    let (moved, told) = differs(&session, &plan);
    if !sessions::change(&tx, &session, plan, sund.now()).await? {
        return Err(Refusal::OpenAlready.into());
    }
    super::register::plan_changed(sund, &tx, viewer, &session, (moved, told)).await?;
    audit::add(&tx, entry).await?;
    Ok(tx.commit().await?)
}
