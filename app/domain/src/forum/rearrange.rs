//! Posts that go from one thread to another: which ones, where they stand afterwards, and the way back.

use crate::{
    Field, Invalid, Problem,
    ids::{MoveId, PersonId, PostId, ThreadId},
    time::Timestamp,
    workgroups::UnknownCode,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
};

/// No more posts go at once: what is longer is moved as a whole thread, or in parts.
pub const MOVED_MOST: usize = 1_000;

/// How posts came to stand elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rearranged {
    /// Some of them were taken out.
    Split,
    /// All of them were: the thread goes on as another one.
    Merged,
    /// One of these was taken back.
    Undone,
}

impl Rearranged {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Split, Self::Merged, Self::Undone];

    /// The name in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Undone => "undone",
        }
    }
}

impl FromStr for Rearranged {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|how| how.code() == text).ok_or(UnknownCode)
    }
}

/// The trace that stays at both threads between which posts went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Its id.
    pub id: MoveId,
    /// How.
    pub how: Rearranged,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// How many posts.
    pub posts: u32,
    /// Whether they came here; else they went from here.
    pub came: bool,
    /// The thread at the other end, if the viewer may see that: id and title.
    pub other: Option<(ThreadId, String)>,
    /// Whether it can be taken back: it is the newest of both threads, and nobody has yet.
    pub newest: bool,
}

/// Where a post stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand {
    /// In which thread.
    pub thread: ThreadId,
    /// With which number.
    pub number: u32,
}

/// A post that stands elsewhere afterwards, or under another number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The post.
    pub post: PostId,
    /// Where it stood.
    pub from: Stand,
    /// Where it stands now.
    pub to: Stand,
}

/// Which of a thread's posts somebody means who types "3, 5-7, 12-": numbers and ranges, a range without an end up to the
/// last one. Dashes of every length count.
pub fn chosen(typed: &str, last: u32) -> Result<BTreeSet<u32>, Invalid> {
    let wrong = || Invalid::new(Field::Posts, Problem::NotPosts { last });
    let mut all = BTreeSet::new();
    for part in typed.split([',', ';', ' ', '\n', '\t']).map(str::trim).filter(|part| !part.is_empty()) {
        let part = part.replace(['–', '—', '‑', '−'], "-");
        let number = |text: &str| text.parse::<u32>().ok().filter(|n| (1..=last).contains(n)).ok_or_else(wrong);
        match part.split_once('-') {
            None => drop(all.insert(number(&part)?)),
            Some((from, "")) => all.extend(number(from)?..=last),
            Some((from, to)) => all.extend(number(from)?..=number(to)?),
        }
    }
    if all.is_empty() {
        return Err(Invalid::new(Field::Posts, Problem::Empty));
    }
    if all.len() > MOVED_MOST {
        return Err(Invalid::new(Field::Posts, Problem::TooMany { most: MOVED_MOST }));
    }
    Ok(all)
}

/// The thread that somebody means who types or pastes its address, or the id in it.
pub fn thread_named(typed: &str) -> Result<ThreadId, Invalid> {
    let id = typed.rsplit_once("/threads/").map_or(typed, |(_, rest)| rest);
    let id = id.split(['?', '#', '/']).next().unwrap_or_default().trim();
    id.parse().map_err(|_| Invalid::new(Field::Thread, Problem::NotAChoice))
}

/// Where posts stand after those with the `chosen` numbers went from the thread to the end of `target`, which had `after`
/// posts: those that stay close the gaps, those that are there keep their numbers. Only what changes is said.
#[must_use]
pub fn take_out(
    posts: &[(PostId, u32)],
    source: ThreadId,
    chosen: &BTreeSet<u32>,
    target: ThreadId,
    after: u32,
) -> Vec<Placement> {
    let (mut stays, mut goes) = (0, after);
    let placed = posts.iter().map(|(post, number)| {
        let to = if chosen.contains(number) {
            goes += 1;
            Stand { thread: target, number: goes }
        } else {
            stays += 1;
            Stand { thread: source, number: stays }
        };
        Placement { post: *post, from: Stand { thread: source, number: *number }, to }
    });
    placed.filter(|placement| placement.from != placement.to).collect()
}

/// The way back from `before`: what went is again where it was, before what was posted there since, and `now` (all posts
/// of both threads) is as if it had never gone. None if one of them stands elsewhere by now.
#[must_use]
pub fn put_back(before: &[Placement], now: &[(PostId, Stand)]) -> Option<Vec<Placement>> {
    let changed: BTreeMap<PostId, &Placement> = before.iter().map(|placement| (placement.post, placement)).collect();
    let gone = before.iter().find(|placement| placement.from.thread != placement.to.thread)?;
    let (source, target) = (gone.from.thread, gone.to.thread);
    let first = before.iter().filter(|p| p.from.thread == source).map(|p| p.from.number).min()?;
    let there: BTreeMap<PostId, Stand> = now.iter().copied().collect();
    if !before.iter().all(|placement| there.get(&placement.post).is_some_and(|at| at.thread == placement.to.thread)) {
        return None;
    }
    // What was not renumbered stood before the first that went, or was posted since.
    let mut sorted: Vec<_> = now
        .iter()
        .map(|(post, at)| {
            let (thread, key) = match changed.get(post) {
                Some(placement) => (placement.from.thread, (0, placement.from.number)),
                None if at.thread == source && at.number < first => (source, (0, at.number)),
                None => (at.thread, (1, at.number)),
            };
            ((thread, key), *post, *at)
        })
        .collect();
    sorted.sort_by_key(|(key, ..)| *key);
    let mut counts = BTreeMap::from([(source, 0), (target, 0)]);
    let placed = sorted.into_iter().map(|((thread, _), post, from)| {
        let number = counts.entry(thread).or_insert(0);
        *number += 1;
        Placement { post, from, to: Stand { thread, number: *number } }
    });
    Some(placed.filter(|placement| placement.from != placement.to).collect())
}

/// How far somebody has read in threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Who.
    pub person: PersonId,
    /// What is older is not new to them.
    pub since: Timestamp,
    /// Up to which number, in each thread.
    pub read: BTreeMap<ThreadId, u32>,
}

impl Reader {
    /// How far they have read a thread whose posts stood where `posts` says, in the order of now: up to the first that they
    /// had not read.
    #[must_use]
    pub fn read_of(&self, posts: &[(Stand, Timestamp)]) -> u32 {
        let had_read = |(at, posted): &&(Stand, Timestamp)| {
            *posted <= self.since || self.read.get(&at.thread).is_some_and(|to| at.number <= *to)
        };
        u32::try_from(posts.iter().take_while(had_read).count()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const SOURCE: ThreadId = ThreadId(Uuid::from_u128(1));
    const TARGET: ThreadId = ThreadId(Uuid::from_u128(2));

    fn post(n: u32) -> PostId {
        PostId(Uuid::from_u128(u128::from(n) + 100))
    }

    fn posts(numbers: std::ops::RangeInclusive<u32>) -> Vec<(PostId, u32)> {
        numbers.map(|n| (post(n), n)).collect()
    }

    /// Both threads after this, each in order, posts by the number they were made with.
    fn after(mut now: Vec<(PostId, Stand)>, placements: &[Placement]) -> (Vec<u128>, Vec<u128>, Vec<(PostId, Stand)>) {
        for placement in placements {
            let it = now.iter_mut().find(|(post, _)| *post == placement.post).expect("it is there");
            assert_eq!(it.1, placement.from);
            it.1 = placement.to;
        }
        now.sort_by_key(|(_, at)| *at);
        let of = |thread: ThreadId| {
            let there: Vec<_> = now.iter().filter(|(_, at)| at.thread == thread).collect();
            let numbers: Vec<u32> = there.iter().map(|(_, at)| at.number).collect();
            assert_eq!(numbers, (1..=u32::try_from(there.len()).unwrap()).collect::<Vec<_>>(), "without a gap");
            there.iter().map(|(post, _)| post.0.as_u128() - 100).collect::<Vec<_>>()
        };
        (of(SOURCE), of(TARGET), now)
    }

    fn at(thread: ThreadId, posts: &[(PostId, u32)]) -> Vec<(PostId, Stand)> {
        posts
            .iter()
            .enumerate()
            .map(|(n, (post, _))| (*post, Stand { thread, number: u32::try_from(n + 1).unwrap() }))
            .collect()
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let read = |typed| chosen(typed, 12).map(|all| all.into_iter().collect::<Vec<_>>());
        assert_eq!(read("3, 5–7;9"), Ok(vec![3, 5, 6, 7, 9]));
        assert_eq!(read(" 11- 3"), Ok(vec![3, 11, 12]));
        assert_eq!(read("7-5"), Err(Invalid::new(Field::Posts, Problem::Empty)));
        assert_eq!(read(" , "), Err(Invalid::new(Field::Posts, Problem::Empty)));
        for wrong in ["0", "13", "a", "3-13", "-3", "1-2-3", "4294967296", "-"] {
            assert_eq!(read(wrong), Err(Invalid::new(Field::Posts, Problem::NotPosts { last: 12 })), "{wrong}");
        }
        let most = u32::try_from(MOVED_MOST).unwrap();
        assert!(chosen("1-", most).is_ok());
        assert_eq!(chosen("1-", most + 1), Err(Invalid::new(Field::Posts, Problem::TooMany { most: MOVED_MOST })));
    }

    #[test]
    fn what_goes_stands_at_the_end_and_what_stays_closes_the_gap() {
        let all = posts(1..=6);
        let there = [at(SOURCE, &all), at(TARGET, &posts(20..=21))].concat();
        let placements = take_out(&all, SOURCE, &BTreeSet::from([2, 4, 5]), TARGET, 2);
        let (source, target, _) = after(there, &placements);
        assert_eq!((source, target), (vec![1, 3, 6], vec![20, 21, 2, 4, 5]));
        assert_eq!(placements.len(), 5, "the first one stays as it is");
    }

    #[test]
    fn the_way_back_leads_back_also_after_more_was_posted() {
        let all = posts(1..=6);
        for chosen in [vec![2, 4, 5], vec![6], vec![1], vec![5, 6], vec![1, 2, 3, 4, 5, 6]] {
            let there = [at(SOURCE, &all), at(TARGET, &posts(20..=21))].concat();
            let placements = take_out(&all, SOURCE, &chosen.iter().copied().collect(), TARGET, 2);
            let (source, target, mut now) = after(there, &placements);
            let next = |all: &[u128]| u32::try_from(all.len() + 1).unwrap();
            now.push((post(30), Stand { thread: SOURCE, number: next(&source) }));
            now.push((post(31), Stand { thread: TARGET, number: next(&target) }));
            let back = put_back(&placements, &now).expect("nothing is elsewhere");
            let (source, target, _) = after(now, &back);
            assert_eq!((source, target), (vec![1, 2, 3, 4, 5, 6, 30], vec![20, 21, 31]), "{chosen:?}");
        }
    }

    #[test]
    fn what_went_on_elsewhere_is_not_put_back() {
        let all = posts(1..=3);
        let placements = take_out(&all, SOURCE, &BTreeSet::from([2]), TARGET, 0);
        let third = ThreadId(Uuid::from_u128(3));
        let now = [(post(1), SOURCE, 1), (post(3), SOURCE, 2), (post(2), third, 1)];
        let now: Vec<_> = now.into_iter().map(|(post, thread, number)| (post, Stand { thread, number })).collect();
        assert_eq!(put_back(&placements, &now), None);
        assert_eq!(put_back(&[], &now), None, "nothing went");
    }

    #[test]
    fn one_has_read_up_to_the_first_that_one_had_not_read() {
        let stand = |thread, number| Stand { thread, number };
        let reader = Reader {
            person: PersonId(Uuid::nil()),
            since: Timestamp(10),
            read: BTreeMap::from([(SOURCE, 2), (TARGET, 1)]),
        };
        let posts = [
            (stand(TARGET, 1), Timestamp(20)),
            (stand(SOURCE, 2), Timestamp(30)),
            (stand(SOURCE, 9), Timestamp(9)),
            (stand(SOURCE, 3), Timestamp(40)),
            (stand(SOURCE, 1), Timestamp(40)),
        ];
        assert_eq!(reader.read_of(&posts), 3, "what is from before they came is not new");
        assert_eq!(reader.read_of(&posts[3..]), 0);
        assert_eq!(reader.read_of(&posts[4..]), 1);
        assert_eq!(reader.read_of(&[]), 0);
    }

    #[test]
    fn a_thread_is_named_by_its_address_or_its_id() {
        let id = "0196a1b2-0000-7000-8000-000000000001";
        let named = thread_named(id).unwrap();
        for address in ["https://sund.example/threads/ID?post=3#p3", "/threads/ID", " ID ", "/threads/ID/split"] {
            assert_eq!(thread_named(&address.replace("ID", id)), Ok(named), "{address}");
        }
        for wrong in ["", "/threads/", "https://sund.example/forums/x", "/threads/1"] {
            assert!(thread_named(wrong).is_err(), "{wrong}");
        }
    }
}
