//! Forums: reading, asking, replying, and what chairs do.

mod accept_answer;
mod alike;
mod conclude;
mod drafts;
mod edit_post;
mod helpful;
mod hide_post;
mod hide_thread;
mod history;
mod keep_late;
mod lists;
mod lock_thread;
mod mentions;
mod move_thread;
mod pin_thread;
mod posted;
mod quote;
mod rearrange;
mod redact_post;
mod reply;
mod show_thread;
mod start_thread;
mod take_back;
mod templates;
mod watch;
mod whisper;
mod written;

pub use accept_answer::accept_answer;
pub use alike::{alike, keep_words};
pub use conclude::conclude;
pub(crate) use drafts::posted as draft_done;
pub use drafts::{discard_draft, draft, draft_posted, keep_draft, list_drafts, open_draft, thread_posted};
pub use edit_post::{Edited, edit_post, editing};
pub use helpful::mark_helpful;
pub(crate) use hide_post::{hide, restore};
pub use hide_post::{hide_post, restore_post};
pub use hide_thread::{hide_thread, restore_thread};
pub(crate) use hide_thread::{hide_untold, hide_whole, restore_untold, restore_whole};
pub use history::{History, post_history};
pub use keep_late::{LatePlace, keep_late};
pub use lists::{ForumPage, forum_page, forums};
pub(crate) use lists::{reader, threads_page};
pub use lock_thread::lock_thread;
pub(crate) use mentions::whom;
pub use mentions::{callable, preview, with_mention};
pub(crate) use move_thread::relocate;
pub use move_thread::{move_thread, where_to};
pub use pin_thread::pin_thread;
pub use posted::is_posted;
pub(crate) use posted::publish;
pub use quote::quote;
pub use rearrange::{Choices, Target, goes_on_at, merge_thread, split_thread, traces, undo_move, where_posts_go};
pub use redact_post::{redact_post, redacting};
pub use reply::{reply, send_reply};
pub use show_thread::{ThreadPage, page_of, show_thread, thread_only};
pub use start_thread::{NewThread, StartForm, With, send_thread, start_form, start_thread};
pub use take_back::{bring_back, bring_back_thread, forget_taken_back, take_back, taking_back};
pub use templates::{TemplateChange, change_template, templates};
pub(crate) use watch::chosen as chosen_level;
pub use watch::{mark_forum_read, mark_thread_read, mark_unread_from, watch_forum, watch_thread};
pub use whisper::{
    EditedWhisper, WhisperList, WhisperPage, edit_whisper, show_whisper, take_back_whisper, whisper, whispering,
    whispers,
};
pub use written::{Sent, Written};
pub(crate) use written::{chosen_or_guessed, habit};

use crate::{Done, Sund, error::found};
use sund_domain::{
    Act, Granted, Subject,
    forum::{Forum, PostInThread, ReadThread, Thread},
    ids::{PostId, ThreadId},
    people::Viewer,
};
use sund_store::{Reads, Tx, forum::reading};

/// The thread, with proof that the viewer may do `A` with it.
pub(crate) async fn granted_thread<A: Act<Thread>>(
    on: &impl Reads,
    viewer: &Viewer,
    id: ThreadId,
) -> Done<Granted<Thread, A>> {
    Ok(Granted::check(found(sund_store::forum::threads::seen(on, viewer.seer, id).await?)?)?)
}

/// The post, with proof that the viewer may do `A` with it.
pub(crate) async fn granted_post<A: Act<PostInThread>>(
    on: &impl Reads,
    viewer: &Viewer,
    id: PostId,
) -> Done<Granted<PostInThread, A>> {
    Ok(Granted::check(found(sund_store::forum::posts::seen(on, viewer.seer, id).await?)?)?)
}

/// The forum, with proof that the viewer may do `A` in it.
pub(crate) async fn granted_forum<A: Act<Forum>>(
    on: &impl Reads,
    viewer: &Viewer,
    slug: &str,
) -> Done<Granted<Forum, A>>
where
    Forum: Subject,
{
    Ok(Granted::check(found(sund_store::forum::forums::seen(on, viewer.seer, slug).await?)?)?)
}

/// What one has just written one has read, if one had read everything before it.
pub(crate) async fn read_own(sund: &Sund, tx: &Tx, viewer: &Viewer, thread: &Thread, number: u32) -> Done<()> {
    if thread.read_to + 1 == number {
        let thread = Granted::<Thread, ReadThread>::check(thread.clone())?;
        reading::seen_up_to(tx, &thread, viewer.person, number, sund.now()).await?;
    }
    Ok(())
}
