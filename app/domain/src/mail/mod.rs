//! Mail: what leaves Sund for a mailbox, when it is tried again, and what has become of it.
//!
//! A new kind of mail is a variant of [`Notice`], a page in `app/pages/src/mail`, and a call of `sund_actions::mail::queue`
//! in the transaction of the act that it tells of.

use crate::{
    language::UiLanguage,
    live::LiveSession,
    time::{DAY, HOUR, MINUTE, Timestamp},
};
use serde::{Deserialize, Serialize};

/// Who has taken a mail from the outbox has so long to hand it over, in milliseconds; then another may take it. Longer than
/// a mail server is waited for, so that nobody else takes a mail that is on its way.
pub const LEASE: i64 = 5 * MINUTE;
/// A mail that is not taken is tried for so long, in milliseconds; less if what it tells of ends before.
pub const TRIED_FOR: i64 = 4 * DAY;
/// The pause after the first try; each is three times the one before.
const FIRST_PAUSE: i64 = MINUTE;
/// No pause is longer.
const LONGEST_PAUSE: i64 = 6 * HOUR;

/// A mail as it waits, sealed: to whom, how they read it, and what it tells. It is not `Debug`: it holds secrets.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The address.
    pub to: String,
    /// The language that it is written in.
    pub language: UiLanguage,
    /// The time zone of the times in it, by its IANA name.
    pub time_zone: String,
    /// What it tells.
    pub notice: Notice,
}

/// What a mail tells, one variant for each kind.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Notice {
    /// Somebody is invited as a guest.
    GuestInvitation(GuestInvitation),
    /// Something is new.
    News(News),
}

impl Notice {
    /// The name of its kind, in the database and in the log.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::GuestInvitation(_) => "guest-invitation",
            Self::News(_) => "news",
        }
    }
}

/// What an invitation tells.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuestInvitation {
    /// The secret of the link.
    pub token: String,
    /// Who invites.
    pub by: String,
    /// Whom they work for.
    pub organisation: String,
    /// Into which workgroup, if a mail may name it.
    pub workgroup: Option<String>,
    /// When the link ends.
    pub expires: Timestamp,
}

/// What is new to somebody who wants to hear of it by mail.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// With this secret they stop such mail without signing in.
    pub stop: String,
    /// What is new, the oldest first.
    pub items: Vec<NewsItem>,
    /// How much more there is.
    pub more: u32,
    /// The live session that all of it is about, if it is about one.
    #[serde(default)]
    pub session: Option<Box<SessionNews>>,
}

/// A live session, for the calendar of whoever gets the mail.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionNews {
    /// The session, as they see it.
    pub session: LiveSession,
    /// What their calendar is to do, if it is to do something.
    pub event: Option<CalendarMethod>,
    /// When this is told.
    pub at: Timestamp,
}

/// What a calendar is to do with an event (RFC 5546).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalendarMethod {
    /// Take it in, or take over what changed.
    Request,
    /// Cross it out.
    Cancel,
}

impl CalendarMethod {
    /// Its name in the standard.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// Something new, as far as a mail may tell it: who may know of the workgroup decides.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "where", rename_all = "kebab-case")]
pub enum NewsItem {
    /// In an open workgroup.
    Open {
        /// The code of why one is told.
        why: String,
        /// Who did it.
        by: Option<String>,
        /// The title of the thread.
        title: String,
        /// How the post begins.
        excerpt: Option<String>,
        /// Where it is: a path.
        path: String,
    },
    /// In a closed workgroup: that there is something, and how much.
    Closed {
        /// The workgroup's name.
        workgroup: String,
        /// How much.
        count: u32,
    },
    /// Elsewhere: in workgroups of which a mail may not even say which.
    Elsewhere {
        /// How much.
        count: u32,
    },
}

/// What has become of a mail, as those see it who caused it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It waits for its turn, or for the mail server.
    Waiting,
    /// The mail server has taken it.
    Sent(Timestamp),
    /// It will not be tried again.
    Undelivered,
}

/// How one try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server has taken it.
    Taken,
    /// Not now: no connection, no answer, or an answer that says so.
    NotNow,
    /// The mail server will never take it, or it cannot be made.
    Never,
}

/// What follows from a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing: it is sent.
    Sent,
    /// Another try.
    TryAt(Timestamp),
    /// Nothing: it is given up.
    GiveUp,
}

/// No try begins after this: four days, or the end of what the mail tells of.
#[must_use]
pub fn last_try(queued: Timestamp, expires: Timestamp) -> Timestamp {
    queued.plus(TRIED_FOR).min(expires)
}

/// What follows when the try with this number (the first is 1) ended like this at `now`.
#[must_use]
pub fn after(outcome: Outcome, tries: u32, now: Timestamp, last_try: Timestamp) -> Next {
    match outcome {
        Outcome::Taken => Next::Sent,
        Outcome::Never => Next::GiveUp,
        Outcome::NotNow => match now.plus(pause(tries)) {
            next if next < last_try => Next::TryAt(next),
            _ => Next::GiveUp,
        },
    }
}

/// How long to wait after the try with this number.
fn pause(tries: u32) -> i64 {
    let times = 3_i64.saturating_pow(tries.saturating_sub(1));
    FIRST_PAUSE.saturating_mul(times).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUEUED: Timestamp = Timestamp(1_795_255_200_000);

    /// When a mail is tried that nobody takes, in minutes after it was queued.
    fn tried(last_try: Timestamp) -> Vec<i64> {
        let (mut at, mut all) = (QUEUED, Vec::new());
        for n in 1.. {
            all.push(at.since(QUEUED) / MINUTE);
            match after(Outcome::NotNow, n, at, last_try) {
                Next::TryAt(next) => at = next,
                next => {
                    assert_eq!(next, Next::GiveUp);
                    break;
                }
            }
        }
        all
    }

    #[test]
    fn pauses_grow_and_end() {
        let long = tried(last_try(QUEUED, QUEUED.plus(14 * DAY)));
        assert_eq!(&long[..8], [0, 1, 4, 13, 40, 121, 364, 724]);
        assert_eq!((long.len(), long[long.len() - 1] / 60), (21, 90), "{long:?}");
    }

    #[test]
    fn nothing_is_tried_after_what_it_tells_of_has_ended() {
        assert_eq!(tried(last_try(QUEUED, QUEUED.plus(10 * MINUTE))), [0, 1, 4]);
        assert_eq!(tried(last_try(QUEUED, QUEUED)), [0]);
        assert_eq!(after(Outcome::NotNow, u32::MAX, QUEUED, QUEUED.plus(DAY)), Next::TryAt(QUEUED.plus(6 * HOUR)));
    }

    #[test]
    fn what_is_taken_is_sent_and_what_is_refused_is_given_up() {
        for tries in [1, 9] {
            assert_eq!(after(Outcome::Taken, tries, QUEUED.plus(9 * DAY), QUEUED), Next::Sent);
            assert_eq!(after(Outcome::Never, tries, QUEUED, QUEUED.plus(DAY)), Next::GiveUp);
        }
    }
}
