//! What those who lead a workgroup write for each other beside a post.

use crate::{
    Refusal,
    grant::{Subject, acts},
    ids::{PostId, ThreadId, WhisperId, WorkgroupId},
    language::Language,
    people::Author,
    time::Timestamp,
    workgroups::Standing,
};

/// Whispers on one page of a workgroup's.
pub const WHISPERS_A_PAGE: usize = 20;

/// A reply that only those see who lead the workgroup in which it was written. It is no post: it has no number, and nothing
/// counts it. It stands beside a post, and stays with its workgroup when that post goes to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whisper {
    /// Its id.
    pub id: WhisperId,
    /// Where it was written, and whose it stays.
    pub workgroup: WorkgroupId,
    /// The workgroup's name in addresses.
    pub workgroup_slug: String,
    /// The workgroup's name.
    pub workgroup_name: String,
    /// How the viewer stands to that workgroup.
    pub standing: Standing,
    /// The post that it stands beside.
    pub post: PostId,
    /// Where that post is, unless it went to another workgroup.
    pub place: Option<WhisperPlace>,
    /// Who wrote it.
    pub author: Author,
    /// The viewer wrote it.
    pub mine: bool,
    /// The language it is written in.
    pub language: Language,
    /// As shown, sanitised; nothing, if it was taken back.
    pub html: String,
    /// Which of its texts this is.
    pub version: u32,
    /// When it was written.
    pub written: Timestamp,
    /// When its text was last changed.
    pub edited: Option<Timestamp>,
    /// When its author took it back: then its texts are gone.
    pub taken_back: Option<Timestamp>,
}

/// Where a whisper stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhisperPlace {
    /// The thread.
    pub thread: ThreadId,
    /// Its title.
    pub title: String,
    /// The number of the post beside which it stands.
    pub number: u32,
}

acts!(Whisper,
    /// What one can do with a whisper.
    WhisperAct {
        /// Read it, and its earlier texts.
        ReadWhisper,
        /// Change its text.
        EditWhisper,
        /// Take it back.
        TakeBackWhisper,
    }
);

impl Subject for Whisper {
    type Act = WhisperAct;

    fn may(&self, act: WhisperAct) -> Result<(), Refusal> {
        // Whoever leads no more knows of none, not of their own either.
        if !self.standing.leads() {
            return Err(Refusal::NotFound);
        }
        match act {
            WhisperAct::ReadWhisper => Ok(()),
            WhisperAct::EditWhisper | WhisperAct::TakeBackWhisper if !self.mine => Err(Refusal::NotYours),
            WhisperAct::EditWhisper if self.taken_back.is_some() => Err(Refusal::Hidden),
            WhisperAct::EditWhisper | WhisperAct::TakeBackWhisper => Ok(()),
        }
    }
}
