//! The share test: does a phenomenon take a greater share of what comes in than before?
//!
//! Of *N* reports in all, *K* are about the phenomenon, *n* came in the window and *k* of those are about
//! the phenomenon. Were dates without meaning, *k* would be drawn as from an urn, and
//!
//! P(X ≥ k) = Σ_{i ≥ k} C(K, i) · C(N − K, n − i) / C(N, n)
//!
//! the hypergeometric tail, Fisher's exact test (R. A. Fisher 1935, *The Design of Experiments*). A campaign
//! that raises everything alike raises *n* along with *k*: this test does not notice it.

use statrs::distribution::{DiscreteCDF, Hypergeometric};

/// What the share test compares, as whole reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shares {
    /// Reports of the phenomenon in the window, *k*.
    pub here: u64,
    /// All reports in the window, *n*.
    pub window: u64,
    /// Reports of the phenomenon, window and baseline together, *K*.
    pub phenomenon: u64,
    /// All reports, window and baseline together, *N*.
    pub all: u64,
}

impl Shares {
    /// Returns the probability of so many reports or more in the window by chance.
    ///
    /// 1 where the counts contradict one another.
    pub fn tail(&self) -> f64 {
        if self.here == 0 {
            return 1.0;
        }
        let urn = Hypergeometric::new(self.all, self.phenomenon, self.window);
        urn.map_or(1.0, |urn| urn.sf(self.here - 1).clamp(f64::MIN_POSITIVE, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(here: u64, window: u64, phenomenon: u64, all: u64) -> Shares {
        Shares { here, window, phenomenon, all }
    }

    /// C(n, k) by Pascal's triangle.
    fn choose(n: u64, k: u64) -> f64 {
        let mut row = vec![1.0];
        for _ in 0..n {
            let mut next = vec![1.0];
            next.extend(row.windows(2).map(|pair| pair[0] + pair[1]));
            next.push(1.0);
            row = next;
        }
        usize::try_from(k).ok().and_then(|k| row.get(k).copied()).unwrap_or(0.0)
    }

    fn slow(here: u64, window: u64, phenomenon: u64, all: u64) -> f64 {
        let draws = (here..=window.min(phenomenon)).filter(|i| window - i <= all - phenomenon);
        draws.map(|i| choose(phenomenon, i) * choose(all - phenomenon, window - i)).sum::<f64>() / choose(all, window)
    }

    #[test]
    fn the_lady_who_tastes_tea_names_all_four_cups_once_in_seventy() {
        assert!((shares(4, 4, 4, 8).tail() - 1.0 / 70.0).abs() < 1e-12);
        assert!((shares(3, 4, 4, 8).tail() - 17.0 / 70.0).abs() < 1e-12);
    }

    #[test]
    fn the_tail_is_that_of_counting_every_draw() {
        for all in [1u64, 6, 25, 60] {
            for phenomenon in (0..=all).step_by(3) {
                for window in (0..=all).step_by(4) {
                    for here in 0..=window.min(phenomenon) {
                        let (fast, slow) =
                            (shares(here, window, phenomenon, all).tail(), slow(here, window, phenomenon, all));
                        assert!((fast - slow).abs() < 1e-9, "{here} {window} {phenomenon} {all}: {fast} {slow}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_campaign_that_doubles_everything_is_not_noticed() {
        assert!(shares(4, 40, 12, 120).tail() > 0.5);
        assert!(shares(4, 10, 12, 120).tail() < 0.02);
    }
}
