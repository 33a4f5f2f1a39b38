//! A copy of everything that is written in a workgroup, for its chairs: part by part, each read when its turn comes, and
//! only while whoever asked is still signed in, still a chair, and sure enough for the workgroup.

use super::granted;
use crate::{
    Done, Sund, audit,
    sso::{sure_for, viewer_by_hash},
};
use std::vec::IntoIter;
use sund_domain::{
    Granted, Refusal,
    audit::Audited,
    files::File,
    forum::{Post, ReadThread, Thread},
    ids::{ConferenceId, SessionId, ThreadId},
    live::{Conference, LiveSession, Message, PartOf, ReadSession},
    people::Viewer,
    sso::GuardedAct,
    tags::TagName,
    workgroups::{Export, Workgroup},
};
use sund_store::{
    audit::Entry,
    forum::{posts, threads},
    live::{conferences, documents, messages, sessions},
    polls, tags,
    workgroups::export as rows,
};

/// Posts or messages in one part.
const A_PART: u32 = 100;

/// A part of the copy, in the order in which they stand in it.
#[derive(Clone, Debug)]
pub enum Part {
    /// Posts of a thread; with the first of them it begins, and then its themes are told.
    Thread(Box<Thread>, Vec<TagName>, Vec<Post>),
    /// What a conference is for.
    Conference(Box<Conference>),
    /// Messages of a session; with the first of them, or with none, it begins, and then its conference and its documents
    /// are told.
    Session(Box<LiveSession>, Beside, Vec<Message>),
}

/// What a session belongs to, and what belongs to it.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Its place in a programme.
    pub part_of: Option<PartOf>,
    /// Its documents.
    pub documents: Vec<File>,
}

/// Where the copy goes on.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// With the next thread, conference or session.
    Next,
    /// With this conference.
    Conference(ConferenceId),
    /// In this thread, at the post with this number.
    Thread(ThreadId, u32),
    /// In this session, after the message with this number.
    Session(SessionId, u32),
}

/// A copy that is being taken.
#[derive(Debug)]
pub struct Exporting {
    slug: String,
    token_hash: String,
    threads: IntoIter<ThreadId>,
    conferences: IntoIter<ConferenceId>,
    sessions: IntoIter<SessionId>,
    place: Place,
}

/// The workgroup, for a chair who is about to take a copy.
pub async fn exportable(sund: &Sund, viewer: &Viewer, slug: &str) -> Done<Workgroup> {
    Ok(granted::<Export>(sund.store.reads(), viewer, slug).await?.into_inner())
}

/// Begins a copy, for the sign-in session with this token hash. Members read of it in the log before a word has left.
pub async fn export(sund: &Sund, viewer: &Viewer, token_hash: &str, slug: &str) -> Done<(Workgroup, Exporting)> {
    let tx = crate::moderation::writing(sund, viewer).await?;
    let workgroup = granted::<Export>(tx.reads(), viewer, slug).await?;
    sure_for(tx.reads(), viewer, GuardedAct::Export).await?;
    let exporting = Exporting {
        slug: slug.to_owned(),
        token_hash: token_hash.to_owned(),
        threads: rows::threads(tx.reads(), &workgroup).await?.into_iter(),
        conferences: rows::conferences(tx.reads(), &workgroup).await?.into_iter(),
        sessions: rows::sessions(tx.reads(), &workgroup).await?.into_iter(),
        place: Place::Next,
    };
    let line = audit::line(sund, viewer, Audited::WorkgroupExported, workgroup.name.clone());
    sund_store::audit::add(&tx, Entry { workgroup: Some(workgroup.id), ..line }).await?;
    tx.commit().await?;
    Ok((workgroup.into_inner(), exporting))
}

impl Exporting {
    /// The chair as they are now; refused once they are signed out, no chair any more, or not sure enough. Two queries.
    pub async fn still(&self, sund: &Sund) -> Done<Viewer> {
        let on = sund.store.reads();
        let viewer = viewer_by_hash(on, &self.token_hash, sund.now()).await?.ok_or(Refusal::NotFound)?;
        granted::<Export>(on, &viewer, &self.slug).await?;
        Ok(viewer)
    }

    /// The next part; none after the last. Threads that were hidden meanwhile, or moved to where this chair is none, are
    /// not in it, and of hidden posts only that they were there.
    pub async fn next(&mut self, sund: &Sund) -> Done<Option<Part>> {
        let viewer = self.still(sund).await?;
        loop {
            self.place = match self.place {
                Place::Next => {
                    let session = |id| Place::Session(id, 0);
                    match self
                        .threads
                        .next()
                        .map(|id| Place::Thread(id, 1))
                        .or_else(|| self.conferences.next().map(Place::Conference))
                        .or_else(|| self.sessions.next().map(session))
                    {
                        Some(place) => place,
                        // What was skipped on the way may have been skipped because the right to it ended between its
                        // being asked about and its being read: such a copy is not complete.
                        None => return self.still(sund).await.map(|_| None),
                    }
                }
                Place::Thread(id, from) => match self.thread(sund, &viewer, id, from).await? {
                    Some(part) => return Ok(Some(part)),
                    None => Place::Next,
                },
                Place::Conference(id) => match conferences::seen(sund.store.reads(), viewer.seer, id).await? {
                    Some(conference) => {
                        self.place = Place::Next;
                        return Ok(Some(Part::Conference(Box::new(conference))));
                    }
                    None => Place::Next,
                },
                Place::Session(id, after) => match self.session(sund, &viewer, id, after).await? {
                    Some(part) => return Ok(Some(part)),
                    None => Place::Next,
                },
            };
        }
    }

    async fn thread(&mut self, sund: &Sund, viewer: &Viewer, id: ThreadId, from: u32) -> Done<Option<Part>> {
        let on = sund.store.reads();
        let Some(thread) = threads::seen(on, viewer.seer, id).await? else { return Ok(None) };
        if thread.hidden.is_some() || thread.forum.workgroup_slug != self.slug || from > thread.last_number {
            return Ok(None);
        }
        let thread = Granted::<Thread, ReadThread>::check(thread)?;
        let mut posts = posts::page(on, viewer.person, &thread, from, from + A_PART).await?;
        polls::tallied(on, &thread, &mut posts, sund.now()).await?;
        for post in posts.iter_mut().filter(|post| post.hidden.is_some()) {
            post.html.clear();
            post.poll = None;
        }
        let themes = if from == 1 { tags::of_thread(on, &thread).await? } else { Vec::new() };
        self.place = Place::Thread(id, from + A_PART);
        Ok(Some(Part::Thread(Box::new(thread.into_inner()), themes, posts)))
    }

    async fn session(&mut self, sund: &Sund, viewer: &Viewer, id: SessionId, after: u32) -> Done<Option<Part>> {
        let on = sund.store.reads();
        let Some(session) = sessions::seen(on, viewer.seer, id).await? else { return Ok(None) };
        let session = Granted::<LiveSession, ReadSession>::check(session)?;
        let messages = messages::after(on, &session, after, A_PART).await?;
        let Some(last) = messages.last().map(|message| message.number).or((after == 0).then_some(u32::MAX)) else {
            return Ok(None);
        };
        self.place = Place::Session(id, last);
        let beside = if after == 0 {
            Beside { part_of: conferences::part_of(on, id).await?, documents: documents::of(on, id).await? }
        } else {
            Beside::default()
        };
        Ok(Some(Part::Session(Box::new(session.into_inner()), beside, messages)))
    }
}
