//! A text that waits for a chair: its author sees, changes and takes it back; chairs let it through or not.

use super::{decide::Act, holding::why_held, measure, tell_leads, writing};
use crate::{
    Done, Sund,
    audit::line as audit_line,
    error::found,
    forum::{Written, draft_done, granted_forum, granted_thread, habit, publish, whom},
    notifications,
    tags::by_slugs,
};
use sund_domain::{
    Field, Granted, Invalid, Problem, Refusal,
    audit::Audited,
    files::File,
    forum::{Byline, Draft, DraftPlace, Forum, Reply, Stamp, StartThread, Thread, ThreadKind},
    ids::{HeldId, PostId, ThreadId, WorkgroupId},
    language::Language,
    moderation::{Decision, Held, HeldBecause, MeasureKind, WAITING_MOST},
    notifications::{NewNotice, Why},
    people::{Seer, Viewer},
    polls::NewPoll,
    sso::Level,
    text::{TITLE_MOST, line},
    time::{DAY, Timestamp},
    workgroups::Moderate,
};
use sund_store::{
    Reads, Tx,
    audit::{self, Entry},
    files,
    forum::{drafts, posts::Text, threads},
    moderation::{
        held::{self, Place},
        measures,
    },
    tags, workgroups,
};
use uuid::Uuid;

/// So long what was not let through is kept, for an appeal and for its author.
const DECLINED_KEPT: i64 = 180 * DAY;

/// What begins a thread, besides its text: kind, title, language of the title.
pub(crate) type Heading<'a> = (Option<ThreadKind>, &'a str, Language);

/// Keeps a text that waits for a chair, if it does.
pub(crate) async fn hold(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    (place, forum): (Place<'_>, &Forum),
    (kind, title, title_language): Heading<'_>,
    (form, text, poll): (Uuid, &Text, Option<&NewPoll>),
) -> Done<Option<HeldId>> {
    let Some((because, word)) = why_held(sund, tx, viewer, forum, (title, text), ("", "")).await? else {
        return Ok(None);
    };
    if poll.is_some() {
        // It would be over before anybody sees it: it is not kept with the text.
        return Err(Invalid::new(Field::Body, Problem::PollWaits).into());
    }
    // One that calls more than a post can could not be let through.
    whom(&text.markdown)?;
    if held::waiting(tx.reads(), viewer.person).await? >= WAITING_MOST {
        return Err(Refusal::TooMuchWaits.into());
    }
    let new = held_now(sund, viewer, (kind, title, title_language), text, (because, word));
    held::insert(tx, place, sund.new_id(), &new, form).await?;
    tell_leads(sund, tx, viewer, place.workgroup(), place.thread()).await?;
    Ok(Some(new.id))
}

fn held_now(
    sund: &Sund,
    viewer: &Viewer,
    (kind, title, title_language): Heading<'_>,
    text: &Text,
    (because, word): (HeldBecause, String),
) -> Held {
    Held {
        id: sund.new_id(),
        thread: None,
        forum: None,
        kind: kind.map_or("", ThreadKind::code).to_owned(),
        title: title.to_owned(),
        title_language,
        tags: String::new(),
        markdown: text.markdown.clone(),
        html: text.html.clone(),
        language: text.language,
        author: viewer.person,
        organisation: viewer.organisation,
        because,
        word,
        version: 0,
        at: sund.now(),
        declined: None,
        reason: String::new(),
    }
}

/// A text of one's own that waits, with where it would go and what was typed since.
#[derive(Clone, Debug)]
pub struct OwnHeld {
    /// The text.
    pub held: Held,
    /// The thread that it is a reply in, if one still sees that.
    pub thread: Option<Thread>,
    /// What was typed since.
    pub draft: Option<Draft>,
    /// What is attached to it.
    pub files: Vec<File>,
}

/// A text of the viewer's that waits, or was not let through. Four queries at most.
pub async fn own_held(sund: &Sund, viewer: &Viewer, id: HeldId) -> Done<OwnHeld> {
    let on = sund.store.reads();
    let held = found(held::one(on, id).await?.filter(|held| held.author == viewer.person))?;
    let thread = match held.thread {
        Some(thread) => threads::seen(on, viewer.seer, thread).await?,
        None => None,
    };
    let place = DraftPlace::Held(id);
    Ok(OwnHeld {
        held,
        thread,
        draft: drafts::of(on, viewer.person, place).await?,
        files: files::loose(on, viewer.person, place).await?,
    })
}

/// All that waits of the viewer's, and what was not let through. One query.
pub async fn all_own_held(sund: &Sund, viewer: &Viewer) -> Done<Vec<Held>> {
    Ok(held::own(sund.store.reads(), viewer.person).await?)
}

/// Changes it before a chair has decided; what was not let through waits again.
pub async fn change_held(sund: &Sund, viewer: &Viewer, id: HeldId, title: &str, written: Written<'_>) -> Done<()> {
    let tx = writing(sund, viewer).await?;
    let held = found(held::one(tx.reads(), id).await?.filter(|held| held.author == viewer.person))?;
    let title = if held.thread.is_none() { line(Field::Title, title, TITLE_MOST)? } else { String::new() };
    let text = written.check(habit(viewer))?;
    whom(&text.markdown)?;
    let (thread, forum);
    let place = match (held.thread, &held.forum) {
        (Some(id), _) => {
            thread = granted_thread::<Reply>(tx.reads(), viewer, id).await?;
            Place::Thread(&thread)
        }
        (None, Some((_, slug, _))) => {
            forum = granted_forum::<StartThread>(tx.reads(), viewer, slug).await?;
            Place::Forum(&forum)
        }
        (None, None) => return Err(Refusal::NotFound.into()),
    };
    if held.declined.is_none() {
        if !held::still_waits(&tx, id).await? {
            return Err(Refusal::AlreadyDecided.into());
        }
    } else {
        if held::waiting(tx.reads(), viewer.person).await? >= WAITING_MOST {
            return Err(Refusal::TooMuchWaits.into());
        }
        held::open(&tx, &held, place, sund.new_id(), sund.now()).await?;
        tell_leads(sund, &tx, viewer, place.workgroup(), place.thread()).await?;
    }
    held::change(&tx, &held, &title, text).await?;
    held::attach(&tx, &held, DraftPlace::Held(id)).await?;
    let typed = Draft { title, body: written.body.to_owned(), ..Draft::default() };
    draft_done(sund, &tx, viewer, DraftPlace::Held(id), Stamp::default(), Some(&typed)).await?;
    Ok(tx.commit().await?)
}

/// Takes it back: it is a draft again, above what was begun there since.
pub async fn take_back_held(sund: &Sund, viewer: &Viewer, id: HeldId) -> Done<DraftPlace> {
    let tx = writing(sund, viewer).await?;
    let held = found(held::one(tx.reads(), id).await?.filter(|held| held.author == viewer.person))?;
    if held.declined.is_none() && !held::still_waits(&tx, id).await? {
        return Err(Refusal::AlreadyDecided.into());
    }
    let place = match (held.thread, &held.forum) {
        (Some(thread), _) => DraftPlace::Reply(thread),
        (None, Some((forum, ..))) => DraftPlace::Thread(*forum),
        (None, None) => return Err(Refusal::NotFound.into()),
    };
    let older = drafts::there(tx.reads(), viewer.person, place).await?.map(|there| there.draft).unwrap_or_default();
    // A page that is open there keeps what it types beside this.
    let stamp = Stamp { pen: sund.new_id(), version: older.stamp.version + 1, base: 0 };
    let draft = Draft {
        title: held.title.clone(),
        body: held.markdown.clone(),
        kind: held.kind.clone(),
        language: held.language.code().into(),
        tags: tags_typed(tx.reads(), viewer, &held.tags).await?,
        stamp,
        ..Draft::default()
    };
    drafts::keep(&tx, viewer.person, place, draft.above(older), sund.now()).await?;
    held::close(&tx, id, Decision::Withdrawn, viewer.person, sund.now()).await?;
    held::take_back(&tx, id, place).await?;
    tx.commit().await?;
    Ok(place)
}

/// The themes of a text that waits, as its author types them.
async fn tags_typed(on: &impl Reads, viewer: &Viewer, slugs: &str) -> Done<String> {
    let (reader, tags) = (habit(viewer), by_slugs(on, slugs).await?);
    Ok(tags.iter().map(|tag| tag.name(reader).1).collect::<Vec<_>>().join(", "))
}

/// Forgets what was not let through long ago.
pub async fn forget_declined(sund: &Sund) -> Done<()> {
    let tx = sund.store.begin().await?;
    held::forget_declined(&tx, sund.now().plus(-DECLINED_KEPT)).await?;
    Ok(tx.commit().await?)
}

impl Act<'_> {
    /// `seen` is which version of the text the chair has read: one decides about nothing else.
    pub(super) async fn about_held(&self, decision: Decision, seen: &str) -> Done<()> {
        let held = self.case.held.clone().ok_or(Refusal::AlreadyDecided)?;
        if seen != held.version.to_string() {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        if decision == Decision::Approve { self.let_through(&held).await } else { self.decline(&held).await }
    }

    /// Publishes it as its author's, now: it gets the number that is next, and those who watch are told once.
    pub(super) async fn let_through(&self, held: &Held) -> Done<()> {
        let (sund, tx, viewer) = (self.sund, self.tx, self.viewer);
        if !held::writes(tx.reads(), held.author, self.workgroup.id, sund.now()).await? {
            return Err(Refusal::AuthorGone.into());
        }
        let by = Byline { person: held.author, organisation: held.organisation };
        let thread = self.thread_for(held, by).await?;
        let thread = granted_thread::<Reply>(tx.reads(), viewer, thread).await?;
        if thread.forum.workgroup != self.workgroup.id {
            return Err(Refusal::NotFound.into());
        }
        if held.thread.is_none() {
            let about = by_slugs(tx.reads(), &held.tags).await?;
            tags::of_new(tx, &thread, &about.iter().map(|tag| tag.id).collect::<Vec<_>>()).await?;
        }
        let text = Text { markdown: held.markdown.clone(), html: held.html.clone(), language: held.language };
        let (post, _): (PostId, u32) = publish(sund, tx, &thread, (by, self.author()), (held.id.0, text)).await?;
        held::became(tx, held.id, thread.id, post).await?;
        held::close(tx, held.id, Decision::Approve, viewer.person, sund.now()).await?;
        let told = NewNotice {
            post: Some(post),
            ..notifications::about_thread(sund, viewer, held.author, Why::PostApproved, &thread)
        };
        notifications::tell(sund, tx, vec![told]).await?;
        let entry = Entry {
            post: Some(post),
            ..crate::audit::about_thread(sund, viewer, Audited::PostApproved, &thread, None)
        };
        Ok(audit::add(tx, entry).await?)
    }

    /// Its author, with what the least sure sign-in shows.
    fn author(&self) -> Seer {
        let author = &self.case.about;
        let (asked, now) = (Timestamp(0), self.sund.now());
        Seer { person: author.person, guest: author.guest, level: Level::default(), asked, now }
    }

    /// The thread that it goes to; one that it begins begins now.
    async fn thread_for(&self, held: &Held, by: Byline) -> Done<ThreadId> {
        let (Some((_, slug, _)), None) = (&held.forum, held.thread) else {
            return Ok(held.thread.ok_or(Refusal::NotFound)?);
        };
        let forum = granted_forum::<StartThread>(self.tx.reads(), self.viewer, slug).await?;
        let id: ThreadId = self.sund.new_id();
        let kind = held.kind.parse().unwrap_or(ThreadKind::Discussion);
        let (title, language, at) = (held.title.clone(), held.title_language, self.sund.now());
        threads::insert(self.tx, &forum, threads::NewThread { id, kind, title, language, by, at }).await?;
        Ok(id)
    }

    /// It is not published; its author keeps it, is told why and can appeal.
    async fn decline(&self, held: &Held) -> Done<()> {
        let (sund, tx, viewer) = (self.sund, self.tx, self.viewer);
        let reason = self.reason.clone().unwrap_or_default();
        held::decline(tx, held.id, &reason, sund.now()).await?;
        let new = measures::NewMeasure {
            held: Some(held.id),
            thread: held.thread,
            ..measure(sund, viewer, self.workgroup.id, (held.author, MeasureKind::DeclinePost), reason.clone())
        };
        measures::add(tx, new).await?;
        let told = NewNotice {
            thread: held.thread,
            note: Some(reason.clone()),
            ..notifications::notice(sund, viewer, held.author, Why::PostDeclined)
        };
        notifications::tell(sund, tx, vec![told]).await?;
        let entry = Entry {
            workgroup: Some(self.workgroup.id),
            reason: Some(reason),
            ..audit_line(sund, viewer, Audited::PostDeclined, String::new())
        };
        Ok(audit::add(tx, entry).await?)
    }

    /// An appeal was right: what was not let through is published, if it is kept still.
    pub(super) async fn let_through_after_all(&self, id: HeldId) -> Done<()> {
        match held::one(self.tx.reads(), id).await? {
            Some(held) => self.let_through(&held).await,
            None => Ok(()),
        }
    }
}

/// Whether the viewer moderates where this text waits. As many queries for one that there is not.
pub(crate) async fn looks_at(on: &impl Reads, viewer: &Viewer, id: HeldId) -> Done<bool> {
    let workgroup = held::queue_of(on, id).await?.unwrap_or(WorkgroupId(Uuid::nil()));
    let workgroup = workgroups::by_id(on, viewer.seer, workgroup).await?;
    Ok(workgroup.is_some_and(|workgroup| Granted::<_, Moderate>::check(workgroup).is_ok()))
}
