//! The load test: do more reports of a phenomenon come in than its own past explains?
//!
//! Reports come in as a Poisson process whose rate λ is not known. Over all phenomena rates follow a gamma
//! distribution with shape α and rate β; after *K* reports in an exposure *E* this one's follows
//! Gamma(α + K, β + E), and the number of reports in a further exposure *e* is negative binomial:
//!
//! P(X ≥ k) = I_q(k, α + K), with q = e / (β + E + e),
//!
//! where I is the regularised incomplete beta function (A. Gelman et al., *Bayesian Data Analysis*, 3rd ed.,
//! 2.6). A short past makes the prediction wide, so a phenomenon of which little is known is not hurried.

use statrs::function::beta::checked_beta_reg;

/// How rates of reporting differ between phenomena: Gamma(shape, rate), in reports a year of exposure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatePrior {
    /// The shape, α.
    pub shape: f64,
    /// The rate, β, in years.
    pub rate: f64,
}

/// What is known of a phenomenon before the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Past {
    /// Its reports, *K*; not whole where reports are weighed.
    pub reports: f64,
    /// The exposure in which they came, *E*, in years.
    pub exposure: f64,
}

/// The least and greatest shape that a fit may give: rates of phenomena always differ, and are never unlimited.
const SHAPES: (f64, f64) = (0.5, 20.0);

impl RatePrior {
    /// Fits the prior to the pasts of all phenomena by moments: the mean is all reports over all exposure, and the
    /// variance of rates is what the counts vary beyond Poisson,
    /// (Σ (K − mE)² − Σ mE) / Σ E².
    ///
    /// Without any past, one report a year is supposed.
    pub fn fit(pasts: &[Past]) -> Self {
        let reports: f64 = pasts.iter().map(|past| past.reports).sum();
        let exposure: f64 = pasts.iter().map(|past| past.exposure).sum();
        if reports <= 0.0 || exposure <= 0.0 {
            return Self { shape: 1.0, rate: 1.0 };
        }
        let mean = reports / exposure;
        let squares: f64 = pasts.iter().map(|past| (past.reports - mean * past.exposure).powi(2)).sum();
        let exposures: f64 = pasts.iter().map(|past| past.exposure.powi(2)).sum();
        let variance = (squares - reports) / exposures;
        let shape = if variance > 0.0 { (mean * mean / variance).clamp(SHAPES.0, SHAPES.1) } else { SHAPES.1 };
        Self { shape, rate: shape / mean }
    }

    /// Returns how many reports are expected in an exposure after a past.
    pub fn expected(&self, past: Past, exposure: f64) -> f64 {
        (self.shape + past.reports) / (self.rate + past.exposure) * exposure
    }

    /// Returns the probability of `reports` or more in an exposure after a past.
    pub fn tail(&self, past: Past, exposure: f64, reports: f64) -> f64 {
        if reports <= 0.0 || exposure <= 0.0 {
            return 1.0;
        }
        let part = exposure / (self.rate + past.exposure + exposure);
        checked_beta_reg(reports, self.shape + past.reports, part)
            .map_or(1.0, |tail| tail.clamp(f64::MIN_POSITIVE, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRIOR: RatePrior = RatePrior { shape: 2.0, rate: 0.5 };

    /// P(X ≥ k) as one less the sum of the negative binomial's terms, each from the one before.
    fn slow(prior: RatePrior, past: Past, exposure: f64, reports: u32) -> f64 {
        let (size, part) = (prior.shape + past.reports, exposure / (prior.rate + past.exposure + exposure));
        let mut term = (1.0 - part).powf(size);
        let mut below = 0.0;
        for i in 0..reports {
            below += term;
            term *= (size + f64::from(i)) / f64::from(i + 1) * part;
        }
        1.0 - below
    }

    #[test]
    fn a_worked_example() {
        // Gamma(1, 1) after no report in one year, and a half further year: q = 0.5 / 2.5 = 0.2, P(X ≥ 1) = 0.2,
        // P(X ≥ 2) = 0.2², as a geometric distribution has it.
        let prior = RatePrior { shape: 1.0, rate: 1.0 };
        let past = Past { reports: 0.0, exposure: 1.0 };
        assert!((prior.tail(past, 0.5, 1.0) - 0.2).abs() < 1e-12);
        assert!((prior.tail(past, 0.5, 2.0) - 0.04).abs() < 1e-12);
        assert!((prior.expected(past, 0.5) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn the_tail_is_that_of_the_terms_summed() {
        for reports in 0..15 {
            for (past, exposure) in [((0.0, 1.0), 0.1), ((8.0, 2.0), 0.25), ((40.0, 3.0), 1.0)] {
                let past = Past { reports: past.0, exposure: past.1 };
                let (fast, slow) =
                    (PRIOR.tail(past, exposure, f64::from(reports)), slow(PRIOR, past, exposure, reports));
                assert!((fast - slow).abs() < 1e-9, "{reports} {past:?} {exposure}: {fast} {slow}");
            }
        }
    }

    #[test]
    fn a_longer_past_makes_the_same_count_more_surprising() {
        let tail = |years: f64| PRIOR.tail(Past { reports: 4.0 * years, exposure: years }, 0.25, 5.0);
        assert!(tail(1.0) > tail(3.0) && tail(3.0) > tail(30.0));
    }

    #[test]
    fn the_fit_finds_mean_and_spread() {
        let pasts: Vec<Past> = [1.0, 3.0, 5.0, 20.0, 31.0].map(|reports| Past { reports, exposure: 2.0 }).to_vec();
        let prior = RatePrior::fit(&pasts);
        // mean 60 / 10 = 6; Σ(K − 12)² = 121 + 81 + 49 + 64 + 361 = 676; (676 − 60) / 20 = 30.8
        assert!((prior.shape / prior.rate - 6.0).abs() < 1e-12);
        assert!((prior.shape - 36.0 / 30.8).abs() < 1e-12);
    }

    #[test]
    fn phenomena_alike_and_no_phenomena_at_all_give_a_usable_prior() {
        let alike = RatePrior::fit(&[Past { reports: 4.0, exposure: 1.0 }; 6]);
        assert_eq!(alike, RatePrior { shape: 20.0, rate: 5.0 });
        assert_eq!(RatePrior::fit(&[]), RatePrior { shape: 1.0, rate: 1.0 });
    }
}
