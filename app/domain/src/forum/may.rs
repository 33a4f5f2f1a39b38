//! Who may do what in a forum, with a thread, with a post.

use super::{Forum, Hidden, HiddenHow, Post, PostInThread, Thread, ThreadKind};
use crate::{
    Refusal,
    grant::{Subject, acts},
    workgroups::{Standing, enters},
};

acts!(Forum,
    /// What one can do in a forum.
    ForumAct {
        /// See it and its threads.
        ReadForum,
        /// Choose how closely one watches it.
        FollowForum,
        /// Begin a question, a discussion, a practice.
        StartThread,
        /// Begin an announcement.
        Announce,
        /// Take in a thread that a chair moves here.
        TakeThread,
    }
);

impl Subject for Forum {
    type Act = ForumAct;

    fn may(&self, act: ForumAct) -> Result<(), Refusal> {
        if !enters(self.visibility, self.standing) {
            return Err(Refusal::NotFound);
        }
        match act {
            ForumAct::ReadForum => Ok(()),
            ForumAct::FollowForum | ForumAct::StartThread => writes(self),
            ForumAct::Announce | ForumAct::TakeThread => leads(self.standing),
        }
    }
}

acts!(Thread,
    /// What one can do with a thread.
    ThreadAct {
        /// See it and its posts.
        ReadThread,
        /// Choose how closely one watches it.
        FollowThread,
        /// Write a reply.
        Reply,
        /// Accept an answer, or take that back.
        AcceptAnswer,
        /// Keep it at the top of its forum, or stop.
        PinThread,
        /// Let only chairs reply, or everybody again.
        LockThread,
        /// Move it to another forum.
        MoveThread,
        /// Take posts out of it, or all of them, and put them back.
        TakePosts,
        /// Put posts of other threads at its end.
        PutPosts,
        /// Take it out of sight.
        HideThread,
        /// Bring it back.
        RestoreThread,
        /// Write what was concluded.
        Conclude,
        /// Take it back, as its author.
        TakeBackThread,
        /// Bring it back, as its author.
        BringBackThread,
        /// Say what it is about.
        TagThread,
    }
);

impl Subject for Thread {
    type Act = ThreadAct;

    fn may(&self, act: ThreadAct) -> Result<(), Refusal> {
        use ThreadAct as A;
        let standing = self.forum.standing;
        self.forum.may(ForumAct::ReadForum)?;
        if self.hidden.as_ref().is_some_and(|hidden| !hidden.is_shown_to(standing.leads(), self.mine)) {
            return Err(Refusal::NotFound);
        }
        if act != A::ReadThread {
            writes(&self.forum)?;
        }
        match act {
            A::ReadThread | A::FollowThread => Ok(()),
            // Its posts can be put back, and that is all.
            A::TakePosts | A::PutPosts if self.merged_into.is_some() => leads(standing),
            _ if self.merged_into.is_some() => Err(Refusal::Merged),
            A::Reply if self.hidden.is_some() => Err(Refusal::Hidden),
            A::Reply if self.locked && !standing.leads() => Err(Refusal::Locked),
            A::Reply => Ok(()),
            A::AcceptAnswer if self.kind != ThreadKind::Question => Err(Refusal::NotAQuestion),
            A::AcceptAnswer if self.hidden.is_some() => Err(Refusal::Hidden),
            A::AcceptAnswer if standing.leads() => Ok(()),
            A::AcceptAnswer if !self.mine => Err(Refusal::NotYours),
            A::AcceptAnswer if self.locked => Err(Refusal::Locked),
            A::AcceptAnswer => Ok(()),
            A::TakeBackThread | A::BringBackThread if !self.mine => Err(Refusal::NotYours),
            A::TakeBackThread if self.hidden.is_some() => Err(Refusal::Hidden),
            A::BringBackThread if !is_authors(self.hidden.as_ref()) => Err(Refusal::Hidden),
            A::TakeBackThread | A::BringBackThread => Ok(()),
            A::TagThread if standing.leads() => Ok(()),
            A::TagThread if !self.mine => Err(Refusal::NotYours),
            A::TagThread if self.hidden.is_some() => Err(Refusal::Hidden),
            A::TagThread if self.locked => Err(Refusal::Locked),
            A::TagThread => Ok(()),
            A::RestoreThread if standing.leads() && self.hidden.is_some() && is_authors(self.hidden.as_ref()) => {
                Err(Refusal::TakenBack)
            }
            A::PinThread
            | A::LockThread
            | A::MoveThread
            | A::TakePosts
            | A::PutPosts
            | A::HideThread
            | A::RestoreThread
            | A::Conclude => leads(standing),
        }
    }
}

acts!(PostInThread,
    /// What one can do with a post.
    PostAct {
        /// See its text.
        ReadPost,
        /// See its earlier texts.
        ReadHistory,
        /// Change its text.
        EditPost,
        /// Say that it was helpful, or take that back.
        MarkHelpful,
        /// Vote in its poll.
        Vote,
        /// Close its poll before its time.
        ClosePoll,
        /// Take it out of sight.
        HidePost,
        /// Bring it back.
        RestorePost,
        /// Tell chairs that something is wrong with it.
        FlagPost,
        /// Take its text away for good.
        RedactPost,
        /// Take it back, as its author.
        TakeBackPost,
        /// Bring it back, as its author.
        BringBackPost,
        /// Take a file away from it.
        RemoveFile,
        /// Write something beside it that only chairs see.
        WriteWhisper,
    }
);

impl Subject for PostInThread {
    type Act = PostAct;

    fn may(&self, act: PostAct) -> Result<(), Refusal> {
        self.thread.may_with(&self.post, act)
    }
}

impl Thread {
    /// [`Subject::may`] for one of its posts, wherever its source is not at hand.
    pub fn may_with(&self, post: &Post, act: PostAct) -> Result<(), Refusal> {
        use PostAct as A;
        let standing = self.forum.standing;
        self.may(ThreadAct::ReadThread)?;
        let out_of_sight = |hidden: &Hidden| !hidden.is_shown_to(standing.leads(), post.mine);
        if [&post.hidden, &self.hidden].into_iter().flatten().any(out_of_sight) {
            return Err(Refusal::NotFound);
        }
        let hidden = post.hidden.is_some() || self.hidden.is_some();
        if !matches!(act, A::ReadPost | A::ReadHistory) {
            writes(&self.forum)?;
        }
        match act {
            A::ReadPost | A::ReadHistory => Ok(()),
            A::EditPost if !post.mine => Err(Refusal::NotYours),
            // Who is asked to write it anew can.
            A::EditPost if hidden && !is_in_review(self, post) => Err(Refusal::Hidden),
            A::ClosePoll if !post.mine => Err(Refusal::NotYours),
            A::MarkHelpful | A::FlagPost | A::Vote | A::ClosePoll if hidden => Err(Refusal::Hidden),
            A::EditPost | A::Vote if self.locked && !standing.leads() => Err(Refusal::Locked),
            A::EditPost | A::Vote | A::ClosePoll => Ok(()),
            // What was attached by mistake goes, also where nobody may write any more.
            A::RemoveFile if post.mine || standing.leads() => Ok(()),
            A::RemoveFile => Err(Refusal::NotYours),
            A::MarkHelpful | A::FlagPost if post.mine => Err(Refusal::OwnPost),
            A::MarkHelpful | A::FlagPost => Ok(()),
            A::HidePost | A::RestorePost | A::RedactPost | A::WriteWhisper if !standing.leads() => {
                Err(Refusal::ChairsOnly)
            }
            A::TakeBackPost | A::BringBackPost if !post.mine => Err(Refusal::NotYours),
            A::TakeBackPost if hidden => Err(Refusal::Hidden),
            A::BringBackPost if !is_authors(post.hidden.as_ref()) => Err(Refusal::Hidden),
            A::TakeBackPost | A::BringBackPost => Ok(()),
            A::RestorePost if post.hidden.is_some() && is_authors(post.hidden.as_ref()) => Err(Refusal::TakenBack),
            A::HidePost if post.number == 1 => Err(Refusal::FirstPost),
            A::HidePost | A::RestorePost | A::RedactPost | A::WriteWhisper => Ok(()),
        }
    }
}

impl PostInThread {
    /// Whether all that hides it is that chairs look at it.
    #[must_use]
    pub fn is_in_review(&self) -> bool {
        is_in_review(&self.thread, &self.post)
    }
}

fn is_in_review(thread: &Thread, post: &Post) -> bool {
    let review = |hidden: &Hidden| hidden.how == HiddenHow::Review;
    [&post.hidden, &thread.hidden].into_iter().flatten().all(review)
}

/// Whether nobody but its author has taken it out of sight.
fn is_authors(hidden: Option<&Hidden>) -> bool {
    hidden.is_none_or(|hidden| hidden.how == HiddenHow::Author)
}

const fn leads(standing: Standing) -> Result<(), Refusal> {
    if standing.leads() { Ok(()) } else { Err(Refusal::ChairsOnly) }
}

/// Who was let in to read leaves no trace but that.
const fn writes(forum: &Forum) -> Result<(), Refusal> {
    match (forum.standing, forum.bar) {
        (Standing::Reader, _) => Err(Refusal::MembersOnly),
        // Nobody silences a chair; whoever becomes one is none's to silence any more.
        (standing, Some(bar)) if !standing.leads() => Err(bar.refusal()),
        (Standing::Outsider | Standing::Member | Standing::Deputy | Standing::Chair, _) => Ok(()),
    }
}
