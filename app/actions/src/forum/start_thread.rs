//! Beginning a question, a discussion, a practice, an announcement.

use super::{
    Sent, Written,
    drafts::posted,
    granted_forum,
    posted::add_post,
    written::{chosen_or_guessed, habit},
};
use crate::{
    ActionError, Done, Sund,
    moderation::{hold, may_post_now, writing},
    polls::Asked,
    tags::{chosen_for, slugs},
};
use sund_domain::{
    Field, Granted, Invalid, Problem,
    forum::{
        Announce, Byline, Draft, DraftPlace, Forum, Reply, Stamp, StartThread, Template, ThreadKind, without_empty,
    },
    ids::ThreadId,
    language::Language,
    people::Viewer,
    polls::NewPoll,
    refusal::Checking,
    tags::{Tag, TypedTags},
    text::{TITLE_MOST, line},
};
use sund_store::{
    Tx,
    forum::{drafts, posts, templates, threads},
    is_taken,
    moderation::held::{self, Place},
    tags,
};
use uuid::Uuid;

/// A thread as it was typed into its form.
#[derive(Clone, Copy, Debug)]
pub struct NewThread<'a> {
    /// The id of the form: the same form makes one thread.
    pub form: Uuid,
    /// The code of the chosen kind.
    pub kind: &'a str,
    /// As typed.
    pub title: &'a str,
    /// The first post.
    pub text: Written<'a>,
}

/// What else comes with a new thread.
#[derive(Clone, Copy, Debug, Default)]
pub struct With<'a> {
    /// A poll in its first post.
    pub poll: Option<Asked<'a>>,
    /// What it is about.
    pub tags: TypedTags<'a>,
    /// What stood in the box before: sections that nobody filled are left out.
    pub templates: &'a [&'a str],
}

/// What the form of a new thread needs.
#[derive(Clone, Debug)]
pub struct StartForm {
    /// Where it would be.
    pub forum: Forum,
    /// What the viewer has begun.
    pub draft: Option<Draft>,
    /// What the workgroup puts into the box.
    pub templates: Vec<Template>,
}

/// The forum, the viewer's draft for a new thread in it, and the workgroup's templates. Three queries.
pub async fn start_form(sund: &Sund, viewer: &Viewer, forum: &str) -> Done<StartForm> {
    let on = sund.store.reads();
    let forum = granted_forum::<StartThread>(on, viewer, forum).await?.into_inner();
    let draft = drafts::of(on, viewer.person, DraftPlace::Thread(forum.id)).await?;
    let templates = templates::of(on, forum.workgroup).await?;
    Ok(StartForm { forum, draft, templates })
}

/// Begins a thread with its first post; refused where chairs look at it first, for those who ask by [`send_thread`].
pub async fn start_thread(sund: &Sund, viewer: &Viewer, forum: &str, new: NewThread<'_>) -> Done<ThreadId> {
    send_thread(sund, viewer, forum, new, With::default()).await?.posted()
}

/// Begins a thread with its first post, and what comes with it, or keeps it for a chair to look at.
pub async fn send_thread(
    sund: &Sund,
    viewer: &Viewer,
    forum: &str,
    new: NewThread<'_>,
    with: With<'_>,
) -> Done<Sent<ThreadId>> {
    match start_once(sund, viewer, forum, new, with).await {
        // The same form was quicker on another connection: now its thread can be found.
        Err(ActionError::Store(error)) if is_taken(&error) => start_once(sund, viewer, forum, new, with).await,
        done => done,
    }
}

async fn start_once(
    sund: &Sund,
    viewer: &Viewer,
    forum: &str,
    new: NewThread<'_>,
    with: With<'_>,
) -> Done<Sent<ThreadId>> {
    let tx = writing(sund, viewer).await?;
    let forum = granted_forum::<StartThread>(tx.reads(), viewer, forum).await?;
    if let Some((_, thread, _)) = posts::by_form(tx.reads(), viewer.person, new.form).await? {
        return Ok(Sent::Posted(thread));
    }
    if let Some(held) = held::by_form(tx.reads(), viewer.person, new.form).await? {
        return Ok(Sent::Waits(held));
    }
    let mut checking = Checking::default();
    let kind =
        checking.take(new.kind.parse::<ThreadKind>().map_err(|_| Invalid::new(Field::Kind, Problem::NotAChoice)));
    let title = checking.take(line(Field::Title, new.title, TITLE_MOST));
    let body = without_empty(with.templates, new.text.body);
    let text = checking.take(Written { body: &body, ..new.text }.check(habit(viewer)));
    let guessed = text.as_ref().map_or_else(|| habit(viewer), |text| text.language);
    let tags = checking.take(chosen_for(tx.reads(), with.tags, guessed).await?);
    let poll = checking.take(with.poll.map_or(Ok(None), |asked| asked.check(sund.now())));
    let (Some(kind), Some(title), Some(text), Some(tags), Some(poll)) = (kind, title, text, tags, poll) else {
        checking.done()?;
        return Err(Invalid::new(Field::Body, Problem::Empty).into());
    };
    let forum = if kind == ThreadKind::Announcement {
        Granted::check(Granted::<Forum, Announce>::check(forum.into_inner())?.into_inner())?
    } else {
        forum
    };
    let language = chosen_or_guessed(new.text.language, &title, text.language)?;
    let place = (Place::Forum(&forum), &*forum);
    let sending = (new.form, &text, poll.as_ref());
    let heading = (kind, title, language);
    let held = hold(sund, &tx, viewer, place, (Some(kind), &heading.1, language), sending).await?;
    let sent = if let Some(held) = held {
        held::tag(&tx, held, &slugs(&tags)).await?;
        Sent::Waits(held)
    } else {
        Sent::Posted(begin(sund, &tx, viewer, &forum, heading, (new.form, text), (poll, tags)).await?)
    };
    let stamp = Stamp { pen: new.form, ..Stamp::default() };
    let typed = Draft { title: new.title.to_owned(), body: new.text.body.to_owned(), ..Draft::default() };
    posted(sund, &tx, viewer, DraftPlace::Thread(forum.id), stamp, Some(&typed)).await?;
    tx.commit().await?;
    Ok(sent)
}

async fn begin(
    sund: &Sund,
    tx: &Tx,
    viewer: &Viewer,
    forum: &Granted<Forum, StartThread>,
    (kind, title, language): (ThreadKind, String, Language),
    (form, text): (Uuid, posts::Text),
    (poll, about): (Option<NewPoll>, Vec<Tag>),
) -> Done<ThreadId> {
    let by = Byline { person: viewer.person, organisation: viewer.organisation };
    let at = sund.now();
    let id: ThreadId = sund.new_id();
    threads::insert(tx, forum, threads::NewThread { id, kind, title, language, by, at }).await?;
    let thread = super::granted_thread::<Reply>(tx.reads(), viewer, id).await?;
    may_post_now(tx, viewer, &thread, at).await?;
    // Who watches a theme hears of its first post.
    tags::of_new(tx, &thread, &about.iter().map(|tag| tag.id).collect::<Vec<_>>()).await?;
    add_post(sund, tx, viewer, &thread, (form, DraftPlace::Thread(forum.id)), (text, poll)).await?;
    Ok(id)
}
