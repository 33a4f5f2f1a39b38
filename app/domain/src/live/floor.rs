//! Who speaks in a session, and who is next.

use crate::people::{Author, Country};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// At most so many of those who wait are named; the count is exact.
pub const WAITING_MOST: usize = 50;

/// Somebody who has raised a hand in a session, or spoken in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Who it is.
    pub author: Author,
    /// The hand is up, and which one went up before which; none: it is down.
    pub raised: Option<u32>,
    /// How often they were called.
    pub calls: u32,
    /// They have the floor.
    pub speaking: bool,
}

/// Who has the floor, and who waits for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// Who was called last and has not finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaking: Option<Author>,
    /// How many wait.
    pub count: u32,
    /// The first [`WAITING_MOST`] of them, the next one first.
    pub waiting: Vec<Author>,
}

impl Floor {
    /// The rule: first who has not spoken yet; among those, first whose country has not been heard yet; then in the order
    /// in which hands went up.
    #[must_use]
    pub fn of(hands: Vec<Hand>) -> Self {
        let heard: HashSet<Country> =
            hands.iter().filter(|hand| hand.calls > 0).map(|hand| hand.author.country).collect();
        let mut waiting: Vec<(bool, bool, u32, Author)> = Vec::new();
        let mut speaking = None;
        for Hand { author, raised, calls, speaking: speaks } in hands {
            if speaks {
                speaking = Some(author.clone());
            }
            if let Some(raised) = raised {
                waiting.push((calls > 0, heard.contains(&author.country), raised, author));
            }
        }
        waiting.sort_by_key(|(spoken, heard, raised, author)| (*spoken, *heard, *raised, author.person));
        let count = u32::try_from(waiting.len()).unwrap_or(u32::MAX);
        let waiting = waiting.into_iter().take(WAITING_MOST).map(|(.., author)| author).collect();
        Self { speaking, count, waiting }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;
    use uuid::Uuid;

    fn hand(n: u128, country: Country, raised: Option<u32>, calls: u32) -> Hand {
        let author = Author {
            person: PersonId(Uuid::from_u128(n)),
            name: format!("No. {n}"),
            organisation: String::new(),
            country,
            chair: false,
            guest: false,
        };
        Hand { author, raised, calls, speaking: false }
    }

    fn order(hands: Vec<Hand>) -> Vec<u128> {
        Floor::of(hands).waiting.iter().map(|author| author.person.0.as_u128()).collect()
    }

    #[test]
    fn first_time_speakers_and_unheard_countries_come_first() {
        use Country as C;
        assert_eq!(order(vec![hand(1, C::Fi, Some(2), 0), hand(2, C::Se, Some(1), 0)]), [2, 1], "as hands went up");
        let hands = vec![
            hand(1, C::Fi, Some(1), 1),
            hand(2, C::Fi, Some(2), 0),
            hand(3, C::Se, Some(3), 0),
            hand(4, C::Pl, Some(4), 0),
            hand(5, C::Pl, None, 2),
            hand(6, C::Fi, Some(0), 3),
        ];
        // 3 is new and of an unheard country; 2 and 4 are new; 6 and 1 have spoken.
        assert_eq!(order(hands), [3, 2, 4, 6, 1]);
    }

    #[test]
    fn who_speaks_may_wait_for_another_turn_and_many_are_counted() {
        let mut hands: Vec<_> = (1..=60).map(|n| hand(n, Country::Lv, Some(1), 0)).collect();
        hands[0].speaking = true;
        let floor = Floor::of(hands);
        assert_eq!((floor.count, floor.waiting.len()), (60, WAITING_MOST));
        assert_eq!(floor.speaking.as_ref(), Some(&floor.waiting[0]));
        assert_eq!(Floor::of(Vec::new()), Floor::default());
    }
}
