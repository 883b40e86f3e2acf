//! Groups all observations anew.
//!
//! 1. The similarity of every pair ([`Pairs`]).
//! 2. It is sharpened by shared neighbours; what people said of pairs replaces it.
//! 3. Average linkage on 1 − similarity, cut at a distance.
//! 4. Members that do not clearly belong are taken out; groups below the least size are dissolved.
//!
//! Cost: n²/2 similarities and as many floats of memory, thrice.

mod bonds;
mod linkage;
mod margin;
mod neighbours;
mod pairs;

pub(super) use bonds::Bonds;
pub(super) use linkage::average_linkage;
pub(super) use pairs::Pairs;

use super::params::ValidGroupingParams;

/// Returns the groups of points that are phenomena, each sorted, ordered by their first point.
pub(super) fn group(similarity: &Pairs, bonds: &Bonds, params: &ValidGroupingParams) -> Vec<Vec<usize>> {
    let sharpened = bonds.bind(neighbours::sharpen(similarity));
    let distance = |a: usize, b: usize| (1.0 - sharpened.get(a, b)).max(0.0);
    let groups = average_linkage(similarity.points(), &distance, params.cutting_distance);
    margin::keep_clear(groups, &sharpened, params.least_reports)
}
