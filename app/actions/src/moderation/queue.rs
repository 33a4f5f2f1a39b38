//! The queue that a workgroup's chairs share.

use crate::{Done, Sund, error::found, workgroups::granted};
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal, Subject as _,
    ids::{CaseId, PersonId},
    moderation::{CASES_A_PAGE, Case, Show},
    page::{Cursor, Page},
    people::{Profile, Viewer},
    text::{NOTE_MOST, block},
    workgroups::{Moderate, Workgroup, WorkgroupAct},
};
use sund_store::{
    moderation::{self, cases},
    people,
};

/// A page of the queue.
#[derive(Clone, Debug)]
pub struct Queue {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// The items.
    pub cases: Page<Case>,
    /// How many wait; 100 stands for more.
    pub open: u64,
    /// Who shares the queue.
    pub chairs: Vec<Profile>,
}

/// A page of the queue. Six queries.
pub async fn queue(sund: &Sund, viewer: &Viewer, slug: &str, show: Show, after: Option<Cursor>) -> Done<Queue> {
    let on = sund.store.reads();
    let workgroup = granted::<Moderate>(on, viewer, slug).await?;
    let rows = cases::list(on, viewer.seer, &workgroup, show, after, CASES_A_PAGE + 1).await?;
    let key = |case: &Case| {
        let decided = case.decided.as_ref().map(|(_, _, at)| *at);
        let at = if show == Show::Decided { decided.unwrap_or(case.opened) } else { case.opened };
        Cursor { at, id: case.id.0 }
    };
    Ok(Queue {
        cases: Page::cut(rows, CASES_A_PAGE, key),
        open: cases::open(on, &workgroup).await?,
        chairs: people::leads_of(on, workgroup.id, sund.now()).await?,
        workgroup: workgroup.into_inner(),
    })
}

/// One item of the queue alone. Six queries.
pub async fn queue_item(sund: &Sund, viewer: &Viewer, slug: &str, id: CaseId) -> Done<Queue> {
    let on = sund.store.reads();
    let workgroup = granted::<Moderate>(on, viewer, slug).await?;
    let case = found(cases::one(on, viewer.seer, &workgroup, id).await?)?;
    Ok(Queue {
        cases: Page { rows: vec![case], next: None },
        open: cases::open(on, &workgroup).await?,
        chairs: people::leads_of(on, workgroup.id, sund.now()).await?,
        workgroup: workgroup.into_inner(),
    })
}

/// How many items wait in the workgroup's queue, for its chairs; none for others. One query, or none.
pub async fn open_cases(sund: &Sund, workgroup: &Workgroup) -> Done<Option<u64>> {
    if workgroup.may(WorkgroupAct::Moderate).is_err() {
        return Ok(None);
    }
    let workgroup = Granted::<Workgroup, Moderate>::check(workgroup.clone())?;
    Ok(Some(cases::open(sund.store.reads(), &workgroup).await?))
}

/// Gives an item to a chair who sees to it, or to nobody.
pub async fn assign(sund: &Sund, viewer: &Viewer, slug: &str, id: CaseId, to: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    let case = found(cases::one(tx.reads(), viewer.seer, &workgroup, id).await?)?;
    let wrong = || Invalid::new(Field::Lead, Problem::NotAChoice);
    let to = if to.is_empty() { None } else { Some(to.parse::<PersonId>().map_err(|_| wrong())?) };
    if let Some(to) = to {
        let leads = moderation::leads(tx.reads(), workgroup.id, sund.now()).await?;
        if !leads.contains(&to) {
            return Err(wrong().into());
        }
    }
    if !cases::assign(&tx, &workgroup, case.id, to).await? {
        return Err(Refusal::AlreadyDecided.into());
    }
    Ok(tx.commit().await?)
}

/// Tells the other chairs something about an item.
pub async fn note(sund: &Sund, viewer: &Viewer, slug: &str, id: CaseId, text: &str) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    let case = found(cases::one(tx.reads(), viewer.seer, &workgroup, id).await?)?;
    let text = block(Field::Note, text, NOTE_MOST)?;
    cases::note(&tx, &case, sund.new_id(), viewer.person, text, sund.now()).await?;
    Ok(tx.commit().await?)
}
