//! Neighbours that two points share.
//!
//! Two texts of one phenomenon often share few words but the same neighbours. With the `k` nearest of
//! each point, weighted by how far their similarity is above a floor τ, the overlap of two points is
//! J = Σ min / Σ max of their weights (the weighted Jaccard index over k-reciprocal-like
//! neighbourhoods, after Zhong et al. 2017, "Re-ranking with k-reciprocal encoding").
//!
//! `k` is an eighth of the points, at least 5 and at most 15.

use rayon::prelude::*;

use super::pairs::Pairs;

/// The floor τ below which a neighbour has no weight.
const FLOOR: f32 = 0.1;

/// The weighted neighbours of every point.
pub struct Neighbourhoods(Vec<Vec<(usize, f32)>>);

impl Neighbourhoods {
    /// Finds the neighbours of every point.
    pub fn of(similarity: &Pairs) -> Self {
        Self((0..similarity.points()).into_par_iter().map(|point| neighbourhood(point, similarity)).collect())
    }

    /// Returns the share of their neighbours that two points have in common, 0 to 1.
    pub fn overlap(&self, a: usize, b: usize) -> f32 {
        overlap(&self.0[a], &self.0[b])
    }
}

/// Returns a point's weighted neighbours, itself among them, in order of their numbers.
fn neighbourhood(point: usize, similarity: &Pairs) -> Vec<(usize, f32)> {
    let points = similarity.points();
    let mut nearest: Vec<(usize, f32)> =
        (0..points).filter(|&other| other != point).map(|other| (other, similarity.get(point, other))).collect();
    let size = (points + 4) / 8;
    let size = size.clamp(5, 15).min(nearest.len());
    let order = |a: &(usize, f32), b: &(usize, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if size > 0 && size < nearest.len() {
        nearest.select_nth_unstable_by(size - 1, order);
    }
    nearest.truncate(size);
    // All the others had room in it; of thousands of points that would be a gigabyte.
    nearest.shrink_to_fit();
    nearest.iter_mut().for_each(|(_, weight)| *weight = (*weight - FLOOR).max(0.0));
    nearest.push((point, 1.0 - FLOOR));
    nearest.retain(|&(_, weight)| weight > 0.0);
    nearest.sort_unstable_by_key(|&(other, _)| other);
    nearest
}

/// Returns the weighted Jaccard index of two neighbourhoods.
fn overlap(a: &[(usize, f32)], b: &[(usize, f32)]) -> f32 {
    let sum = |side: &[(usize, f32)]| side.iter().map(|&(_, weight)| weight).sum::<f32>();
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0.0f32;
    while let (Some(&&(x, weight_x)), Some(&&(y, weight_y))) = (left.peek(), right.peek()) {
        if x == y {
            shared += weight_x.min(weight_y);
        }
        if x <= y {
            left.next();
        }
        if y <= x {
            right.next();
        }
    }
    shared / (sum(a) + sum(b) - shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_neighbourhood_overlaps_wholly_and_another_not_at_all() {
        let a = [(0, 0.9), (1, 0.4)];
        assert!((overlap(&a, &a) - 1.0).abs() < 1e-6);
        assert!(overlap(&a, &[(2, 0.9), (3, 0.4)]).abs() < 1e-6);
    }

    #[test]
    fn a_half_shared_neighbourhood_is_as_worked_out_by_hand() {
        // Σ min = 0.5, Σ max = 0.9 + 0.5 + 0.9 = 2.3.
        let overlap = overlap(&[(0, 0.9), (1, 0.5)], &[(1, 0.5), (2, 0.9)]);
        assert!((overlap - 0.5 / 2.3).abs() < 1e-6);
    }

    #[test]
    fn two_points_with_shared_neighbours_come_nearer_than_two_without() {
        // 0–5 hang together, 6–13 do not; 0–1 and 6–7 are equally alike by themselves.
        let similarity = Pairs::compute(14, |a, b| match (a, b) {
            (1, 0) | (7, 6) => 0.3,
            (0..=5, 0..=5) => 0.6,
            _ => 0.0,
        });
        let neighbourhoods = Neighbourhoods::of(&similarity);
        assert!(neighbourhoods.overlap(1, 0) > neighbourhoods.overlap(7, 6));
    }
}
