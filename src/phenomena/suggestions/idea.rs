//! What the grouping would do otherwise, put as decisions with reasons.

use super::suggestion::Why;
use super::words;
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

/// Returns what the grouping would do if people had decided nothing, and nothing that they decided against.
///
/// Costs as much as a regroup when there are decisions, nothing when there are none.
pub fn ideas(radar: &Radar) -> Vec<Idea> {
    radar.otherwise().into_iter().map(|otherwise| idea(radar, otherwise)).collect()
}

fn idea(radar: &Radar, otherwise: Otherwise) -> Idea {
    match otherwise {
        Otherwise::Merge { from, into } => {
            let (one, other) = (radar.members(from), radar.members(into));
            let (first, second) = (from.min(into), from.max(into));
            Idea {
                matter: format!("merge {first} {second} {}", step(one.len() + other.len())),
                decision: Decision::Merge { from, into },
                why: why(radar, &one, &other, &[]),
            }
        }
        Otherwise::Split { phenomenon, observations } => {
            let (leaving, staying) = sides(radar, phenomenon, &observations);
            let first = observations.iter().min().map(ToString::to_string).unwrap_or_default();
            Idea {
                matter: format!("split {phenomenon} {first} {}", step(observations.len())),
                why: why(radar, &leaving, &leaving, &staying),
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
                why: why(radar, &moved, &there, &now),
            }
        }
    }
}

/// Returns the members of a phenomenon that would leave it, and the others.
fn sides<'a>(radar: &'a Radar, phenomenon: PhenomenonId, leaving: &[ObservationId]) -> (Vec<&'a Item>, Vec<&'a Item>) {
    radar.members(phenomenon).into_iter().partition(|item| leaving.contains(&item.id))
}

fn why(radar: &Radar, about: &[&Item], with: &[&Item], now: &[&Item]) -> Why {
    Why {
        reports: about.len(),
        similarity: mean_similarity(about, with),
        similarity_now: mean_similarity(about, now),
        words: words::shared(about, with, radar.items()),
    }
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
