//! What only the room of a session knows: who said what under the Chatham House Rule, and what must stand nowhere else.

use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, MutexGuard, PoisonError},
};
use sund_actions::live::Terms;
use sund_domain::{
    ids::PersonId,
    live::{Hold, Message, Mode, OnHold, Voice},
    people::Author,
    time::Timestamp,
};

/// What is known only here, under the Chatham House Rule: nowhere else, and gone with the room.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Who said which message.
    pub(super) names: Names,
    /// Who wants which question answered, by its number.
    pub(super) votes: HashSet<(u32, PersonId)>,
    /// Whom the session's chairs hold.
    pub(super) holds: Vec<(PersonId, OnHold)>,
    /// When somebody spoke last; for slow mode, also where names are kept.
    spoke: HashMap<PersonId, Timestamp>,
    /// Who has chosen which options of which poll, by its number.
    pub(super) choices: HashMap<(u32, PersonId), Vec<u32>>,
}

impl Memory {
    /// Nothing is known.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.votes.is_empty() && self.holds.is_empty() && self.choices.is_empty()
    }

    /// What is known of those who speak now.
    pub(super) fn terms(&self, mode: Mode, enough: bool, speakers: impl Iterator<Item = PersonId>) -> Terms {
        let mut terms = Terms { mode, enough, ..Terms::default() };
        for person in speakers {
            terms.spoke.extend(self.spoke.get(&person).map(|at| (person, *at)));
            terms.held.extend(self.hold_of(person).map(|hold| (person, hold)));
        }
        terms
    }

    /// Somebody has spoken.
    pub(super) fn has_spoken(&mut self, person: PersonId, at: Timestamp) {
        self.spoke.insert(person, at);
    }

    /// What is held against somebody, and why.
    pub(super) fn hold_of(&self, person: PersonId) -> Option<(Hold, String)> {
        let (_, on) = self.holds.iter().find(|(of, _)| *of == person)?;
        Some((on.hold, on.because.clone()))
    }

    /// For whom a chair has ended the session.
    pub(super) fn is_out(&self, person: PersonId) -> bool {
        self.hold_of(person).is_some_and(|(hold, _)| hold == Hold::Out)
    }
}

/// The memory, also after somebody broke while they held it.
pub(super) fn held(memory: &Mutex<Memory>) -> MutexGuard<'_, Memory> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Who said something, by the numbers of the message and of its change: what the record is made of when the session
/// ends has others, and so never gets a name.
pub(super) type Names = HashMap<(u32, u32), Author>;

/// Puts names to the messages of which it is known who said them.
pub(super) fn put_names(memory: &Mutex<Memory>, messages: &mut [Message]) {
    let names = &held(memory).names;
    for message in messages {
        if let Some(author) = names.get(&(message.number, message.change)) {
            message.voice = Voice::Person(author.clone());
        }
    }
}
