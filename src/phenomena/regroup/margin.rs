//! Takes out what does not clearly belong: "not a phenomenon yet" is an answer too.
//!
//! A member stays when the mean of its 3 best pieces of evidence inside the group is above the mean of its 5
//! best to all others by a margin; in a group of three, which one wrong member makes or breaks, the
//! margin is wider. All members are judged by the same state, twice.

use super::pairs::Pairs;

const BEST_INSIDE: usize = 3;
const BEST_OUTSIDE: usize = 5;
const MARGIN: f32 = 0.03;
const MARGIN_OF_THREE: f32 = 0.09;
const ROUNDS: usize = 2;

/// Drops members that do not clearly belong, and groups that become smaller than `least`.
pub fn keep_clear(mut groups: Vec<Vec<usize>>, evidence: &Pairs, least: usize) -> Vec<Vec<usize>> {
    groups.retain(|group| group.len() >= least);
    for _ in 0..ROUNDS {
        for group in &mut groups {
            let whole = group.clone();
            group.retain(|&point| belongs(point, &whole, evidence));
        }
        groups.retain(|group| group.len() >= least);
    }
    groups
}

fn belongs(point: usize, group: &[usize], evidence: &Pairs) -> bool {
    let value = |other: usize| evidence.get(point, other);
    let inside = group.iter().copied().filter(|&other| other != point).map(value);
    let outside = (0..evidence.points()).filter(|other| group.binary_search(other).is_err()).map(value);
    let margin = if group.len() == 3 { MARGIN_OF_THREE } else { MARGIN };
    mean_of_best(inside, BEST_INSIDE) - mean_of_best(outside, BEST_OUTSIDE) >= margin
}

/// Returns the mean of the greatest values; 0 when there are none.
pub fn mean_of_best(values: impl Iterator<Item = f32>, count: usize) -> f32 {
    let mut best: Vec<f32> = Vec::with_capacity(count + 1);
    for value in values {
        let place = best.partition_point(|&kept| kept >= value);
        if place < count {
            best.insert(place, value);
            best.truncate(count);
        }
    }
    if best.is_empty() { 0.0 } else { best.iter().sum::<f32>() / best.len() as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points 0–3 are alike; 4 hangs on to them but is as near to 5–9.
    fn evidence() -> Pairs {
        Pairs::compute(10, |a, b| match (a, b) {
            (0..=3, 0..=3) => 0.8,
            (4, _) | (_, 4) => 0.3,
            _ => 0.0,
        })
    }

    #[test]
    fn a_member_that_is_as_near_to_others_is_taken_out() {
        let groups = keep_clear(vec![vec![0, 1, 2, 3, 4]], &evidence(), 3);
        assert_eq!(groups, [[0, 1, 2, 3]]);
    }

    #[test]
    fn a_group_that_becomes_too_small_is_no_more() {
        assert!(keep_clear(vec![vec![0, 1, 4]], &evidence(), 3).is_empty());
    }

    #[test]
    fn a_clear_group_stays_whole() {
        assert_eq!(keep_clear(vec![vec![0, 1, 2, 3]], &evidence(), 3), [[0, 1, 2, 3]]);
    }

    #[test]
    fn the_best_are_the_greatest() {
        assert!((mean_of_best([0.1, 0.9, 0.5, 0.7].into_iter(), 2) - 0.8).abs() < 1e-6);
        assert!(mean_of_best(std::iter::empty(), 3).abs() < f32::EPSILON);
    }
}
