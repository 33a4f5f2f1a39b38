//! An administrator reads in a workgroup that they are not in: with a reason, when a second administrator agrees, for
//! some hours, and its chairs see it.

use crate::{
    Field, Invalid, Problem,
    ids::{AccessId, PersonId},
    refusal::Checking,
    text::{NOTE_MOST, line},
    time::{DAY, HOUR, Timestamp},
};

/// For how many hours one can ask.
pub const ACCESS_HOURS: [u32; 3] = [1, 4, 24];
/// Nobody agrees to what was asked for longer ago than this, in milliseconds.
pub const ACCESS_ASKED: i64 = 7 * DAY;

/// What an administrator asks for, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessAsk {
    /// The workgroup's name in addresses, as typed: nobody says yet whether there is one.
    pub workgroup: String,
    /// Why.
    pub reason: String,
    /// For how many hours.
    pub hours: u32,
}

impl AccessAsk {
    /// As typed in a form.
    pub fn typed(workgroup: &str, reason: &str, hours: &str) -> Result<Self, Invalid> {
        let mut checking = Checking::default();
        // Also when the whole address was pasted.
        let named = workgroup.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let workgroup = checking.take(line(Field::Workgroup, named, 200));
        let reason = checking.take(line(Field::Reason, reason, NOTE_MOST));
        let hours = checking.take(
            ACCESS_HOURS
                .into_iter()
                .find(|known| known.to_string() == hours)
                .ok_or(Invalid::new(Field::Hours, Problem::NotAChoice)),
        );
        checking.done()?;
        Ok(Self {
            workgroup: workgroup.unwrap_or_default(),
            reason: reason.unwrap_or_default(),
            hours: hours.unwrap_or(ACCESS_HOURS[0]),
        })
    }
}

/// What has become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessState {
    /// Nobody else has looked at it.
    Asked,
    /// Somebody agreed, and there is such a workgroup: it can be read until then.
    Open {
        /// When it ends by itself.
        until: Timestamp,
    },
    /// Somebody agreed, and there was nothing to open.
    Nothing,
    /// Somebody did not agree.
    Declined,
    /// It is over.
    Over,
}

/// A request, and what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// Its id.
    pub id: AccessId,
    /// The workgroup's name in addresses, as it was typed.
    pub workgroup: String,
    /// Who asks.
    pub asker: PersonId,
    /// The asker's name.
    pub asker_name: String,
    /// Why.
    pub reason: String,
    /// For how many hours.
    pub hours: u32,
    /// When it was asked for.
    pub asked: Timestamp,
    /// Who agreed or did not.
    pub second_name: Option<String>,
    /// What has become of it.
    pub state: AccessState,
}

impl Access {
    /// Whether this person can agree now: not the one who asks.
    #[must_use]
    pub fn waits_for(&self, person: PersonId, now: Timestamp) -> bool {
        self.state == AccessState::Asked && self.asker != person && now.since(self.asked) <= ACCESS_ASKED
    }

    /// Until when it is open, if somebody agrees now.
    #[must_use]
    pub fn until(&self, now: Timestamp) -> Timestamp {
        now.plus(i64::from(self.hours) * HOUR)
    }
}
