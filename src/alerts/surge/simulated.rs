//! What chance reaches in a county of a given size, from simulation: used while the own history is short.
//!
//! The greatest strength of a year in constant streams follows a Gumbel distribution. Its location grows with the
//! logarithm of the number of phenomena, and with how often each is reported, less steeply where reports are many; its
//! scale is always nearly the same. The figures were fitted to what `ilmiotutka simulate --greatest` prints for 5 to 60
//! phenomena with 1.5 to 36 reports a year; the location is within 0.1 of it.

use super::calibrate::Calibration;
use super::gumbel::Gumbel;
use super::load::RatePrior;

/// By how much ten times as many phenomena raise the location.
const TEN_TIMES: f64 = 1.38;
/// The location for one phenomenon by its reports a year, for reports between these by their logarithm.
const LOCATIONS: [(f64, f64); 4] = [(1.5, 0.03), (4.0, 0.72), (12.0, 1.05), (36.0, 1.36)];
const SCALE: f64 = 0.5;

/// Returns the calibration of a county with so many phenomena and so many reports of them a year.
pub fn simulated(prior: RatePrior, phenomena: usize, reports_a_year: f64) -> Calibration {
    let phenomena = phenomena.max(1) as f64;
    let location = TEN_TIMES * phenomena.log10() + location(reports_a_year / phenomena);
    Calibration::simulated(prior, Gumbel { location, scale: SCALE })
}

fn location(reports: f64) -> f64 {
    let reports = reports.clamp(LOCATIONS[0].0, LOCATIONS[LOCATIONS.len() - 1].0);
    let between = LOCATIONS.windows(2).find(|pair| reports <= pair[1].0);
    let Some(&[(few, low), (many, high)]) = between.and_then(|pair| pair.first_chunk()) else { return LOCATIONS[0].1 };
    low + (high - low) * (reports / few).ln() / (many / few).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threshold(phenomena: usize, reports: f64) -> f64 {
        simulated(RatePrior { shape: 1.0, rate: 1.0 }, phenomena, reports * phenomena as f64).thresholds(2.0).known
    }

    #[test]
    fn thresholds_are_those_that_shuffled_histories_have() {
        // What `ilmiotutka simulate` shows as mean thresholds.
        for (phenomena, reports, shuffled) in [(10, 4.0, 1.73), (30, 4.0, 2.42), (60, 4.0, 2.83), (30, 12.0, 2.75)] {
            assert!((threshold(phenomena, reports) - shuffled).abs() < 0.15, "{phenomena} × {reports}");
        }
    }

    #[test]
    fn larger_counties_ask_for_more() {
        assert!(threshold(10, 4.0) < threshold(20, 4.0) && threshold(20, 4.0) < threshold(20, 9.0));
        assert_eq!(threshold(10, 36.0), threshold(10, 400.0));
        assert_eq!(threshold(10, 1.5), threshold(10, 0.1));
    }
}
