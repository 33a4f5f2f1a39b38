//! Acts over many posts or threads, and undoing exactly what they did: taking all that one person wrote in a workgroup out of
//! sight; what is done to chosen threads is in `chosen.rs`. Each post is a transaction of its
//! own, so that nobody waits for all of them; what is done stands in the database, and goes on where it broke off.

use super::{
    chosen::{may_take_back, tell_authors},
    measure,
};
use crate::{
    ActionError, Done, Sund,
    audit::line,
    error::found,
    forum::{granted_post, granted_thread},
    notifications,
    workgroups::granted,
};
use sund_domain::{
    Granted, Refusal,
    audit::Audited,
    forum::{Hidden, HiddenHow, HidePost, HideThread, RestorePost, RestoreThread},
    ids::{BulkId, MeasureId, PersonId},
    moderation::{BULK_MOST, Bulk, BulkAct, BulkItem, BulkState, ItemState, MeasureKind, stored},
    notifications::{NewNotice, Why},
    people::{Profile, Viewer},
    time::Timestamp,
    workgroups::{Moderate, Workgroup},
};
use sund_store::{
    Tx,
    audit::{self, Entry},
    forum::{posts, threads},
    moderation::{
        self,
        bulk::{self, Going},
        measures,
    },
    people,
};

/// How long an answer waits for it.
const WAITED_FOR: std::time::Duration = std::time::Duration::from_millis(700);

/// What chairs see of an act over many posts.
#[derive(Clone, Debug)]
pub struct BulkPage {
    /// The workgroup.
    pub workgroup: Workgroup,
    /// The act.
    pub bulk: Bulk,
    /// What it is about, and was not left as it was: the first of it.
    pub items: Vec<BulkItem>,
    /// What was left as it was.
    pub left: Vec<BulkItem>,
}

/// The workgroup and the person, before one decides.
pub async fn before_bulk(sund: &Sund, viewer: &Viewer, slug: &str, person: PersonId) -> Done<(Workgroup, Profile)> {
    let on = sund.store.reads();
    let workgroup = granted::<Moderate>(on, viewer, slug).await?.into_inner();
    Ok((workgroup, found(people::seen(on, viewer.seer, person).await?)?))
}

/// An act over many posts. Four queries.
pub async fn show_bulk(sund: &Sund, viewer: &Viewer, slug: &str, id: BulkId) -> Done<BulkPage> {
    let on = sund.store.reads();
    let workgroup = granted::<Moderate>(on, viewer, slug).await?;
    let bulk = found(bulk::one(on, &workgroup, id).await?)?;
    let (items, left) = (bulk::listed(on, &bulk, false).await?, bulk::listed(on, &bulk, true).await?);
    Ok(BulkPage { workgroup: workgroup.into_inner(), bulk, items, left })
}

/// Begins to take all that a person wrote in the workgroup out of sight; the person hears of it once, and can appeal once.
pub async fn hide_all(
    sund: &Sund,
    viewer: &Viewer,
    slug: &str,
    person: PersonId,
    cause: &str,
    words: &str,
) -> Done<BulkId> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    found(people::seen(tx.reads(), viewer.seer, person).await?)?;
    if person == viewer.person {
        return Err(Refusal::NotOneself.into());
    }
    if moderation::leads(tx.reads(), workgroup.id, sund.now()).await?.contains(&person) {
        return Err(Refusal::Chairs.into());
    }
    let reason = stored(cause, words)?;
    // What they are writing now is committed before, and goes along; what they write afterwards does not.
    people::hold_writing(&tx, [person]).await?;
    let new_measure = measure(sund, viewer, workgroup.id, (person, MeasureKind::HideAll), reason.clone());
    let (id, by, at) = (sund.new_id(), viewer.person, sund.now());
    let new = bulk::NewBulk {
        id,
        workgroup: workgroup.id,
        act: BulkAct::HidePerson,
        person: Some(person),
        measure: Some(new_measure.id),
        to: None,
        reason: reason.clone(),
        by,
        at,
    };
    measures::add(&tx, new_measure).await?;
    if bulk::begin(&tx, new, person, BULK_MOST).await? == 0 {
        return Err(Refusal::NothingToHide.into());
    }
    tell(sund, &tx, viewer, &workgroup, (person, Why::AllHidden, Audited::AllHidden), Some(reason)).await?;
    tx.commit().await?;
    Ok(id)
}

/// The person hears it, and members read that it was done, not to whom.
async fn tell(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    workgroup: &Workgroup,
    (person, why, audited): (PersonId, Why, Audited),
    reason: Option<String>,
) -> Done<()> {
    let told = NewNotice {
        workgroup: Some(workgroup.id),
        note: reason.clone(),
        ..notifications::notice(sund, viewer, person, why)
    };
    notifications::tell(sund, tx, vec![told]).await?;
    let entry = Entry { workgroup: Some(workgroup.id), reason, ..line(sund, viewer, audited, String::new()) };
    Ok(audit::add(tx, entry).await?)
}

/// Stops it where it is.
pub async fn stop_bulk(sund: &Sund, viewer: &Viewer, slug: &str, id: BulkId) -> Done<()> {
    change(sund, viewer, slug, id, BulkState::Running, BulkState::Stopped).await
}

/// Lets it go on after it was stopped.
pub async fn resume_bulk(sund: &Sund, viewer: &Viewer, slug: &str, id: BulkId) -> Done<()> {
    let on = sund.store.reads();
    let workgroup = granted::<Moderate>(on, viewer, slug).await?;
    may_take_back(on, viewer, &found(bulk::going(on, &workgroup, id).await?)?).await?;
    change(sund, viewer, slug, id, BulkState::Stopped, BulkState::Running).await
}

/// Changes its state; pressing twice is pressing once.
async fn change(sund: &Sund, viewer: &Viewer, slug: &str, id: BulkId, from: BulkState, to: BulkState) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    found(bulk::one(tx.reads(), &workgroup, id).await?)?;
    bulk::set(&tx, id, from, to, sund.now()).await?;
    Ok(tx.commit().await?)
}

/// Begins to undo what it did: the person hears it, and their measure is over.
pub async fn undo_bulk(sund: &Sund, viewer: &Viewer, slug: &str, id: BulkId) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    let bulk = found(bulk::one(tx.reads(), &workgroup, id).await?)?;
    may_take_back(tx.reads(), viewer, &found(bulk::going(tx.reads(), &workgroup, id).await?)?).await?;
    if undoing(sund, &tx, id).await? {
        if let Some(measure) = bulk.measure {
            measures::end(&tx, &workgroup, measure, viewer.person, sund.now()).await?;
        }
        if let Some((person, _)) = bulk.person {
            let what = (person, Why::AllRestored, Audited::AllRestored);
            tell(sund, &tx, viewer, &workgroup, what, None).await?;
        } else {
            tell_authors(sund, &tx, viewer, (workgroup.id, id), Why::ThreadsAsBefore, None).await?;
        }
    }
    Ok(tx.commit().await?)
}

async fn undoing(sund: &Sund, tx: &Tx, id: BulkId) -> Done<bool> {
    for from in [BulkState::Running, BulkState::Stopped, BulkState::Done] {
        if bulk::set(tx, id, from, BulkState::Undoing, sund.now()).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// An appeal against it was right: it is undone. Says what is to go on when the decision is committed.
pub(super) async fn overturned(sund: &Sund, tx: &Tx, measure: MeasureId) -> Done<Option<BulkId>> {
    let Some(id) = bulk::of_measure(tx.reads(), measure).await? else { return Ok(None) };
    Ok(undoing(sund, tx, id).await?.then_some(id))
}

/// Goes on until it is through, is stopped, or the viewer does not chair the workgroup any more. Two who let the same act go
/// on do each post once.
pub async fn run_bulk(sund: &Sund, viewer: &Viewer, slug: &str, id: BulkId) -> Done<()> {
    let mut viewer = viewer.clone();
    loop {
        viewer.seer.now = sund.now();
        if !step(sund, &viewer, slug, id).await? {
            return Ok(());
        }
    }
}

/// The same beside everything else, waited for only as long as nobody minds: most acts are through by then. A fault is in the
/// log, and the page shows that it does not go on.
pub async fn go_on(sund: &Sund, viewer: &Viewer, slug: &str, id: BulkId) {
    let (sund, viewer, slug) = (sund.clone(), viewer.clone(), slug.to_owned());
    let running = tokio::spawn(async move {
        if let Err(error) = run_bulk(&sund, &viewer, &slug, id).await {
            tracing::error!(%error, bulk = %id, "an act over many posts broke off");
        }
    });
    let _ = tokio::time::timeout(WAITED_FOR, running).await;
}

/// One post or thread. No: there is none left, or it does not go on.
async fn step(sund: &Sund, viewer: &Viewer, slug: &str, id: BulkId) -> Done<bool> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    let going = found(bulk::going(tx.reads(), &workgroup, id).await?)?;
    // First of all: whoever comes second waits here, and finds the next one.
    if !going.state.moves() || !bulk::stepped(&tx, id, going.state, sund.now()).await? {
        return Ok(false);
    }
    let (from, end) = match going.state {
        BulkState::Running => (ItemState::Waiting, BulkState::Done),
        _ => (ItemState::Done, BulkState::Undone),
    };
    let Some(item) = bulk::next(tx.reads(), id, from).await? else {
        bulk::set(&tx, id, going.state, end, sund.now()).await?;
        tx.commit().await?;
        return Ok(false);
    };
    // What is done carries the time of its item: by that it is known again.
    let at = sund.now();
    let act = Act { sund, tx: &tx, viewer, workgroup: &workgroup, going: &going, item: &item, at };
    let to = match going.state {
        BulkState::Running if act.go().await? => ItemState::Done,
        BulkState::Running => ItemState::Left,
        _ => {
            act.undo().await?;
            ItemState::Undone
        }
    };
    bulk::mark(&tx, id, &item, to, at).await?;
    tx.commit().await?;
    Ok(true)
}

/// What one step does.
pub(super) struct Act<'a> {
    pub(super) sund: &'a Sund,
    pub(super) tx: &'a Tx,
    pub(super) viewer: &'a Viewer,
    pub(super) workgroup: &'a Workgroup,
    pub(super) going: &'a Going,
    pub(super) item: &'a BulkItem,
    pub(super) at: Timestamp,
}

/// What may not be done, or is not there any more, is left as it is.
pub(super) fn or_left<T>(done: Done<T>) -> Done<Option<T>> {
    match done {
        Ok(it) => Ok(Some(it)),
        Err(ActionError::Refused(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

impl Act<'_> {
    async fn go(&self) -> Done<bool> {
        match self.going.act {
            BulkAct::HidePerson => self.hide().await,
            BulkAct::HideThreads => self.hide_chosen().await,
            BulkAct::LockThreads => self.lock_chosen().await,
            BulkAct::MoveThreads => self.move_chosen().await,
        }
    }

    async fn undo(&self) -> Done<()> {
        match self.going.act {
            BulkAct::HidePerson => self.restore().await,
            BulkAct::HideThreads => self.restore_chosen().await,
            BulkAct::LockThreads => self.unlock_chosen().await,
            BulkAct::MoveThreads => self.move_back().await,
        }
    }

    /// No, if it is out of sight already, went to another workgroup, or others wrote in the thread meanwhile.
    async fn hide(&self) -> Done<bool> {
        let (sund, tx) = (self.sund, self.tx);
        let why = Hidden { at: self.at, how: HiddenHow::Chair, reason: self.going.reason.clone() };
        if let Some(id) = self.item.post {
            let Some(post) = or_left(granted_post::<HidePost>(tx.reads(), self.viewer, id).await)? else {
                return Ok(false);
            };
            if post.post.hidden.is_some() || post.thread.forum.workgroup != self.workgroup.id {
                return Ok(false);
            }
            posts::hide(tx, &post, why).await?;
            notifications::post_out_of_sight(sund, tx, id).await?;
            return Ok(true);
        }
        let id = self.item.thread.0;
        let Some(thread) = or_left(granted_thread::<HideThread>(tx.reads(), self.viewer, id).await)? else {
            return Ok(false);
        };
        let others = bulk::others_wrote(tx.reads(), id, thread.author).await?;
        if others || thread.hidden.is_some() || thread.forum.workgroup != self.workgroup.id {
            return Ok(false);
        }
        threads::hide(tx, &thread, why).await?;
        notifications::thread_out_of_sight(sund, tx, id).await?;
        Ok(true)
    }

    /// Only what this act did, and nobody changed since.
    async fn restore(&self) -> Done<()> {
        let ours = |hidden: Option<&Hidden>| {
            hidden.is_some_and(|hidden| hidden.how == HiddenHow::Chair && Some(hidden.at) == self.item.did)
        };
        let tx = self.tx;
        if let Some(id) = self.item.post {
            let post = or_left(granted_post::<RestorePost>(tx.reads(), self.viewer, id).await)?;
            if let Some(post) = post.filter(|post| ours(post.post.hidden.as_ref())) {
                posts::restore(tx, &post).await?;
            }
            return Ok(());
        }
        let thread = or_left(granted_thread::<RestoreThread>(tx.reads(), self.viewer, self.item.thread.0).await)?;
        if let Some(thread) = thread.filter(|thread: &Granted<_, _>| ours(thread.hidden.as_ref())) {
            threads::restore(tx, &thread).await?;
        }
        Ok(())
    }
}
