//! Deciding about an item of the queue, and telling both sides.

use crate::{
    Done, Sund,
    audit::line,
    error::found,
    forum::{granted_post, granted_thread, hide, hide_whole, restore, restore_whole},
    moderation::{
        bulk::{go_on, overturned},
        measures::{carried_out, ended},
    },
    notifications,
    workgroups::granted,
};
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal,
    audit::Audited,
    forum::{HiddenHow, HidePost, HideThread, PostInThread, RestorePost, RestoreThread},
    ids::{BulkId, CaseId, PersonId},
    moderation::{Case, CaseKind, Decision, Measure, MeasureKind, stored},
    notifications::{NewNotice, Why},
    people::Viewer,
    workgroups::{Moderate, Workgroup},
};
use sund_store::{
    Tx,
    audit::{self, Entry},
    forum::{posts, threads},
    moderation::{self, cases, flags, measures},
    people,
};

/// What a chair decides, as it was typed.
#[derive(Clone, Copy, Debug)]
pub struct Deciding<'a> {
    /// The code of the decision.
    pub decision: &'a str,
    /// The code of the reason.
    pub cause: &'a str,
    /// The reason in words.
    pub words: &'a str,
    /// Of a text that waits: which version of it was seen.
    pub seen: &'a str,
}

/// Everything that a decision needs.
pub(super) struct Act<'a> {
    pub(super) sund: &'a Sund,
    pub(super) tx: &'a Tx,
    pub(super) viewer: &'a Viewer,
    pub(super) workgroup: &'a Granted<Workgroup, Moderate>,
    pub(super) case: &'a Case,
    pub(super) reason: Option<String>,
}

/// Decides. Of two chairs at once the first one counts, and the other hears it.
pub async fn decide(sund: &Sund, viewer: &Viewer, slug: &str, id: CaseId, deciding: Deciding<'_>) -> Done<()> {
    let tx = sund.store.begin().await?;
    let workgroup = granted::<Moderate>(tx.reads(), viewer, slug).await?;
    let case = found(cases::one(tx.reads(), viewer.seer, &workgroup, id).await?)?;
    // Its author writes no other text meanwhile, and nobody suspends them.
    people::hold_writing(&tx, [case.about.person]).await?;
    let case = found(cases::one(tx.reads(), viewer.seer, &workgroup, id).await?)?;
    if case.decided.is_some() {
        return Err(Refusal::AlreadyDecided.into());
    }
    let wrong = || Invalid::new(Field::Decision, Problem::NotAChoice);
    let decision: Decision = deciding.decision.parse().map_err(|_| wrong())?;
    if !decision.is_offered(case.kind) {
        return Err(wrong().into());
    }
    let said = !deciding.cause.is_empty() || !deciding.words.trim().is_empty();
    let reason = if said || decision.needs_a_reason() { Some(stored(deciding.cause, deciding.words)?) } else { None };
    // First of all: whoever comes second waits here, and finds it decided.
    let first = if decision == Decision::Rewrite {
        cases::ask(&tx, &workgroup, id, viewer.person, sund.now()).await?
    } else {
        cases::decide(&tx, &workgroup, id, decision, viewer.person, sund.now()).await?
    };
    if !first {
        return Err(Refusal::AlreadyDecided.into());
    }
    let act = Act { sund, tx: &tx, viewer, workgroup: &workgroup, case: &case, reason };
    let undone = match case.kind {
        CaseKind::Flag => act.about_a_post(decision).await.map(|()| None)?,
        CaseKind::Appeal => act.about_an_appeal(decision).await?,
        CaseKind::Held => act.about_held(decision, deciding.seen).await.map(|()| None)?,
    };
    tx.commit().await?;
    if let Some(bulk) = undone {
        go_on(sund, viewer, slug, bulk).await;
    }
    Ok(())
}

impl Act<'_> {
    async fn about_a_post(&self, decision: Decision) -> Done<()> {
        match decision {
            Decision::Nothing => self.nothing().await?,
            Decision::Rewrite => return self.rewrite().await,
            _ => {
                let post = self.hide().await?;
                if decision == Decision::HideAndWarn {
                    self.warn(&post).await?;
                }
            }
        }
        let why = if decision == Decision::Nothing { Why::FlagDismissed } else { Why::FlagHeeded };
        self.tell_flaggers(why).await
    }

    /// The post, where the item is about one that is in this workgroup still.
    async fn post<A: sund_domain::Act<PostInThread>>(&self) -> Done<Granted<PostInThread, A>> {
        let id = found(self.case.post)?;
        let post = granted_post::<A>(self.tx.reads(), self.viewer, id).await?;
        if post.thread.forum.workgroup == self.workgroup.id { Ok(post) } else { Err(Refusal::NotFound.into()) }
    }

    async fn nothing(&self) -> Done<()> {
        if self.case.text.as_ref().and_then(|text| text.hidden) == Some(HiddenHow::Review) {
            let post = self.post::<RestorePost>().await?;
            if post.post.number == 1 {
                let thread = Granted::<_, RestoreThread>::check(post.into_inner().thread)?;
                restore_whole(self.sund, self.tx, self.viewer, &thread).await?;
            } else {
                restore(self.sund, self.tx, self.viewer, &post).await?;
            }
        }
        self.log(Audited::FlagsDismissed).await
    }

    async fn hide(&self) -> Done<PostInThread> {
        let reason = self.reason.clone().unwrap_or_default();
        let id = found(self.case.post)?;
        let post = found(posts::seen(self.tx.reads(), self.viewer.seer, id).await?)?;
        if post.thread.forum.workgroup != self.workgroup.id {
            return Err(Refusal::NotFound.into());
        }
        if post.post.number == 1 {
            let thread = Granted::<_, HideThread>::check(post.thread.clone())?;
            hide_whole(self.sund, self.tx, self.viewer, &thread, reason).await?;
            return Ok(post);
        }
        let post = Granted::<_, HidePost>::check(post)?;
        hide(self.sund, self.tx, self.viewer, &post, reason).await?;
        Ok(post.into_inner())
    }

    async fn warn(&self, post: &PostInThread) -> Done<()> {
        let person = post.post.author.person;
        if moderation::leads(self.tx.reads(), self.workgroup.id, self.sund.now()).await?.contains(&person) {
            return Err(Refusal::Chairs.into());
        }
        let reason = self.reason.clone().unwrap_or_default();
        carried_out(self.sund, self.tx, self.viewer, self.workgroup, (person, MeasureKind::Warn, None), reason).await
    }

    /// Out of sight until its author has written it anew and chairs have looked: the item goes on waiting.
    async fn rewrite(&self) -> Done<()> {
        let reason = self.reason.clone().unwrap_or_default();
        let post = self.post::<RestorePost>().await?;
        let why = sund_domain::forum::Hidden { at: self.sund.now(), how: HiddenHow::Review, reason: reason.clone() };
        if post.post.number == 1 {
            let thread = Granted::<_, HideThread>::check(post.thread.clone())?;
            threads::hide(self.tx, &thread, why).await?;
            notifications::thread_out_of_sight(self.sund, self.tx, thread.id).await?;
        } else {
            let hidden = Granted::<_, HidePost>::check(PostInThread::clone(&post))?;
            posts::hide(self.tx, &hidden, why).await?;
            notifications::post_out_of_sight(self.sund, self.tx, post.post.id).await?;
        }
        let told = NewNotice {
            note: Some(reason),
            ..notifications::about_post(self.sund, self.viewer, Why::PostToRewrite, &post)
        };
        notifications::tell(self.sund, self.tx, vec![told]).await?;
        self.log(Audited::RewriteAsked).await
    }

    /// Those who flagged hear what became of it, not who else did, nor who wrote it.
    async fn tell_flaggers(&self, why: Why) -> Done<()> {
        let told = |to: PersonId| NewNotice {
            workgroup: Some(self.workgroup.id),
            thread: self.case.text.as_ref().map(|text| text.thread),
            post: self.case.post,
            ..notifications::notice(self.sund, self.viewer, to, why)
        };
        let who = flags::who(self.tx.reads(), self.case.id).await?;
        notifications::tell(self.sund, self.tx, who.into_iter().map(told).collect()).await
    }

    /// The chair who acted does not decide, if there is another one.
    async fn about_an_appeal(&self, decision: Decision) -> Done<Option<BulkId>> {
        let (sund, tx, viewer) = (self.sund, self.tx, self.viewer);
        let id = found(cases::measure_of(tx.reads(), self.case).await?)?;
        let measure = found(measures::one(tx.reads(), viewer.seer, self.workgroup, id).await?)?;
        let acted = measure.by.as_ref().is_some_and(|(by, _)| *by == viewer.person);
        if acted && moderation::leads(tx.reads(), self.workgroup.id, sund.now()).await?.len() > 1 {
            return Err(Refusal::OwnMeasure.into());
        }
        let (why, audited) = match decision {
            Decision::Overturn => (Why::AppealOverturned, Audited::AppealOverturned),
            _ => (Why::AppealUpheld, Audited::AppealUpheld),
        };
        let undone = if decision == Decision::Overturn { self.undo(&measure).await? } else { None };
        let told = NewNotice {
            note: self.reason.clone(),
            // Who is suspended is not told of a place, and hears all the same.
            workgroup: (measure.kind != MeasureKind::Suspend).then_some(self.workgroup.id),
            ..notifications::notice(sund, viewer, measure.person, why)
        };
        notifications::tell(sund, tx, vec![told]).await?;
        self.log(audited).await?;
        Ok(undone)
    }

    /// Says what is undone step by step afterwards.
    async fn undo(&self, measure: &Measure) -> Done<Option<BulkId>> {
        let (sund, tx, viewer) = (self.sund, self.tx, self.viewer);
        let by_chair = |hidden: &Option<sund_domain::forum::Hidden>| {
            hidden.as_ref().is_some_and(|hidden| hidden.how == HiddenHow::Chair)
        };
        match (measure.kind, &measure.thread, measure.post) {
            (MeasureKind::HidePost, _, Some(post)) => {
                let post = granted_post::<RestorePost>(tx.reads(), viewer, post).await?;
                if by_chair(&post.post.hidden) {
                    restore(sund, tx, viewer, &post).await?;
                }
            }
            (MeasureKind::HideThread, Some((thread, _)), _) => {
                let thread = granted_thread::<RestoreThread>(tx.reads(), viewer, *thread).await?;
                if by_chair(&thread.hidden) {
                    restore_whole(sund, tx, viewer, &thread).await?;
                }
            }
            (MeasureKind::DeclinePost, ..) => {
                if let Some(held) = measure.held {
                    self.let_through_after_all(held).await?;
                }
            }
            _ => (),
        }
        ended(sund, tx, viewer, self.workgroup, measure, false).await?;
        if measure.kind == MeasureKind::HideAll { overturned(sund, tx, measure.id).await } else { Ok(None) }
    }

    /// A line for members: what was decided and why, with nothing of what was flagged and nobody's name but the chair's.
    async fn log(&self, act: Audited) -> Done<()> {
        let text = self.case.text.as_ref();
        let entry = Entry {
            workgroup: Some(self.workgroup.id),
            thread: text.map(|text| text.thread),
            post: self.case.post,
            reason: self.reason.clone(),
            ..line(self.sund, self.viewer, act, text.map(|text| text.title.clone()).unwrap_or_default())
        };
        Ok(audit::add(self.tx, entry).await?)
    }
}
