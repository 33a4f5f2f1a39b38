//! Who is in a session: people, not sockets.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};
use sund_actions::live::Here;
use sund_domain::{
    ids::PersonId,
    live::{PEOPLE_LEAST, frames::HERE_MOST},
    people::{Author, Country},
    time::{MINUTE, Timestamp},
};

/// At most this many sockets of one person in one session: tabs, telephones, and some that are not yet given up.
const SOCKETS_A_PERSON: u32 = 16;
/// So long somebody counts who has loaded the page, in milliseconds: without scripts one loads it now and then.
const READS_FOR: i64 = 2 * MINUTE;

/// Who is here. Coming and going cost the same however many are here.
#[derive(Debug, Default)]
pub(super) struct Presence {
    people: HashMap<PersonId, Present>,
    /// Chairs first, then in the order in which they came: a list that does not jump about.
    order: BTreeMap<(bool, u64), PersonId>,
    countries: HashMap<Country, u32>,
    came: u64,
    /// Who had the page before them, and when last.
    readers: HashMap<PersonId, Timestamp>,
}

#[derive(Debug)]
struct Present {
    author: Author,
    sockets: u32,
    place: (bool, u64),
}

impl Presence {
    /// A socket of this person is here; false if there are too many already.
    pub(super) fn come(&mut self, author: &Author) -> bool {
        if let Some(present) = self.people.get_mut(&author.person) {
            if present.sockets >= SOCKETS_A_PERSON {
                return false;
            }
            present.sockets += 1;
            return true;
        }
        self.came += 1;
        let place = (!author.chair, self.came);
        self.order.insert(place, author.person);
        *self.countries.entry(author.country).or_default() += 1;
        self.people.insert(author.person, Present { author: author.clone(), sockets: 1, place });
        true
    }

    /// A socket of this person is gone.
    pub(super) fn go(&mut self, person: PersonId) {
        let Some(present) = self.people.get_mut(&person) else { return };
        present.sockets -= 1;
        if present.sockets > 0 {
            return;
        }
        if let Some(gone) = self.people.remove(&person) {
            self.order.remove(&gone.place);
            if let Some(count) = self.countries.get_mut(&gone.author.country) {
                *count -= 1;
                if *count == 0 {
                    self.countries.remove(&gone.author.country);
                }
            }
        }
    }

    /// Somebody has the page before them, perhaps without scripts and so without a socket.
    pub(super) fn reads(&mut self, reader: &Author, now: Timestamp) {
        self.readers.retain(|_, at| now.since(*at) <= READS_FOR);
        self.readers.insert(reader.person, now);
    }

    /// Somebody has had the page before them lately.
    pub(super) fn is_read(&self, now: Timestamp) -> bool {
        self.readers.values().any(|at| now.since(*at) <= READS_FOR)
    }

    /// They are so many, with those who read, that none can be told from the others.
    pub(super) fn enough(&self, now: Timestamp) -> bool {
        let reads =
            |(person, at): &(&PersonId, &Timestamp)| now.since(**at) <= READS_FOR && !self.people.contains_key(person);
        self.people.len() + self.readers.iter().filter(reads).count() >= PEOPLE_LEAST as usize
    }

    /// Everybody counted, the first few named.
    pub(super) fn here(&self) -> Here {
        let mut countries: Vec<(Country, u32)> = self.countries.iter().map(|(country, n)| (*country, *n)).collect();
        countries.sort_by_key(|(country, n)| (Reverse(*n), country.code()));
        let named = self.order.values().take(HERE_MOST).filter_map(|person| self.people.get(person));
        Here {
            count: u32::try_from(self.people.len()).unwrap_or(u32::MAX),
            countries,
            people: named.map(|present| present.author.clone()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn author(n: u128, country: Country, chair: bool) -> Author {
        let person = PersonId(Uuid::from_u128(n));
        Author { person, name: format!("No. {n}"), organisation: "Ministry".into(), country, chair, guest: false }
    }

    #[test]
    fn people_are_counted_once_and_chairs_come_first() {
        let mut presence = Presence::default();
        let (one, two, chair) =
            (author(1, Country::Fi, false), author(2, Country::Pl, false), author(3, Country::Fi, true));
        for who in [&one, &two, &one, &chair] {
            assert!(presence.come(who));
        }
        let here = presence.here();
        assert_eq!((here.count, here.countries), (3, vec![(Country::Fi, 2), (Country::Pl, 1)]));
        assert_eq!(here.people, [chair.clone(), one.clone(), two.clone()]);
        presence.go(one.person);
        presence.go(two.person);
        assert_eq!(presence.here().people, [chair.clone(), one.clone()]);
        assert_eq!(presence.here().countries, [(Country::Fi, 2)]);
        presence.go(one.person);
        presence.go(chair.person);
        presence.go(chair.person);
        assert_eq!(presence.here(), Here::default());
        assert!(presence.order.is_empty() && presence.countries.is_empty());
    }

    #[test]
    fn only_some_are_named_and_one_person_has_only_so_many_sockets() {
        let mut presence = Presence::default();
        for n in 1..=1_000 {
            assert!(presence.come(&author(n, Country::Fi, false)));
        }
        assert_eq!((presence.here().count, presence.here().people.len()), (1_000, HERE_MOST));
        let taken = (0..100).filter(|_| presence.come(&author(1, Country::Fi, false))).count();
        assert_eq!(taken, SOCKETS_A_PERSON as usize - 1);
        assert_eq!(presence.here().count, 1_000);
    }
}
