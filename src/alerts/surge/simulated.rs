//! What chance reaches in a county of a given size, from simulation: used while the own history is short.
//!
//! The greatest strength of a year in constant streams follows a Gumbel distribution whose location grows with the
//! number of phenomena P and of reports a year and phenomenon r: μ = a + b · log₁₀ P + c · log₁₀ r. The figures were
//! fitted to what `ilmiotutka simulate --calibration` prints.

use super::calibrate::Calibration;
use super::gumbel::Gumbel;
use super::load::RatePrior;

const CONSTANT: f64 = 0.0;
const PER_PHENOMENA: f64 = 1.3;
const PER_REPORTS: f64 = 0.75;
const SCALE: f64 = 0.48;

/// Returns the calibration of a county with so many phenomena and so many reports of them a year.
pub fn simulated(prior: RatePrior, phenomena: usize, reports_a_year: f64) -> Calibration {
    let phenomena = phenomena.max(1) as f64;
    let each = (reports_a_year / phenomena).max(1.0);
    let location = CONSTANT + PER_PHENOMENA * phenomena.log10() + PER_REPORTS * each.log10();
    // The budget's threshold is read at F = 2 a year, where the streams were watched.
    Calibration::simulated(prior, Gumbel { location: location + SCALE * 2f64.ln(), scale: SCALE })
}
