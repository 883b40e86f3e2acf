//! What the grouping would do otherwise, put as decisions with reasons.

use std::collections::{HashMap, HashSet};

use super::suggestion::Why;
use super::words::{self, Counts};
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::decisions::{Decision, Destination};
use crate::phenomena::{Item, Otherwise, Radar};

/// A suggestion in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct Idea {
    /// What it is about, so that a person is not asked the same again: who and where, and how large the
    /// phenomena are, in steps of doubling.
    pub matter: String,
    /// What it proposes.
    pub decision: Decision,
    /// Why.
    pub why: Why,
}

/// How many moves are suggested at most.
const MOST_MOVES: usize = 50;

/// How many reports of either side are compared at most, spread over their time.
const MOST_COMPARED: usize = 100;

/// Returns what the grouping would do if people had decided nothing, and nothing that they decided against; of
/// moves at most 50, those first that are most alike where they would go.
///
/// Costs as much as a regroup when there are decisions, nothing when there are none.
pub fn ideas(radar: &Radar) -> Vec<Idea> {
    let otherwise = with_few_moves(radar, radar.otherwise());
    if otherwise.is_empty() {
        return Vec::new();
    }
    let overall = words::counts(radar.items());
    otherwise.into_iter().map(|otherwise| idea(radar, &overall, otherwise)).collect()
}

fn with_few_moves(radar: &Radar, all: Vec<Otherwise>) -> Vec<Otherwise> {
    let mut kept = Vec::new();
    let mut moves: Vec<(f32, Otherwise)> = Vec::new();
    let mut there: HashMap<PhenomenonId, Vec<&Item>> = HashMap::new();
    for otherwise in all {
        let Otherwise::Move { observation, to } = otherwise else {
            kept.push(otherwise);
            continue;
        };
        let there = there.entry(to).or_insert_with(|| spread(&radar.members(to)));
        let moved: Vec<&Item> = radar.item(observation).into_iter().collect();
        moves.push((mean_similarity(&moved, there), otherwise));
    }
    moves.sort_by(|a, b| b.0.total_cmp(&a.0));
    kept.extend(moves.into_iter().take(MOST_MOVES).map(|(_, otherwise)| otherwise));
    kept
}

fn idea(radar: &Radar, overall: &Counts<'_>, otherwise: Otherwise) -> Idea {
    match otherwise {
        Otherwise::Merge { from, into } => {
            let (one, other) = (radar.members(from), radar.members(into));
            let (first, second) = (from.min(into), from.max(into));
            Idea {
                matter: format!("merge {first} {second} {}", step(one.len() + other.len())),
                decision: Decision::Merge { from, into },
                why: why(overall, &one, &other, &[]),
            }
        }
        Otherwise::Split { phenomenon, observations } => {
            let (leaving, staying) = sides(radar, phenomenon, &observations);
            let first = observations.iter().min().map(ToString::to_string).unwrap_or_default();
            Idea {
                matter: format!("split {phenomenon} {first} {}", step(observations.len())),
                why: why(overall, &leaving, &leaving, &staying),
                decision: Decision::Split { phenomenon, observations, into: PhenomenonId::new() },
            }
        }
        Otherwise::Move { observation, to } => {
            let moved: Vec<&Item> = radar.item(observation).into_iter().collect();
            let there = radar.members(to);
            let now: Vec<&Item> =
                radar.phenomena_of(observation).into_iter().flat_map(|id| radar.members(id)).collect();
            Idea {
                matter: format!("move {observation} {to} {}", step(there.len())),
                decision: Decision::Move { observations: vec![observation], to: Destination::Phenomenon(to) },
                why: why(overall, &moved, &there, &now),
            }
        }
    }
}

/// Returns the members of a phenomenon that would leave it, and the others.
fn sides<'a>(radar: &'a Radar, phenomenon: PhenomenonId, leaving: &[ObservationId]) -> (Vec<&'a Item>, Vec<&'a Item>) {
    let leaving: HashSet<ObservationId> = leaving.iter().copied().collect();
    radar.members(phenomenon).into_iter().partition(|item| leaving.contains(&item.id))
}

fn why(overall: &Counts<'_>, about: &[&Item], with: &[&Item], now: &[&Item]) -> Why {
    let reports = about.len();
    let (about, with, now) = (spread(about), spread(with), spread(now));
    Why {
        reports,
        similarity: mean_similarity(&about, &with),
        similarity_now: mean_similarity(&about, &now),
        words: words::shared(&about, &with, overall),
    }
}

/// Returns at most [`MOST_COMPARED`] of reports in order of time, evenly spread.
fn spread<'a>(items: &[&'a Item]) -> Vec<&'a Item> {
    let step = items.len().div_ceil(MOST_COMPARED).max(1);
    items.iter().copied().step_by(step).collect()
}

/// Returns the mean similarity of two different observations, one of each side; 0 when there are none.
fn mean_similarity(one: &[&Item], other: &[&Item]) -> f32 {
    let pairs = one.iter().flat_map(|a| other.iter().filter(|b| b.id != a.id).map(|b| a.similarity(b)));
    let (sum, count) = pairs.fold((0.0f32, 0.0f32), |(sum, count), similarity| (sum + similarity, count + 1.0));
    if count == 0.0 { 0.0 } else { sum / count }
}

/// Returns how often a size was doubled.
fn step(size: usize) -> u32 {
    size.max(1).ilog2()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::phenomena::concepts::ConceptVector;
    use crate::phenomena::{Evidence, GroupingParams, Shingles, Voice};
    use crate::text::Language;

    /// Phenomenon 1 is about a matter, phenomenon 2 about another; then observations 101, 102, … of the first
    /// matter, each less so than the one before, stand alone.
    fn radar(alone: u16) -> Radar {
        let mut radar = Radar::new(GroupingParams::standard(), PhenomenonId::new);
        let mut add = |number: u16, topic: usize, turn: f32, home: Option<u128>| {
            let mut vector = vec![0.0; 8];
            vector[topic] = 1.0;
            vector[7] = turn;
            let item = Item {
                id: ObservationId::from_uuid(Uuid::from_u128(u128::from(number))),
                received_at: Timestamp::UNIX_EPOCH,
                language: Language::Fi,
                evidence: Evidence::new(vector, &[], ConceptVector::default()).into(),
                concepts: Vec::new(),
                words: Vec::new(),
                shingles: Shingles::default(),
                voice: Voice::default(),
            };
            radar.restore(item, home.map(|number| PhenomenonId::from_uuid(Uuid::from_u128(number))));
        };
        (1..=4).for_each(|number| add(number, 0, 0.0, Some(1)));
        (5..=8).for_each(|number| add(number, 1, 0.0, Some(2)));
        (1..=alone).for_each(|number| add(100 + number, 0, f32::from(number) / 100.0, None));
        radar
    }

    #[test]
    fn of_many_moves_the_most_alike_are_suggested() {
        let radar = radar(60);
        let to = PhenomenonId::from_uuid(Uuid::from_u128(1));
        let moved = |number: u128| ObservationId::from_uuid(Uuid::from_u128(100 + number));
        let move_of = |number: u128| Otherwise::Move { observation: moved(number), to };
        let merge = Otherwise::Merge { from: PhenomenonId::from_uuid(Uuid::from_u128(2)), into: to };
        let all: Vec<Otherwise> = (1..=60).rev().map(move_of).chain([merge.clone()]).collect();
        let expected: Vec<Otherwise> = [merge].into_iter().chain((1..=50).map(move_of)).collect();
        assert_eq!(with_few_moves(&radar, all), expected);
    }

    #[test]
    fn long_sides_are_compared_by_a_part_of_them() {
        let radar = radar(250);
        let all: Vec<&Item> = radar.items().iter().collect();
        let part = spread(&all);
        assert_eq!((part.len(), part[0].id, part[1].id), (86, all[0].id, all[3].id));
        assert_eq!(spread(&all[..100]).len(), 100);
    }
}
