//! Fits the groups that a regroup found to what people decided, and to the phenomena that are.
//!
//! 1. Groups are matched to phenomena by overlap.
//! 2. A phenomenon that a decision points at never ends and is never taken apart: without a group it keeps
//!    its members, and members of it that would make a phenomenon of their own stay.
//! 3. What people put somewhere is there; what they barred from a phenomenon is not in it.
//! 4. Phenomena below the least size end, unless a decision points at them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::ids::PhenomenonId;
use crate::phenomena::matching::match_groups;
use crate::phenomena::regroup::Bonds;

/// What people decided, by points.
pub struct Decided<'a> {
    /// Where points are to be and not to be.
    pub bonds: &'a Bonds,
    /// The phenomena that decisions point at.
    pub kept: &'a BTreeSet<PhenomenonId>,
}

/// The phenomena after a regroup.
#[derive(Debug, PartialEq)]
pub struct Shape {
    /// Those that live on, with their members.
    pub living: BTreeMap<PhenomenonId, Vec<usize>>,
    /// Those that are to be born, each with the living one that most of its members were in.
    pub newborn: Vec<(Vec<usize>, Option<PhenomenonId>)>,
}

/// Fits `groups` to decisions and to where points were `before`; `sizes` are the sizes of phenomena then.
pub fn respect(
    groups: &[Vec<usize>],
    before: &[Option<PhenomenonId>],
    sizes: &HashMap<PhenomenonId, usize>,
    decided: &Decided<'_>,
    least: usize,
) -> Shape {
    let matched = match_groups(groups, before, sizes);
    let free = |point: usize| decided.bonds.places.get(point).is_none_or(Option::is_none);
    let keeps = |point: usize| before[point].filter(|id| free(point) && decided.kept.contains(id));
    let mut living: BTreeMap<PhenomenonId, Vec<usize>> = decided.kept.iter().map(|&id| (id, Vec::new())).collect();
    let unmatched: BTreeSet<PhenomenonId> =
        decided.kept.iter().copied().filter(|id| !matched.contains(&Some(*id))).collect();
    for (point, home) in before.iter().enumerate() {
        if let Some(id) = home.filter(|id| free(point) && unmatched.contains(id)) {
            living.entry(id).or_default().push(point);
        }
    }
    let is_claimed = |point: usize| before[point].is_some_and(|id| unmatched.contains(&id));
    let mut newborn = Vec::new();
    for (group, matched) in groups.iter().zip(matched) {
        let mut group: Vec<usize> = group.iter().copied().filter(|&point| free(point) && !is_claimed(point)).collect();
        if let Some(id) = matched {
            group.retain(|&point| !decided.bonds.barred.contains(&(point, id)));
            living.entry(id).or_default().extend(group);
            continue;
        }
        if let Some((whole, _)) = majority(group.iter().filter_map(|&point| keeps(point)), group.len()) {
            living.entry(whole).or_default().extend(group.iter().filter(|&&point| keeps(point) == Some(whole)));
            group.retain(|&point| keeps(point) != Some(whole));
        }
        if group.len() >= least {
            newborn.push(group);
        }
    }
    for (point, place) in decided.bonds.places.iter().enumerate() {
        for &id in place.iter().flatten() {
            living.entry(id).or_default().push(point);
        }
    }
    living.retain(|id, members| members.len() >= least || decided.kept.contains(id));
    living.values_mut().for_each(|members| members.sort_unstable());
    let parts = newborn.into_iter().map(|group| {
        let homes = group.iter().filter_map(|&point| before[point]);
        let whole = majority(homes, group.len()).map(|(id, _)| id).filter(|id| living.contains_key(id));
        (group, whole)
    });
    let newborn = parts.collect();
    Shape { newborn, living }
}

/// Returns the phenomenon that at least half of `all` are in, with how many.
fn majority(homes: impl Iterator<Item = PhenomenonId>, all: usize) -> Option<(PhenomenonId, usize)> {
    let mut counts: BTreeMap<PhenomenonId, usize> = BTreeMap::new();
    for home in homes {
        *counts.entry(home).or_default() += 1;
    }
    counts.into_iter().max_by_key(|&(id, count)| (count, std::cmp::Reverse(id))).filter(|(_, count)| 2 * count >= all)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn phenomenon(number: u128) -> PhenomenonId {
        PhenomenonId::from_uuid(Uuid::from_u128(number))
    }

    type Told = (Option<Vec<usize>>, Option<Vec<usize>>, Vec<Vec<usize>>);

    /// Ten points: 0–4 were in phenomenon 1, 5–7 in phenomenon 2, 8 and 9 alone.
    struct Story {
        bonds: Bonds,
        kept: BTreeSet<PhenomenonId>,
    }

    impl Story {
        fn new() -> Self {
            Self { bonds: Bonds { places: vec![None; 10], ..Bonds::default() }, kept: BTreeSet::new() }
        }

        fn put(mut self, point: usize, places: &[u128]) -> Self {
            let places: Vec<PhenomenonId> = places.iter().copied().map(phenomenon).collect();
            self.kept.extend(&places);
            self.bonds.places[point] = Some(places);
            self
        }

        fn keep(mut self, number: u128) -> Self {
            self.kept.insert(phenomenon(number));
            self
        }

        /// Tells the members of phenomena 1 and 2, and of those born.
        fn told(self, groups: &[&[usize]]) -> Told {
            let groups: Vec<Vec<usize>> = groups.iter().map(|group| group.to_vec()).collect();
            let (one, two) = (Some(phenomenon(1)), Some(phenomenon(2)));
            let before = [one, one, one, one, one, two, two, two, None, None];
            let sizes = HashMap::from([(phenomenon(1), 5), (phenomenon(2), 3)]);
            let decided = Decided { bonds: &self.bonds, kept: &self.kept };
            let mut shape = respect(&groups, &before, &sizes, &decided, 3);
            let newborn = shape.newborn.into_iter().map(|(group, _)| group).collect();
            (shape.living.remove(&phenomenon(1)), shape.living.remove(&phenomenon(2)), newborn)
        }
    }

    #[test]
    fn without_decisions_groups_are_taken_as_they_are() {
        let told = Story::new().told(&[&[0, 1], &[2, 3, 4, 8], &[5, 6, 7, 9]]);
        assert_eq!(told, (Some(vec![2, 3, 4, 8]), Some(vec![5, 6, 7, 9]), Vec::new()));
    }

    #[test]
    fn a_kept_phenomenon_is_not_swallowed() {
        let told = Story::new().keep(2).told(&[&[0, 1, 2, 3, 4, 5, 6, 7]]);
        assert_eq!(told, (Some(vec![0, 1, 2, 3, 4]), Some(vec![5, 6, 7]), Vec::new()));
    }

    #[test]
    fn a_kept_phenomenon_is_not_dissolved_nor_split_but_single_members_may_leave() {
        let dissolved = Story::new().keep(2).told(&[&[0, 1, 2, 3, 4]]);
        assert_eq!(dissolved.1, Some(vec![5, 6, 7]));
        let split = Story::new().keep(1).told(&[&[0, 1], &[2, 3, 4], &[5, 6, 7]]);
        assert_eq!(split.0, Some(vec![0, 1, 2, 3, 4]));
        let left = Story::new().keep(1).told(&[&[0, 1, 2, 3], &[4, 5, 6, 7]]);
        assert_eq!(left, (Some(vec![0, 1, 2, 3]), Some(vec![4, 5, 6, 7]), Vec::new()));
    }

    #[test]
    fn what_people_put_somewhere_is_there_and_nowhere_else() {
        let told = Story::new().put(8, &[2]).put(0, &[]).put(1, &[1, 2]).told(&[&[0, 1, 2, 3, 4, 8], &[5, 6, 7]]);
        assert_eq!(told, (Some(vec![1, 2, 3, 4]), Some(vec![1, 5, 6, 7, 8]), Vec::new()));
    }

    #[test]
    fn what_is_barred_from_a_phenomenon_is_not_in_it() {
        let mut story = Story::new().keep(1);
        story.bonds.barred.insert((8, phenomenon(1)));
        assert_eq!(story.told(&[&[0, 1, 2, 3, 4, 8], &[5, 6, 7]]).0, Some(vec![0, 1, 2, 3, 4]));
    }

    #[test]
    fn a_small_phenomenon_ends_unless_a_decision_points_at_it() {
        assert_eq!(Story::new().put(4, &[]).put(3, &[]).told(&[&[2, 3, 4]]).0, None);
        assert_eq!(Story::new().put(4, &[1]).told(&[]).0, Some(vec![0, 1, 2, 3, 4]));
    }
}
