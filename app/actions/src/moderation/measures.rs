//! Warning, silencing and suspending somebody, and ending that.

use crate::{Done, Sund, audit::line, error::found, notifications, workgroups::granted};
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal,
    audit::Audited,
    ids::{MeasureId, PersonId, WorkgroupId},
    moderation::{Bulk, DAYS_MOST, Measure, MeasureKind, PersonNote, stored},
    notifications::{NewNotice, Why},
    people::{Profile, Viewer},
    refusal::Checking,
    time::{DAY, Timestamp},
    workgroups::{Moderate, Workgroup},
};
use sund_store::{
    Tx,
    audit::{self, Entry},
    moderation::{self, bulk, measures, person_notes},
    people,
};

/// What chairs know of a person in their workgroup.
#[derive(Clone, Debug)]
pub struct PersonPage {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// The person.
    pub person: Profile,
    /// Whether they moderate it too: then nothing is done to them.
    pub leads: bool,
    /// What was done, the latest first.
    pub measures: Vec<Measure>,
    /// What was done to all that they wrote, the latest first.
    pub bulks: Vec<Bulk>,
    /// What chairs noted, the latest first; nothing about oneself.
    pub notes: Vec<PersonNote>,
}

/// What chairs know of a person in their workgroup. Six queries.
pub async fn person_page(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId) -> Done<PersonPage> {
    let on = sund.store.reads();
    let workgroup = granted::<Moderate>(on, viewer, slug).await?;
    let notes = person_notes::of_person(on, &workgroup, person).await?;
    let bulks = bulk::of_person(on, &workgroup, person).await?;
    Ok(PersonPage {
        bulks,
        person: found(people::seen(on, viewer.seer, person).await?)?,
        leads: moderation::leads(on, workgroup.id, sund.now()).await?.contains(&person),
        measures: measures::of_person(on, viewer.seer, &workgroup, person).await?,
        notes: if person == viewer.person { Vec::new() } else { notes },
        workgroup: workgroup.into_inner(),
    })
}

/// What is to be done to somebody, as it was typed.
#[derive(Clone, Copy, Debug)]
pub struct Acting<'a> {
    /// The code of what.
    pub kind: &'a str,
    /// For how many days; empty: until somebody ends it.
    pub days: &'a str,
    /// The code of the reason.
    pub cause: &'a str,
    /// The reason in words.
    pub words: &'a str,
}

/// Warns, silences or suspends a person. What they are writing now is committed before, or not at all.
pub async fn act_on(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId, acting: Acting<'_>) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    found(people::seen(tx.reads(), viewer.seer, person).await?)?;
    people::hold_writing(&tx, [person]).await?;
    if person == viewer.person {
        return Err(Refusal::NotOneself.into());
    }
    if moderation::leads(tx.reads(), workgroup.id, sund.now()).await?.contains(&person) {
        return Err(Refusal::Chairs.into());
    }
    let mut checking = Checking::default();
    let wrong = || Invalid::new(Field::Kind, Problem::NotAChoice);
    let kind = acting.kind.parse().ok().filter(|kind: &MeasureKind| kind.is_of_a_person());
    let kind = checking.take(kind.ok_or_else(wrong));
    let until = checking.take(until(acting.days, sund.now()));
    let reason = checking.take(stored(acting.cause, acting.words));
    let (Some(kind), Some(until), Some(reason)) = (kind, until, reason) else {
        checking.done()?;
        return Err(wrong().into());
    };
    // A warning has no end: it is read.
    let until = until.filter(|_| kind != MeasureKind::Warn);
    carried_out(sund, &tx, viewer, &workgroup, (person, kind, until), reason).await?;
    Ok(tx.commit().await?)
}

fn until(days: &str, now: Timestamp) -> Result<Option<Timestamp>, Invalid> {
    if days.trim().is_empty() {
        return Ok(None);
    }
    match days.trim().parse::<u32>() {
        Ok(days @ 1..=DAYS_MOST) => Ok(Some(now.plus(i64::from(days) * DAY))),
        _ => Err(Invalid::new(Field::Days, Problem::OutOfRange { least: 1, most: DAYS_MOST })),
    }
}

/// A measure of the viewer against a person, about nothing in particular yet: struct update says what it is about.
pub(crate) fn measure(
    sund: &Sund,
    viewer: &Viewer,
    workgroup: WorkgroupId,
    (person, kind): (PersonId, MeasureKind),
    reason: String,
) -> measures::NewMeasure {
    let (id, by, at) = (sund.new_id(), viewer.person, sund.now());
    measures::NewMeasure {
        id,
        workgroup,
        person,
        kind,
        thread: None,
        post: None,
        held: None,
        reason,
        by,
        at,
        until: None,
    }
}

/// Writes the measure, tells the person, and leaves a line that names nobody but the chair.
pub(super) async fn carried_out(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    workgroup: &Granted<Workgroup, Moderate>,
    (person, kind, until): (PersonId, MeasureKind, Option<Timestamp>),
    reason: String,
) -> Done<()> {
    let new = measures::NewMeasure { until, ..measure(sund, viewer, workgroup.id, (person, kind), reason.clone()) };
    measures::add(tx, new).await?;
    let (why, audited) = match kind {
        MeasureKind::Silence => (Why::Silenced, Audited::PersonSilenced),
        MeasureKind::Suspend => (Why::Suspended, Audited::PersonSuspended),
        _ => (Why::Warned, Audited::PersonWarned),
    };
    let told = NewNotice {
        // Who is suspended may not enter the place, and has to hear of it all the same.
        workgroup: (kind != MeasureKind::Suspend).then_some(workgroup.id),
        note: Some(reason.clone()),
        ..notifications::notice(sund, viewer, person, why)
    };
    notifications::tell(sund, tx, vec![told]).await?;
    let entry =
        Entry { workgroup: Some(workgroup.id), reason: Some(reason), ..line(sund, viewer, audited, String::new()) };
    Ok(audit::add(tx, entry).await?)
}

/// Ends a warning, a silence or a suspension before its time.
pub async fn end_measure(sund: &Sund, viewer: &Viewer, slug: &str, id: MeasureId) -> Done<PersonId> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    let measure = found(measures::one(tx.reads(), viewer.seer, &workgroup, id).await?)?;
    if !measure.kind.is_of_a_person() {
        return Err(Refusal::NotFound.into());
    }
    ended(sund, &tx, viewer, &workgroup, &measure, true).await?;
    tx.commit().await?;
    Ok(measure.person)
}

/// Ends it, if it is not over; where that is not told in another way, the person is told and members read it.
pub(super) async fn ended(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    workgroup: &Granted<Workgroup, Moderate>,
    measure: &Measure,
    tell: bool,
) -> Done<()> {
    if !measures::end(tx, workgroup, measure.id, viewer.person, sund.now()).await? || !tell {
        return Ok(());
    }
    let told = NewNotice {
        workgroup: Some(workgroup.id),
        ..notifications::notice(sund, viewer, measure.person, Why::MeasureEnded)
    };
    notifications::tell(sund, tx, vec![told]).await?;
    let entry = Entry { workgroup: Some(workgroup.id), ..line(sund, viewer, Audited::MeasureEnded, String::new()) };
    Ok(audit::add(tx, entry).await?)
}
