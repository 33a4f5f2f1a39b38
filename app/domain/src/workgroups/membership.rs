//! A membership as it is kept, and what becomes of two of them when two accounts become one.

use super::{Source, Standing};
use crate::{ids::ProviderId, time::Timestamp};

/// Where somebody belongs or belonged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// As what.
    pub standing: Standing,
    /// Since when.
    pub since: Timestamp,
    /// When it was ended.
    pub ended: Option<Timestamp>,
    /// When it ends by itself.
    pub until: Option<Timestamp>,
    /// Who gave it, or took it.
    pub source: Source,
    /// Whose groups did, where that was noted.
    pub provider: Option<ProviderId>,
}

impl Membership {
    /// Whether one is a member by it now.
    #[must_use]
    pub fn holds(&self, now: Timestamp) -> bool {
        self.ended.is_none() && self.until.is_none_or(|until| until > now)
    }

    /// What somebody has in a workgroup who had this there with the one account and `other` with the other one. One that
    /// is over neither ends nor revives one that holds. The higher role counts, with who gave it; between equals what a
    /// person gave or took, for no group takes or gives that.
    #[must_use]
    pub fn joined_with(self, other: Self, now: Timestamp) -> Self {
        let rank = |one: &Self| {
            let holds = one.holds(now);
            (holds, if holds { one.standing } else { Standing::Outsider }, one.source == Source::Hand)
        };
        let (first, second) = if rank(&other) > rank(&self) { (other, self) } else { (self, other) };
        if !second.holds(now) {
            return first;
        }
        let until = match (first.until, second.until) {
            (Some(one), Some(two)) if first.standing == second.standing => Some(one.max(two)),
            (_, None) if first.standing == second.standing => None,
            (until, _) => until,
        };
        Self { since: first.since.min(second.since), until, ..first }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000);

    fn since(at: i64, standing: Standing, source: Source) -> Membership {
        Membership { standing, since: Timestamp(at), ended: None, until: None, source, provider: None }
    }

    fn ended(membership: Membership) -> Membership {
        Membership { ended: Some(Timestamp(900)), ..membership }
    }

    /// Whichever account is the one that stays.
    fn both_ways(one: Membership, two: Membership) -> Membership {
        let joined = one.joined_with(two, NOW);
        assert_eq!(joined, two.joined_with(one, NOW));
        joined
    }

    #[test]
    fn the_higher_role_counts_since_the_first_day() {
        let member = since(1, Standing::Member, Source::Hand);
        let chair = since(5, Standing::Chair, Source::Claims);
        assert_eq!(both_ways(member, chair), Membership { since: Timestamp(1), ..chair });
        let reader = Membership { until: Some(Timestamp(2_000)), ..since(3, Standing::Reader, Source::Hand) };
        assert_eq!(both_ways(member, reader), member, "and does not end when the lower one would");
    }

    #[test]
    fn what_is_over_ends_nothing_and_comes_back_by_nothing() {
        let member = since(5, Standing::Member, Source::Hand);
        let was_chair = ended(since(1, Standing::Chair, Source::Hand));
        assert_eq!(both_ways(member, was_chair), member);
        let over = Membership { until: Some(NOW), ..since(1, Standing::Chair, Source::Hand) };
        assert_eq!(both_ways(member, over), member, "by itself, at this moment");
        let was_member = ended(since(2, Standing::Member, Source::Claims));
        let joined = both_ways(was_chair, was_member);
        assert!(!joined.holds(NOW));
        assert_eq!(joined.source, Source::Hand, "whom somebody has taken out, no group brings back");
    }

    #[test]
    fn between_equals_what_a_person_gave_stays_and_the_later_day_counts() {
        let by_hand = since(5, Standing::Member, Source::Hand);
        let by_claims = since(1, Standing::Member, Source::Claims);
        assert_eq!(both_ways(by_hand, by_claims), Membership { since: Timestamp(1), ..by_hand });
        let until = |at| Membership { until: Some(Timestamp(at)), ..by_hand };
        assert_eq!(both_ways(until(2_000), until(3_000)).until, Some(Timestamp(3_000)));
        assert_eq!(both_ways(until(2_000), by_hand).until, None);
    }
}
