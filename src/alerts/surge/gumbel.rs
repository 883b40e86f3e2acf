//! Gumbel's distribution of greatest values, fitted to what shuffled histories reached.
//!
//! P(X ≤ x) = exp(−exp(−(x − μ) / β))
//!
//! (E. J. Gumbel 1958, *Statistics of Extremes*). Read as the greatest of a Poisson stream over a time, it tells how
//! often anything passes x: exp(−(x − μ) / β) times in that time.

/// A Gumbel distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gumbel {
    /// Where its mode lies, μ.
    pub location: f64,
    /// How wide it is, β; above 0.
    pub scale: f64,
}

/// How often the scale is sought; each step halves the error.
const STEPS: usize = 60;

impl Gumbel {
    /// Fits by maximum likelihood; `None` for fewer than two different values.
    ///
    /// The scale solves β = x̄ − Σ x·e^(−x/β) / Σ e^(−x/β), and then μ = −β · ln(mean of e^(−x/β))
    /// (N. L. Johnson, S. Kotz & N. Balakrishnan 1995, *Continuous Univariate Distributions* 2, 22.9).
    pub fn fit(values: &[f64]) -> Option<Self> {
        let least = values.iter().copied().reduce(f64::min)?;
        let spread = values.iter().copied().reduce(f64::max)? - least;
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        // Weights are taken against the least value, so that none overflows.
        let weight = |value: f64, scale: f64| (-(value - least) / scale).exp();
        let excess = |scale: f64| {
            let weights: f64 = values.iter().map(|&value| weight(value, scale)).sum();
            let weighed: f64 = values.iter().map(|&value| value * weight(value, scale)).sum();
            scale - mean + weighed / weights
        };
        let (mut low, mut high) = (spread * 1e-6, spread * 2.0);
        if low <= 0.0 || !high.is_finite() {
            return None;
        }
        for _ in 0..STEPS {
            let middle = f64::midpoint(low, high);
            if excess(middle) < 0.0 { low = middle } else { high = middle }
        }
        let scale = f64::midpoint(low, high);
        let weights: f64 = values.iter().map(|&value| weight(value, scale)).sum();
        Some(Self { location: least - scale * (weights / count).ln(), scale })
    }

    /// Returns the probability of a value up to `value`.
    pub fn below(&self, value: f64) -> f64 {
        (-self.passes(value)).exp()
    }

    /// Returns how often a value is passed in the time of which the distribution tells the greatest value.
    pub fn passes(&self, value: f64) -> f64 {
        (-(value - self.location) / self.scale).exp()
    }

    /// Returns the value that is passed so often in that time.
    pub fn passed(&self, times: f64) -> f64 {
        self.location - self.scale * times.ln()
    }

    /// Returns the greatest difference to the distribution of the values, Kolmogorov's and Smirnov's distance.
    pub fn distance(&self, values: &[f64]) -> f64 {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let count = sorted.len() as f64;
        let steps = sorted.iter().enumerate().map(|(place, &value)| {
            let (before, after) = (place as f64 / count, (place + 1) as f64 / count);
            let fitted = self.below(value);
            (fitted - before).max(after - fitted)
        });
        steps.fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUE: Gumbel = Gumbel { location: 2.0, scale: 0.4 };

    /// The distribution's quantiles at equal steps.
    fn quantiles(count: usize) -> Vec<f64> {
        (0..count).map(|i| TRUE.passed(-((i as f64 + 0.5) / count as f64).ln())).collect()
    }

    #[test]
    fn the_fit_finds_what_the_values_were_drawn_from() {
        let values = quantiles(999);
        let fit = Gumbel::fit(&values).unwrap();
        assert!((fit.location - 2.0).abs() < 0.005 && (fit.scale - 0.4).abs() < 0.005, "{fit:?}");
        assert!(fit.distance(&values) < 0.005);
    }

    #[test]
    fn no_other_parameters_near_by_are_likelier() {
        let values = [1.2, 1.3, 1.9, 2.4, 2.5, 3.1, 4.8];
        let fit = Gumbel::fit(&values).unwrap();
        let likelihood = |gumbel: Gumbel| {
            let log = |&value: &f64| {
                let z = (value - gumbel.location) / gumbel.scale;
                -z - (-z).exp() - gumbel.scale.ln()
            };
            values.iter().map(log).sum::<f64>()
        };
        for (location, scale) in [(0.01, 0.0), (-0.01, 0.0), (0.0, 0.01), (0.0, -0.01)] {
            let other = Gumbel { location: fit.location + location, scale: fit.scale + scale };
            assert!(likelihood(other) < likelihood(fit), "{other:?}");
        }
    }

    #[test]
    fn a_worked_example() {
        // At μ the probability is 1/e, so once in the time on average; ten times rarer lies β · ln 10 above.
        assert!((TRUE.below(2.0) - (-1.0f64).exp()).abs() < 1e-12);
        assert!((TRUE.passes(2.0) - 1.0).abs() < 1e-12);
        assert!((TRUE.passed(0.1) - (2.0 + 0.4 * 10f64.ln())).abs() < 1e-12);
    }

    #[test]
    fn values_of_another_shape_lie_far_from_the_fit() {
        let two_heaps: Vec<f64> = (0..100).map(|i| if i < 50 { 1.0 } else { 5.0 } + f64::from(i) * 1e-3).collect();
        assert!(Gumbel::fit(&two_heaps).unwrap().distance(&two_heaps) > 0.2);
    }

    #[test]
    fn values_all_alike_have_no_fit() {
        assert_eq!(Gumbel::fit(&[1.0, 1.0]), None);
        assert_eq!(Gumbel::fit(&[]), None);
    }
}
