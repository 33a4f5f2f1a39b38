//! Notifications: telling people what happened, in the transaction of the act itself; their inbox; how they want it.

mod compose;
mod inbox;
mod mailing;
mod settings;
mod stop;
mod when;

pub use compose::session_path;
pub use inbox::{inbox, see, see_all, unseen};
pub use mailing::mail_due;
pub(crate) use mailing::{post_out_of_sight, still_news, thread_out_of_sight};
pub use settings::{
    TellMeForm, default_of, follow, follows, keep_settings, mark_workgroup_read, set_default, settings,
};
pub use stop::{forget_stops, stop, stoppable};

use crate::{Done, Sund};
use sund_domain::{
    forum::{PostInThread, Thread},
    ids::PersonId,
    notifications::{NewNotice, Why},
    people::Viewer,
};
use sund_store::{Tx, notifications};

/// A notice about nothing in particular yet, from the viewer to `to`: struct update says what it is about.
pub(crate) fn notice(sund: &Sund, viewer: &Viewer, to: PersonId, why: Why) -> NewNotice {
    NewNotice {
        id: sund.new_id(),
        to,
        why,
        workgroup: None,
        thread: None,
        post: None,
        by: Some(viewer.person),
        note: None,
    }
}

/// About a thread, to `to`.
pub(crate) fn about_thread(sund: &Sund, viewer: &Viewer, to: PersonId, why: Why, thread: &Thread) -> NewNotice {
    NewNotice { workgroup: Some(thread.forum.workgroup), thread: Some(thread.id), ..notice(sund, viewer, to, why) }
}

/// About a post, to its author.
pub(crate) fn about_post(sund: &Sund, viewer: &Viewer, why: Why, post: &PostInThread) -> NewNotice {
    let to = post.post.author.person;
    NewNotice { post: Some(post.post.id), ..about_thread(sund, viewer, to, why, &post.thread) }
}

/// Tells people, in the transaction of the act: they are told if, and only if, that is committed. Nobody is told of what
/// they did themselves.
pub(crate) async fn tell(sund: &Sund, tx: &Tx, notices: Vec<NewNotice>) -> Done<()> {
    let others = notices.into_iter().filter(|notice| notice.by != Some(notice.to)).collect();
    Ok(notifications::add(tx, others, sund.now()).await?)
}
