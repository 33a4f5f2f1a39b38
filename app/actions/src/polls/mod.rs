//! Voting in polls, taking one's vote back, and closing one's own poll. A poll begins with its post (`forum::send_thread`,
//! `forum::send_reply`).

use crate::{Done, Sund, audit::about_post, error::found, forum::granted_post, moderation::writing};
use sund_domain::{
    Field, Granted, Invalid, Refusal,
    audit::Audited,
    forum::{ClosePoll, PostInThread, Vote},
    ids::PostId,
    people::Viewer,
    polls::{NewPoll, Poll, TypedPoll},
    time::Timestamp,
};
use sund_store::{Reads, audit, polls};

/// A poll as it was typed into the form of its post.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// As typed.
    pub typed: &'a TypedPoll,
    /// When it closes, as it was read in the author's time zone.
    pub closes: Option<Timestamp>,
}

impl Asked<'_> {
    /// The poll, if one was typed.
    pub(crate) fn check(&self, now: Timestamp) -> Result<Option<NewPoll>, Invalid> {
        self.typed.check(self.closes, now)
    }
}

/// The post and its poll, in which the viewer may vote now.
async fn open(sund: &Sund, on: &impl Reads, viewer: &Viewer, id: PostId) -> Done<(Granted<PostInThread, Vote>, Poll)> {
    let post = granted_post::<Vote>(on, viewer, id).await?;
    let poll = found(post.post.poll.clone())?;
    if !poll.is_open(sund.now()) {
        return Err(Refusal::PollClosed.into());
    }
    Ok((post, poll))
}

/// The post with its poll, for a form.
pub async fn voting(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<PostInThread> {
    Ok(open(sund, sund.store.reads(), viewer, id).await?.0.into_inner())
}

/// Votes, in place of what the viewer voted before: options, and of a ranked poll the place that each is given.
pub async fn vote(sund: &Sund, viewer: &Viewer, id: PostId, picked: &[(u32, u32)]) -> Done<PostInThread> {
    let tx = writing(sund, viewer).await?;
    let (post, poll) = open(sund, tx.reads(), viewer, id).await?;
    let ballot = poll.ballot(picked).map_err(|problem| Invalid::new(Field::Choice, problem))?;
    if !polls::vote(&tx, &post, viewer.person, &ballot, sund.now()).await? {
        return Err(Refusal::NotFound.into());
    }
    tx.commit().await?;
    Ok(post.into_inner())
}

/// Takes the viewer's vote back, as if they had not voted.
pub async fn take_back(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<PostInThread> {
    let tx = writing(sund, viewer).await?;
    let (post, _) = open(sund, tx.reads(), viewer, id).await?;
    polls::take_back(&tx, &post, viewer.person).await?;
    tx.commit().await?;
    Ok(post.into_inner())
}

/// Closes the viewer's own poll now, for good: what has come of it is seen, and nobody votes any more.
pub async fn close(sund: &Sund, viewer: &Viewer, id: PostId) -> Done<PostInThread> {
    let tx = writing(sund, viewer).await?;
    let post = granted_post::<ClosePoll>(tx.reads(), viewer, id).await?;
    found(post.post.poll.as_ref())?;
    if !polls::close(&tx, &post, sund.now()).await? {
        return Err(Refusal::PollClosed.into());
    }
    audit::add(&tx, about_post(sund, viewer, Audited::PollClosed, &post, None)).await?;
    tx.commit().await?;
    Ok(post.into_inner())
}
