//! Points of a plane whose distances are those of the phenomena, as nearly as a plane allows.

use linfa::DatasetBase;
use linfa::traits::{Fit, Predict};
use linfa_reduction::Pca;
use ndarray::Array2;

/// A point of the plane.
pub type Spot = [f64; 2];

/// How often the points are moved at most.
const ROUNDS: usize = 200;

/// Once a round lessens the stress by less than this share, the points stay.
const SETTLED: f64 = 1e-6;

/// Beside how many of its likest a newcomer is put.
const LIKEST: usize = 3;

/// Returns a point for each phenomenon; `alikeness` is 1 for the same and 0 for nothing in common, `before` where they
/// were the last time.
///
/// Where most of them had a place, they start there, and the newcomers beside those that they are most like; else all
/// start where the first two principal components (`linfa-reduction`) of their likeness to all the others put them. From
/// there the points are moved until the stress, the sum of squared differences between distances wanted and drawn, is
/// least near the start: by majorisation (SMACOF; de Leeuw 1977, in the form of Borg & Groenen, Modern Multidimensional
/// Scaling, 2005, section 8.6). A step never raises the stress, so a map that was settled moves little.
pub fn lay_out(alikeness: &Array2<f64>, before: &[Option<Spot>]) -> Vec<Spot> {
    let wanted = alikeness.mapv(|alike| (2.0 * (1.0 - alike.clamp(-1.0, 1.0))).sqrt());
    let known = before.iter().flatten().count();
    let mut spots = if 2 * known > before.len() { join(alikeness, before) } else { principal(alikeness) };
    let mut stress = stress_of(&wanted, &spots);
    for _ in 0..ROUNDS {
        spots = step(&wanted, &spots);
        let next = stress_of(&wanted, &spots);
        if stress - next <= SETTLED * stress {
            break;
        }
        stress = next;
    }
    spots
}

/// Keeps what had a place, and puts newcomers beside those that they are most like.
fn join(alikeness: &Array2<f64>, before: &[Option<Spot>]) -> Vec<Spot> {
    let place = |one: usize| {
        let mut known: Vec<(f64, Spot)> =
            before.iter().enumerate().filter_map(|(other, spot)| Some((alikeness[[one, other]], (*spot)?))).collect();
        known.sort_by(|a, b| b.0.total_cmp(&a.0));
        known.truncate(LIKEST);
        let count = known.len().max(1) as f64;
        // A hair aside, so that no two stand in the same place.
        let aside = 1e-3 * (one as f64 + 1.0);
        known.iter().fold([aside, -aside], |sum, (_, spot)| [sum[0] + spot[0] / count, sum[1] + spot[1] / count])
    };
    before.iter().enumerate().map(|(one, spot)| spot.unwrap_or_else(|| place(one))).collect()
}

/// Puts the phenomena where their first two principal components are; on a circle where there are too few for that.
fn principal(alikeness: &Array2<f64>) -> Vec<Spot> {
    let count = alikeness.nrows();
    let found = match count {
        0..5 => None,
        _ => Pca::params(2).fit(&DatasetBase::from(alikeness.clone())).ok(),
    };
    let projected = found.map(|found| found.predict(alikeness));
    match projected.filter(|projected| projected.dim() == (count, 2) && projected.iter().all(|value| value.is_finite()))
    {
        Some(projected) => projected.rows().into_iter().map(|row| [row[0], row[1]]).collect(),
        None => {
            let angle = |one: usize| std::f64::consts::TAU * one as f64 / count as f64;
            (0..count).map(|one| [angle(one).cos(), angle(one).sin()]).collect()
        }
    }
}

/// Moves every point to where the others want it on average (the Guttman transform).
fn step(wanted: &Array2<f64>, spots: &[Spot]) -> Vec<Spot> {
    let count = spots.len() as f64;
    let moved = |(one, spot): (usize, &Spot)| {
        let pull =
            spots.iter().enumerate().filter(|(other, _)| *other != one).fold([0.0, 0.0], |sum, (other, from)| {
                let drawn = distance(spot, from).max(1e-9);
                let ratio = wanted[[one, other]] / drawn;
                [0, 1].map(|axis| sum[axis] + ratio * (spot[axis] - from[axis]))
            });
        pull.map(|value| value / count)
    };
    spots.iter().enumerate().map(moved).collect()
}

fn stress_of(wanted: &Array2<f64>, spots: &[Spot]) -> f64 {
    let pairs = (0..spots.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    pairs.map(|(one, other)| (wanted[[one, other]] - distance(&spots[one], &spots[other])).powi(2)).sum()
}

fn distance(one: &Spot, other: &Spot) -> f64 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Likeness of so many things in three kinds: alike within a kind, hardly across; no two pairs exactly the same.
    fn kinds(count: usize) -> Array2<f64> {
        Array2::from_shape_fn((count, count), |(one, other)| match () {
            () if one == other => 1.0,
            () if one % 3 == other % 3 => 0.8 - 0.01 * ((one * other) % 7) as f64,
            () => 0.1 + 0.01 * ((one + other) % 5) as f64,
        })
    }

    fn nearest(spots: &[Spot], one: usize) -> usize {
        let others = (0..spots.len()).filter(|other| *other != one);
        others.min_by(|a, b| distance(&spots[one], &spots[*a]).total_cmp(&distance(&spots[one], &spots[*b]))).unwrap()
    }

    #[test]
    fn what_is_alike_lies_near_each_other() {
        let spots = lay_out(&kinds(30), &[None; 30]);
        for one in 0..30 {
            assert_eq!(nearest(&spots, one) % 3, one % 3, "{one} lies beside something else");
        }
    }

    #[test]
    fn a_map_stays_where_it_was_when_one_more_comes_in() {
        let first = lay_out(&kinds(30), &[None; 30]);
        let mut before: Vec<Option<Spot>> = first.iter().copied().map(Some).collect();
        before.push(None);
        let second = lay_out(&kinds(31), &before);
        let moved: Vec<f64> = first.iter().zip(&second).map(|(was, is)| distance(was, is)).collect();
        // The kinds lie about 1.2 apart.
        assert!(moved.iter().sum::<f64>() / 30.0 < 0.08, "{moved:?}");
        assert_eq!(nearest(&second, 30) % 3, 0);
        // Started anew, it may turn as it likes: only the places of before keep it.
        assert_eq!(lay_out(&kinds(30), &before[..30]), lay_out(&kinds(30), &before[..30]));
    }

    #[test]
    fn a_step_never_raises_the_stress() {
        let wanted = kinds(20).mapv(|alike| 1.0 - alike);
        let mut spots = principal(&kinds(20));
        for _ in 0..20 {
            let next = step(&wanted, &spots);
            assert!(stress_of(&wanted, &next) <= stress_of(&wanted, &spots) + 1e-12);
            spots = next;
        }
    }

    #[test]
    fn a_few_have_a_map_too() {
        for count in 0..6 {
            let spots = lay_out(&kinds(count), &vec![None; count]);
            assert_eq!(spots.len(), count);
            assert!(spots.iter().flatten().all(|value| value.is_finite()));
        }
        let same = Array2::from_elem((6, 6), 1.0);
        assert!(lay_out(&same, &[None; 6]).iter().flatten().all(|value| value.is_finite()));
    }
}
