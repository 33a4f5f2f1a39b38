//! Adding up ballots.

use super::PollKind;
use serde::{Deserialize, Serialize};

/// What has come of one option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number, from 1.
    pub option: u32,
    /// How many people chose it; of a ranked poll, its points.
    pub votes: u32,
    /// Its place, from 1. Those with as many votes share one.
    pub place: u32,
}

/// What has come of a poll.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Of every option, by place and then by number.
    pub lines: Vec<Line>,
    /// How many people voted.
    pub voters: u32,
}

/// Adds up the ballots: each as it was filled in, and how many people filled it in so.
///
/// A ranked poll is counted after Borda, modified: whoever puts `m` options into an order gives `m` points to the first of
/// them, one less to the next, one to the last, none to the others. So one who names only a favourite gives one point, and
/// has nothing from keeping silent about the others. Options with as many points share a place: a tie is shown as one.
#[must_use]
pub fn count(kind: PollKind, options: usize, ballots: &[(Vec<u32>, u32)]) -> Tally {
    let mut votes = vec![0_u32; options];
    let mut voters = 0_u32;
    for (ballot, people) in ballots {
        voters = voters.saturating_add(*people);
        for (at, option) in ballot.iter().enumerate() {
            let points = if kind == PollKind::Ranked { ballot.len() - at } else { 1 };
            let points = u32::try_from(points).unwrap_or(u32::MAX).saturating_mul(*people);
            let index = option.checked_sub(1).and_then(|index| usize::try_from(index).ok());
            if let Some(sum) = index.and_then(|index| votes.get_mut(index)) {
                *sum = sum.saturating_add(points);
            }
        }
    }
    let above = |mine: u32| votes.iter().filter(|other| **other > mine).count();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let line =
        |(at, mine): (usize, &u32)| Line { option: number(at + 1), votes: *mine, place: number(above(*mine) + 1) };
    let mut lines: Vec<Line> = votes.iter().enumerate().map(line).collect();
    lines.sort_by_key(|line| (line.place, line.option));
    Tally { lines, voters }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(kind: PollKind, ballots: &[(&[u32], u32)]) -> (Vec<(u32, u32, u32)>, u32) {
        let ballots: Vec<_> = ballots.iter().map(|(ballot, people)| (ballot.to_vec(), *people)).collect();
        let tally = count(kind, 3, &ballots);
        (tally.lines.iter().map(|line| (line.option, line.votes, line.place)).collect(), tally.voters)
    }

    #[test]
    fn votes_are_added_up_and_ties_share_a_place() {
        assert_eq!(counted(PollKind::Single, &[]), (vec![(1, 0, 1), (2, 0, 1), (3, 0, 1)], 0));
        let single: &[(&[u32], u32)] = &[(&[2], 3), (&[1], 1), (&[3], 1)];
        assert_eq!(counted(PollKind::Single, single), (vec![(2, 3, 1), (1, 1, 2), (3, 1, 2)], 5));
        let multiple: &[(&[u32], u32)] = &[(&[1, 2], 2), (&[2, 3], 1), (&[3], 2)];
        assert_eq!(counted(PollKind::Multiple, multiple), (vec![(2, 3, 1), (3, 3, 1), (1, 2, 3)], 5));
    }

    #[test]
    fn a_ranked_poll_counts_after_borda_modified() {
        // All of an order: 3, 2 and 1 points.
        assert_eq!(counted(PollKind::Ranked, &[(&[3, 1, 2], 1)]), (vec![(3, 3, 1), (1, 2, 2), (2, 1, 3)], 1));
        // Who names one alone gives one point: two of them weigh less than one whole order.
        assert_eq!(counted(PollKind::Ranked, &[(&[2], 2), (&[1, 2, 3], 1)]).0, vec![(2, 4, 1), (1, 3, 2), (3, 1, 3)]);
        // Two orders that are each other's reverse: nobody is before anybody.
        let reverse: &[(&[u32], u32)] = &[(&[1, 2, 3], 1), (&[3, 2, 1], 1)];
        assert_eq!(counted(PollKind::Ranked, reverse), (vec![(1, 4, 1), (2, 4, 1), (3, 4, 1)], 2));
        // What a ballot of another time names and is not there counts for nothing.
        assert_eq!(counted(PollKind::Single, &[(&[7], 1), (&[0], 1)]).0, vec![(1, 0, 1), (2, 0, 1), (3, 0, 1)]);
    }

    #[test]
    fn the_order_of_ballots_says_nothing() {
        let ballots = [(vec![1, 2], 2), (vec![3], 5), (vec![2, 3, 1], 1)];
        let mut other = ballots.to_vec();
        other.reverse();
        for kind in PollKind::ALL {
            assert_eq!(count(kind, 3, &ballots), count(kind, 3, &other));
        }
    }
}
