//! Groups all observations anew.
//!
//! 1. The similarity of every pair ([`Pairs`]).
//! 2. The judge's evidence that a pair reports one phenomenon, which also weighs shared neighbours; what
//!    people said of pairs replaces it.
//! 3. Average linkage on 1 − evidence makes cores of what is much alike.
//! 4. Cores and single points are merged by evidence relative to their cohesion.
//! 5. Members that do not clearly belong are taken out; groups below the least size are dissolved.
//!
//! Cost: n²/2 similarities and as many floats of memory, twice where the similarities are kept.

mod alike;
mod bonds;
mod certainty;
mod cohesion;
mod linkage;
mod margin;
mod neighbours;
mod pairs;

pub(super) use alike::similarities;
pub(super) use bonds::Bonds;
pub(super) use linkage::average_linkage;
pub(super) use neighbours::Neighbourhoods;
pub(super) use pairs::Pairs;

use super::judge::{PairJudge, Traits};
use super::params::ValidGroupingParams;

/// What a regroup found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Regrouped {
    /// The points that make up each phenomenon, sorted, ordered by their first point.
    pub groups: Vec<Vec<usize>>,
    /// For each point in a group the probability that it belongs there.
    pub certainty: Vec<Option<f32>>,
}

/// Groups points by the similarity of every pair of them and their traits.
pub(super) fn group(
    mut similarity: Pairs,
    traits: &[Traits],
    judge: &PairJudge,
    bonds: &Bonds,
    params: &ValidGroupingParams,
) -> Regrouped {
    let neighbourhoods = Neighbourhoods::of(&similarity);
    similarity.change(|a, b, similarity| {
        judge.evidence(&traits[a].with(&traits[b], similarity, neighbourhoods.overlap(a, b)))
    });
    let evidence = bonds.bind(similarity);
    let distance = |a: usize, b: usize| 1.0 - evidence.get(a, b);
    let cores = average_linkage(evidence.points(), &distance, 1.0 - params.core_evidence);
    let groups = cohesion::merge_by_cohesion(cores, &evidence, params.cutting_evidence);
    let groups = margin::keep_clear(groups, &evidence, params.least_reports);
    let certainty = certainty::of_members(&groups, &evidence, judge);
    Regrouped { groups, certainty }
}
