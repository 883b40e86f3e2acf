//! A value for each pair of points.

use rayon::prelude::*;

/// A symmetric table without its diagonal: row `i` holds the values of `(i, 0) … (i, i − 1)`.
///
/// 4 bytes a pair: 0.7 MB for 600 points, 200 MB for 10,000. Points are added at the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pairs {
    points: usize,
    values: Vec<f32>,
}

impl Pairs {
    /// Computes the value of every pair `(a, b)`, `a > b`, on all cores; the result depends on `value` alone.
    pub fn compute(points: usize, value: impl Fn(usize, usize) -> f32 + Sync) -> Self {
        let rows: Vec<Vec<f32>> = (0..points).into_par_iter().map(|a| (0..a).map(|b| value(a, b)).collect()).collect();
        Self { points, values: rows.concat() }
    }

    /// Adds a point with its values to all points before it.
    pub fn push(&mut self, value: impl Fn(usize) -> f32) {
        self.values.extend((0..self.points).map(value));
        self.points += 1;
    }

    /// Returns how many points there are.
    pub fn points(&self) -> usize {
        self.points
    }

    /// Returns the value of a pair of two different points.
    pub fn get(&self, a: usize, b: usize) -> f32 {
        let (a, b) = if a > b { (a, b) } else { (b, a) };
        self.values[a * (a - 1) / 2 + b]
    }

    /// Replaces each value by what `value` makes of it.
    pub fn map(&self, value: impl Fn(usize, usize, f32) -> f32 + Sync) -> Self {
        Self::compute(self.points, |a, b| value(a, b, self.get(a, b)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_that_were_computed_and_pairs_that_were_added_are_the_same() {
        let value = |a: usize, b: usize| (a * 10 + b) as f32;
        let mut added = Pairs::default();
        for a in 0..5 {
            added.push(|b| value(a, b));
        }
        assert_eq!(added, Pairs::compute(5, value));
        assert!((added.get(1, 4) - 41.0).abs() < f32::EPSILON);
        assert!((added.get(4, 1) - 41.0).abs() < f32::EPSILON);
    }
}
