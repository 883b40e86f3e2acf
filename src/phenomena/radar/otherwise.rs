//! What a regroup would do if people had decided nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::decisions::Place;
use crate::phenomena::matching::match_groups;
use crate::phenomena::regroup::Bonds;

use super::Radar;

/// Something that the grouping would do to people's work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Two phenomena, on one of which at least people decided, would be one.
    Merge {
        /// The one that would become part of the other.
        from: PhenomenonId,
        /// The one that would live on; of two, the one on which people decided.
        into: PhenomenonId,
    },
    /// A part of a phenomenon on which people decided would be a phenomenon of its own.
    Split {
        /// Which.
        phenomenon: PhenomenonId,
        /// The part, in order.
        observations: Vec<ObservationId>,
    },
    /// An observation would not be where people put it.
    Move {
        /// Which.
        observation: ObservationId,
        /// Where it would be.
        to: PhenomenonId,
    },
}

impl Radar {
    /// Returns what a regroup would do otherwise if people had decided nothing: merges first, then splits, then
    /// moves. What people decided against, by taking an observation out of a phenomenon, by splitting what
    /// would be merged or by putting together what would be split, is left out, and so are phenomena that they
    /// dismissed.
    pub fn otherwise(&self) -> Vec<Otherwise> {
        if self.constraints.is_empty() {
            return Vec::new();
        }
        let groups = self.group(&Bonds::default()).groups;
        let sizes = self.groups.iter().map(|(&id, members)| (id, members.len())).collect();
        let matched = match_groups(&groups, &self.home, &sizes);
        let merges = self.merges(&groups, &matched);
        let splits = self.splits(&groups, &matched);
        let moves = self.moves(&groups, &matched, &merges);
        merges.into_iter().chain(splits).chain(moves).collect()
    }

    /// A phenomenon that would go on in no group, and most of whose members would be in that of another.
    fn merges(&self, groups: &[Vec<usize>], matched: &[Option<PhenomenonId>]) -> Vec<Otherwise> {
        let kept = self.constraints.kept();
        let mut told = BTreeSet::new();
        let mut merges = Vec::new();
        for (&gone, members) in self.groups.iter().filter(|(id, _)| !matched.contains(&Some(**id))) {
            let mut heirs: BTreeMap<PhenomenonId, usize> = BTreeMap::new();
            for (group, heir) in groups.iter().zip(matched) {
                let count = members.iter().filter(|&point| group.binary_search(point).is_ok()).count();
                if let Some(heir) = heir.filter(|_| count > 0) {
                    *heirs.entry(heir).or_default() += count;
                }
            }
            let heir = heirs.into_iter().max_by_key(|&(id, count)| (count, std::cmp::Reverse(id)));
            let Some((heir, _)) = heir.filter(|(_, count)| 2 * count >= members.len()) else { continue };
            let is_against = self.constraints.are_parted(gone, heir);
            let is_dismissed = [gone, heir].iter().any(|id| self.constraints.is_dismissed(*id));
            if is_against || is_dismissed || !(kept.contains(&gone) || kept.contains(&heir)) {
                continue;
            }
            let (from, into) = if kept.contains(&heir) { (gone, heir) } else { (heir, gone) };
            if told.insert((gone.min(heir), gone.max(heir))) {
                merges.push(Otherwise::Merge { from, into });
            }
        }
        merges
    }

    /// A group that would be born of a phenomenon on which people decided.
    fn splits(&self, groups: &[Vec<usize>], matched: &[Option<PhenomenonId>]) -> Vec<Otherwise> {
        let mut splits = Vec::new();
        for (group, _) in groups.iter().zip(matched).filter(|(_, matched)| matched.is_none()) {
            for &phenomenon in self.constraints.kept() {
                let part: Vec<usize> =
                    group.iter().copied().filter(|&point| self.home[point] == Some(phenomenon)).collect();
                let is_whole = self.groups.get(&phenomenon).is_none_or(|members| members.len() == part.len());
                let is_put = part.iter().all(|&point| self.constraints.place(self.items[point].id).is_some());
                let is_most = 2 * part.len() >= group.len() && part.len() >= self.params.least_reports;
                if is_most && !is_whole && !is_put && !self.constraints.is_dismissed(phenomenon) {
                    let mut observations: Vec<ObservationId> =
                        part.into_iter().map(|point| self.items[point].id).collect();
                    observations.sort_unstable();
                    splits.push(Otherwise::Split { phenomenon, observations });
                }
            }
        }
        splits
    }

    /// An observation that people put somewhere, and that would be in the group of another phenomenon.
    fn moves(&self, groups: &[Vec<usize>], matched: &[Option<PhenomenonId>], merges: &[Otherwise]) -> Vec<Otherwise> {
        let mut moves = Vec::new();
        for (group, &to) in groups.iter().zip(matched) {
            let Some(to) = to.filter(|id| !self.constraints.is_dismissed(*id)) else { continue };
            for observation in group.iter().map(|&point| self.items[point].id) {
                let places: &[PhenomenonId] = match self.constraints.place(observation) {
                    Some(Place::In { phenomena, .. }) => phenomena,
                    Some(Place::Alone) => &[],
                    None => continue,
                };
                let is_there = places.contains(&to);
                let is_against = self.constraints.was_taken_out(observation, to)
                    || places.iter().any(|&id| self.constraints.are_parted(id, to));
                let moves_as_a_whole = places.iter().any(|&id| {
                    merges.iter().any(|merge| {
                        matches!(merge, Otherwise::Merge { from, into }
                            if (*from, *into) == (id, to) || (*from, *into) == (to, id))
                    })
                });
                if !is_there && !is_against && !moves_as_a_whole {
                    moves.push(Otherwise::Move { observation, to });
                }
            }
        }
        moves
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::ids::DecisionId;
    use crate::phenomena::concepts::ConceptVector;
    use crate::phenomena::decisions::{Belonging, Change, Constraints, Decision, Destination, HomeChange, Recorded};
    use crate::phenomena::{Evidence, GivenNames, GroupingParams, Item, Shingles, Voice};
    use crate::text::Language;

    fn observation(number: u128) -> ObservationId {
        ObservationId::from_uuid(Uuid::from_u128(number))
    }

    fn phenomenon(number: u128) -> PhenomenonId {
        PhenomenonId::from_uuid(Uuid::from_u128(number))
    }

    /// Makes a radar of observations 1, 2, …, each of a topic and in a phenomenon.
    fn radar(observations: &[(usize, Option<u128>)]) -> Radar {
        let mut radar = Radar::new(GroupingParams::standard(), PhenomenonId::new);
        for (number, &(topic, home)) in (1..).zip(observations) {
            let mut vector = vec![0.0; 8];
            vector[topic] = 1.0;
            let item = Item {
                id: observation(number),
                received_at: Timestamp::UNIX_EPOCH,
                language: Language::Fi,
                evidence: Evidence::new(vector, &[], ConceptVector::default()).into(),
                concepts: Vec::new(),
                words: Vec::new(),
                shingles: Shingles::default(),
                voice: Voice::default(),
            };
            radar.restore(item, home.map(phenomenon));
        }
        radar
    }

    fn constrained(mut radar: Radar, decisions: Vec<(Decision, Change)>) -> Radar {
        let recorded = |(number, (decision, change))| Recorded {
            id: DecisionId::new(),
            number,
            at: Timestamp::UNIX_EPOCH,
            by: None,
            reason: None,
            decision,
            change,
            undone: None,
        };
        let log: Vec<Recorded> = (1..).zip(decisions).map(recorded).collect();
        radar.constrain(Constraints::of(&log));
        radar
    }

    fn named(number: u128) -> (Decision, Change) {
        let names = GivenNames::parse("Häädöt", "").unwrap();
        (Decision::Name { phenomenon: phenomenon(number), names }, Change::default())
    }

    /// Twice four of one topic each, in a phenomenon each, and four of a third topic.
    fn eight(topics: [usize; 2]) -> Vec<(usize, Option<u128>)> {
        [vec![(topics[0], Some(1)); 4], vec![(topics[1], Some(2)); 4], vec![(5, Some(3)); 4]].concat()
    }

    #[test]
    fn without_decisions_nothing_is_suggested() {
        assert_eq!(radar(&eight([0, 0])).otherwise(), []);
    }

    #[test]
    fn two_phenomena_that_would_be_one_are_suggested_for_a_merge_into_the_one_with_a_decision() {
        let merge = Otherwise::Merge { from: phenomenon(1), into: phenomenon(2) };
        assert_eq!(constrained(radar(&eight([0, 0])), vec![named(2)]).otherwise(), [merge]);
        assert_eq!(constrained(radar(&eight([0, 1])), vec![named(2)]).otherwise(), []);
        assert_eq!(constrained(radar(&eight([0, 0])), vec![named(3)]).otherwise(), [], "that is no one's work");
    }

    #[test]
    fn what_people_split_is_not_suggested_for_a_merge() {
        let split =
            Decision::Split { phenomenon: phenomenon(1), observations: vec![observation(5)], into: phenomenon(2) };
        assert_eq!(constrained(radar(&eight([0, 0])), vec![(split, Change::default())]).otherwise(), []);
    }

    #[test]
    fn a_phenomenon_of_two_matters_is_suggested_for_a_split() {
        let mixed = [vec![(0, Some(1)); 4], vec![(1, Some(1)); 3], vec![(5, Some(3)); 4]].concat();
        let observations = (5..=7).map(observation).collect();
        let split = Otherwise::Split { phenomenon: phenomenon(1), observations };
        assert_eq!(constrained(radar(&mixed), vec![named(1)]).otherwise(), [split]);
    }

    #[test]
    fn an_observation_is_suggested_for_a_move_but_not_back() {
        let mut observations = eight([0, 1]);
        observations.push((1, Some(1)));
        let moved = |from: Option<u128>| {
            let decision =
                Decision::Move { observations: vec![observation(13)], to: Destination::Phenomenon(phenomenon(1)) };
            let belonging = |number| Belonging::confirmed(phenomenon(number), Timestamp::UNIX_EPOCH);
            let home = HomeChange {
                observation: observation(13),
                from: from.map(belonging).into_iter().collect(),
                to: vec![belonging(1)],
            };
            vec![(decision, Change { homes: vec![home], ..Change::default() })]
        };
        let suggested = Otherwise::Move { observation: observation(13), to: phenomenon(2) };
        assert_eq!(constrained(radar(&observations), moved(None)).otherwise(), [suggested]);
        assert_eq!(constrained(radar(&observations), moved(Some(2))).otherwise(), []);
    }
}
