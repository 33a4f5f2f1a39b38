//! Who types now: on this node alone, written down nowhere, told at most once with each beat and only if it has changed. What
//! it costs does not grow with how many type: of those who do, a few are asked for.

use super::Task;
use crate::live::room::{News, encode};
use std::{collections::HashMap, pin::Pin, sync::Arc};
use sund_actions::{
    Done,
    live::{Speaker, writing},
};
use sund_domain::{
    ids::PersonId,
    live::{
        Mode, Voice,
        frames::{ServerFrame, TYPING_MOST},
    },
    time::{SECOND, Timestamp},
};

/// So long somebody types after the last that was heard of it, in milliseconds: browsers say it every three seconds.
const TYPES_FOR: i64 = 5 * SECOND;
/// So many of those who type are asked for, whether they may speak.
const ASKED_MOST: usize = 8;

/// Those who may speak, of those who type, as others see them.
type Found = Done<Vec<(PersonId, Voice)>>;
type Looking = Pin<Box<dyn Future<Output = Found> + Send>>;

/// Who types.
#[derive(Default)]
pub(super) struct Typing {
    /// Since when, as a number that grows, and when that was heard last.
    since: HashMap<PersonId, (u64, Timestamp, Arc<Speaker>)>,
    came: u64,
    /// How many everybody was told, and who.
    told: (u32, Vec<Voice>),
    looking: Option<Looking>,
}

impl Typing {
    /// Somebody types.
    pub(super) fn types(&mut self, speaker: Arc<Speaker>, now: Timestamp) {
        self.came += 1;
        let came = self.came;
        self.since.entry(speaker.viewer.person).or_insert((came, now, speaker)).1 = now;
    }

    /// These have sent what they typed.
    pub(super) fn said(&mut self, who: impl Iterator<Item = PersonId>) {
        for person in who {
            self.since.remove(&person);
        }
    }

    /// Who of those who type may speak, while that is looked for.
    pub(super) fn looking(&mut self) -> Option<&mut Looking> {
        self.looking.as_mut()
    }

    /// Those who type still, the first of them, those who have typed for longest first.
    fn now(&mut self, now: Timestamp) -> Vec<Arc<Speaker>> {
        self.since.retain(|_, (_, at, _)| now.since(*at) < TYPES_FOR);
        let mut who: Vec<_> = self.since.values().collect();
        who.sort_by_key(|(came, ..)| *came);
        who.into_iter().take(ASKED_MOST).map(|(.., speaker)| Arc::clone(speaker)).collect()
    }

    /// What is to be told, if that is not what was told before.
    fn news(&mut self, mode: Mode, found: Vec<(PersonId, Voice)>) -> Option<ServerFrame> {
        let voices = found.into_iter().filter(|(person, _)| self.since.contains_key(person)).map(|(_, voice)| voice);
        let mut who: Vec<Voice> = voices.collect();
        let mut count = who.len();
        if mode == Mode::ChathamHouse {
            // That somebody types besides oneself is all that a browser has to know.
            (count, who) = (count.min(2), Vec::new());
        } else if count > TYPING_MOST {
            who.clear();
        }
        let news = (u32::try_from(count).unwrap_or(u32::MAX), who);
        if news == self.told {
            return None;
        }
        self.told = news.clone();
        Some(ServerFrame::Typing { count: news.0, who: news.1 })
    }
}

impl Task {
    /// Begins to look who of those who type may speak.
    pub(super) fn look_who_types(&mut self) {
        if self.typing.looking.is_some() {
            return;
        }
        let who = self.typing.now(self.hub.sund().now());
        if who.is_empty() {
            return self.tell_typing(Ok(Vec::new()));
        }
        let (sund, session) = (self.hub.sund().clone(), self.session);
        self.typing.looking = Some(Box::pin(async move { writing(&sund, session, &who, TYPING_MOST + 1).await }));
    }

    /// Who types, if that has changed since it was told.
    pub(super) fn tell_typing(&mut self, found: Found) {
        self.typing.looking = None;
        match found {
            Ok(found) => {
                if let Some(frame) = self.typing.news(self.mode, found) {
                    self.herald.tell(News::State(encode(&frame)));
                }
            }
            Err(fault) => tracing::error!(%fault, session = %self.session, "who types could not be read"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    fn typing(people: u32) -> (Typing, Vec<(PersonId, Voice)>) {
        let mut typing = Typing::default();
        let found = (1..=people).map(|n| (person(n.into()), Voice::Alias(n))).collect::<Vec<_>>();
        for (id, _) in &found {
            let viewer = crate::live::commit::tests::nobody(id.0.as_u128()).0;
            typing.types(Arc::new(viewer), Timestamp(0));
        }
        (typing, found)
    }

    #[test]
    fn what_is_told_is_told_once() {
        let (mut typing, found) = typing(2);
        let both = ServerFrame::Typing { count: 2, who: vec![Voice::Alias(1), Voice::Alias(2)] };
        assert_eq!(typing.news(Mode::Alias, found.clone()), Some(both));
        assert_eq!(typing.news(Mode::Alias, found.clone()), None);
        typing.said(std::iter::once(person(1)));
        let one = ServerFrame::Typing { count: 1, who: vec![Voice::Alias(2)] };
        assert_eq!(typing.news(Mode::Alias, found), Some(one));
        assert_eq!(typing.now(Timestamp(TYPES_FOR - 1)).len(), 1);
        assert!(typing.now(Timestamp(TYPES_FOR)).is_empty());
        assert_eq!(typing.news(Mode::Alias, Vec::new()), Some(ServerFrame::Typing { count: 0, who: Vec::new() }));
    }

    #[test]
    fn many_are_not_named_and_under_the_rule_nobody_is() {
        let (mut many, found) = typing(4);
        assert_eq!(many.news(Mode::Alias, found.clone()), Some(ServerFrame::Typing { count: 4, who: Vec::new() }));
        let (mut unnamed, _) = typing(4);
        assert_eq!(unnamed.news(Mode::ChathamHouse, found), Some(ServerFrame::Typing { count: 2, who: Vec::new() }));
        let (mut crowd, _) = typing(1_000);
        let first: Vec<_> = crowd.now(Timestamp(1)).iter().map(|speaker| speaker.viewer.person).collect();
        assert_eq!(first, (1..=8).map(person).collect::<Vec<_>>());
    }
}
