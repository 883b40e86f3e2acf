//! Putting scores of different kinds on one scale.

/// Mean and standard deviation of a score.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spread {
    mean: f64,
    deviation: f64,
}

/// Sums from which a spread is told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Sums {
    /// Counts a score in.
    pub(super) fn add(&mut self, score: f32) {
        let score = f64::from(score);
        self.count += 1.0;
        self.sum += score;
        self.squares += score * score;
    }

    /// Counts a number of scores of 0 in.
    #[expect(clippy::cast_precision_loss, reason = "a number of observations")]
    pub(super) fn add_zeros(&mut self, count: usize) {
        self.count += count as f64;
    }

    /// Returns these sums with `count` more scores that are spread like those of `others`.
    pub(super) fn drawn_towards(self, others: Self, count: f64) -> Self {
        if others.count == 0.0 {
            return self;
        }
        let share = count / others.count;
        Self {
            count: self.count + count,
            sum: self.sum + others.sum * share,
            squares: self.squares + others.squares * share,
        }
    }

    /// Returns the spread of the scores counted in.
    pub(super) fn spread(self) -> Spread {
        if self.count == 0.0 {
            return Spread::default();
        }
        let mean = self.sum / self.count;
        Spread { mean, deviation: (self.squares / self.count - mean * mean).max(0.0).sqrt() }
    }
}

impl Spread {
    /// Returns how many standard deviations a score lies above the mean; 0 where all are alike.
    #[expect(clippy::cast_possible_truncation, reason = "a score needs no more digits")]
    pub(super) fn standardise(self, score: f32) -> f32 {
        // Rounding leaves a deviation of about 1e-8 among scores that are all alike.
        if self.deviation > 1e-6 { ((f64::from(score) - self.mean) / self.deviation) as f32 } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(scores: &[f32]) -> Sums {
        let mut sums = Sums::default();
        scores.iter().for_each(|score| sums.add(*score));
        sums
    }

    #[test]
    fn zeros_count_though_they_are_not_listed() {
        let mut sums = sums(&[3.0, 1.0]);
        sums.add_zeros(2);
        assert!(sums.spread().standardise(1.0).abs() < 1e-6, "the mean of 3, 1, 0, 0 is 1");
        assert!((sums.spread().standardise(3.0) - 2.0 / 1.5_f32.sqrt()).abs() < 1e-6);
    }

    #[test]
    fn scores_that_are_all_alike_tell_nothing() {
        assert!(sums(&[0.1, 0.1, 0.1]).spread().standardise(0.1).abs() < f32::EPSILON);
        assert!(sums(&[]).spread().standardise(2.0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_single_score_is_judged_by_the_others() {
        let others = sums(&[0.0, 2.0]);
        let alone = sums(&[4.0]).drawn_towards(others, 3.0).spread();
        // Four scores: 4 and three like 0 and 2, so the mean is 7/4.
        assert!((alone.mean - 1.75).abs() < 1e-9);
        assert!(alone.standardise(4.0) > 1.0);
    }
}
