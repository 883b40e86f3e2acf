//! How alike an observation must be to a topic to be shown: learned a little from what people said.
//!
//! The threshold is the one of [`FLOOR`], [`STANDARD`], and the middles between neighbouring judged fits that
//! contradicts people least: one error for each refused observation at or above it and for each accepted one
//! below, and a tenth of an error for each hundredth that it lies off the standard, so that one example moves
//! it little. At a tie, the one nearest to the standard.

use super::topic::{Verdict, WatchHit};

/// The fit from which an observation is shown before anybody has said anything (`docs/quality.md`).
pub const STANDARD: f64 = 0.20;

/// The fit from which an observation is kept at all, so that the threshold can be lowered.
pub(super) const FLOOR: f64 = STANDARD - 0.06;

/// Beyond the threshold by this much, an observation fits well.
const WELL: f64 = 0.10;

/// What lying off the standard costs, in errors.
const COST: f64 = 10.0;

/// How well an observation fits, in steps that can be put in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Just below what is shown.
    Near,
    /// It fits.
    Good,
    /// It fits well.
    Well,
}

impl Fit {
    /// Puts a fit into steps.
    pub fn of(fit: f64, threshold: f64) -> Self {
        match fit {
            fit if fit >= threshold + WELL => Self::Well,
            fit if fit >= threshold => Self::Good,
            _ => Self::Near,
        }
    }
}

/// Returns the fit from which an observation is shown, given what people said of others.
pub fn threshold(hits: &[WatchHit]) -> f64 {
    let mut judged: Vec<(f64, bool)> = hits
        .iter()
        .filter(|hit| hit.verdict != Verdict::Proposed)
        .map(|hit| (hit.fit, hit.verdict == Verdict::Accepted))
        .collect();
    judged.sort_by(|a, b| a.0.total_cmp(&b.0));
    let middles = judged.windows(2).map(|pair| f64::midpoint(pair[0].0, pair[1].0));
    let above = judged.last().map(|last| last.0 + 0.01);
    let candidates = [STANDARD, FLOOR].into_iter().chain(middles).chain(above).filter(|fit| *fit >= FLOOR);
    let cost = |threshold: f64| {
        let errors = judged.iter().filter(|&&(fit, is_accepted)| (fit >= threshold) != is_accepted).count();
        errors as f64 + COST * (threshold - STANDARD).abs()
    };
    candidates.min_by(|a, b| cost(*a).total_cmp(&cost(*b))).unwrap_or(STANDARD)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::ids::ObservationId;

    /// Learns from fits told by how far they lie off the standard, and tells the threshold so too.
    fn learned(judged: &[(f64, Verdict)]) -> f64 {
        let hit = |&(off, verdict): &(f64, Verdict)| WatchHit {
            observation: ObservationId::new(),
            fit: STANDARD + off,
            verdict,
            judged_by: None,
            found_at: Timestamp::UNIX_EPOCH,
        };
        threshold(&judged.iter().map(hit).collect::<Vec<_>>()) - STANDARD
    }

    fn is(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-9
    }

    #[test]
    fn without_examples_the_standard_holds() {
        assert!(is(learned(&[]), 0.0));
        assert!(is(learned(&[(0.5, Verdict::Proposed)]), 0.0));
        assert!(is(learned(&[(0.3, Verdict::Accepted)]), 0.0));
    }

    #[test]
    fn what_was_refused_raises_it_and_what_was_accepted_lowers_it() {
        let raised = learned(&[(0.05, Verdict::Refused), (0.07, Verdict::Refused), (0.13, Verdict::Accepted)]);
        assert!(is(raised, 0.10), "{raised}");
        let lowered = learned(&[(-0.03, Verdict::Accepted), (-0.02, Verdict::Accepted), (-0.04, Verdict::Refused)]);
        assert!(is(lowered, -0.035), "{lowered}");
    }

    #[test]
    fn one_example_far_off_moves_nothing() {
        assert!(is(learned(&[(0.4, Verdict::Refused)]), 0.0));
    }

    #[test]
    fn a_fit_is_told_in_steps() {
        let steps = [-0.01, 0.05, 0.2].map(|off| Fit::of(STANDARD + off, STANDARD));
        assert_eq!(steps, [Fit::Near, Fit::Good, Fit::Well]);
    }
}
