//! The first page after signing in.

use crate::{Done, Sund, forum};
use sund_domain::{
    forum::{ForumLine, ThreadLine},
    live::{LiveSession, SessionState},
    people::{Profile, Viewer},
    time::{DAY, Timestamp},
};
use sund_store::{
    forum::{everywhere, forums},
    live::sessions,
    people, workgroups,
};

/// What is shown at home.
#[derive(Clone, Debug)]
pub struct Home {
    /// Live sessions that are on, newest first.
    pub on: Vec<LiveSession>,
    /// Sessions that come up, next first.
    pub planned: Vec<LiveSession>,
    /// Questions of others without an accepted answer.
    pub waiting: Vec<ThreadLine>,
    /// Threads that the viewer watches or tracks and that have something new.
    pub tracked: Vec<ThreadLine>,
    /// Forums that the viewer watches or tracks.
    pub followed: Vec<ForumLine>,
    /// The newest announcements.
    pub announcements: Vec<ThreadLine>,
    /// A few people whom one can ask, others each day.
    pub to_ask: Vec<Profile>,
    /// The viewer is a guest whose stay is over everywhere.
    pub over: bool,
}

/// Home: seven queries, whatever there is. A guest is not shown whom one can ask, but whether there is anything at all.
pub async fn home(sund: &Sund, viewer: &Viewer) -> Done<Home> {
    let on = sund.store.reads();
    let reader = forum::reader(viewer);
    Ok(Home {
        on: sessions::in_state(on, viewer.seer, SessionState::Open, 3).await?,
        planned: sessions::in_state(on, viewer.seer, SessionState::Planned, 4).await?,
        waiting: everywhere::waiting(on, reader, 6).await?,
        tracked: everywhere::tracked(on, reader, 10).await?,
        followed: forums::followed(on, viewer.seer, viewer.joined).await?,
        announcements: everywhere::announcements(on, reader, 3).await?,
        to_ask: if viewer.seer.guest {
            Vec::new()
        } else {
            people::to_ask(on, viewer.person, letter_of_the_day(sund.now()), 3).await?
        },
        over: viewer.seer.guest && workgroups::known(on, viewer.seer).await?.is_empty(),
    })
}

/// Another one each day, so that others are shown each day; neighbours of today's letter do not come tomorrow.
fn letter_of_the_day(now: Timestamp) -> char {
    let day = u8::try_from((now.0 / DAY * 11).rem_euclid(26)).unwrap_or_default();
    char::from(b'a' + day)
}
