//! The drift test: a Poisson CUSUM against a baseline that is frozen a year ago.
//!
//! After each exposure Δe and the report that ends it,
//!
//! C = max(0, C − (ρ − 1) · λ · Δe) + ln ρ
//!
//! the log likelihood that the rate is ρ times its usual λ rather than λ (J. M. Lucas 1985, *Counted data
//! CUSUM's*, Technometrics 27). ρ is 2. A slow rise that no window finds adds up here, and cannot teach the baseline
//! meanwhile. exp(−C) bounds the probability of ever reaching C from a given start by chance (A. Wald 1947), so it
//! is weighed beside the other tests' probabilities.

use super::clock::{Clock, Day};
use super::course::Course;
use super::load::RatePrior;

/// How many times its usual rate the test looks for.
const TIMES: f64 = 2.0;

/// Over how many days up to a report it is told how busy the whole stream is.
const RECENT: Day = 30;

/// How far the sum has risen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drift {
    /// The sum, C, in nats.
    pub sum: f64,
    /// The day from which on it has been above zero.
    pub onset: Day,
    /// The weight of the reports since then.
    pub reports: f64,
    /// How many were expected in that time.
    pub expected: f64,
}

impl Drift {
    /// Returns the bound on the probability of such a sum by chance.
    pub fn tail(&self) -> f64 {
        (-self.sum).exp().max(f64::MIN_POSITIVE)
    }
}

/// Adds up the reports of the days after `frozen` up to `today`; none when nothing has come in since.
pub fn drift(course: &Course, clock: &Clock, prior: RatePrior, frozen: Day, today: Day) -> Option<Drift> {
    let usual = prior.expected(course.past(clock, frozen), 1.0);
    let step = TIMES.ln();
    let mut drift: Option<Drift> = None;
    let mut last = frozen;
    for report in course.reports.iter().filter(|report| report.day > frozen && report.day <= today) {
        let sunk =
            (TIMES - 1.0) * usual * clock.exposure(last, report.day) * clock.rush(report.day - RECENT, report.day);
        let (sum, onset, reports) = match drift {
            Some(drift) if drift.sum > sunk => (drift.sum - sunk, drift.onset, drift.reports),
            _ => (0.0, report.day, 0.0),
        };
        let expected = usual * clock.window(onset - 1, report.day);
        let reports = reports + report.weight;
        drift = Some(Drift { sum: sum + step * report.weight, onset, reports, expected });
        last = report.day;
    }
    drift
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alerts::surge::clock::DayTotal;
    use crate::alerts::surge::course::Counted;

    const PRIOR: RatePrior = RatePrior { shape: 1.0, rate: 1.0 };

    fn clock() -> Clock {
        Clock::new(0, &[DayTotal { reports: 1.0, month: 0, is_marked: false }; 1_500])
    }

    fn course(days: &[Day]) -> Course {
        let reports = days.iter().map(|&day| Counted { day, weight: 1.0 }).collect();
        Course { reports, ..Course::default() }
    }

    #[test]
    fn a_worked_example() {
        // No past report in 731 days: usual rate (1 + 0) / (1 + 731 / 365.25) a year. Reports on days 731 and 741.
        let drift = drift(&course(&[731, 741]), &clock(), PRIOR, 730, 741).unwrap();
        let usual = 1.0 / (1.0 + 731.0 / 365.25);
        let sum = 2.0 * 2f64.ln() - usual * 10.0 / 365.25;
        assert!((drift.sum - sum).abs() < 1e-9, "{} {sum}", drift.sum);
        assert_eq!((drift.onset, drift.reports), (731, 2.0));
        assert!((drift.expected - usual * 11.0 / 365.25).abs() < 1e-12);
    }

    /// The sum as the greatest over all starts of the log likelihood ratio since then.
    #[test]
    fn the_sum_is_the_best_of_all_starts() {
        let days = [800, 900, 905, 1_000, 1_100, 1_110, 1_118, 1_200, 1_230];
        let all: Vec<Day> = (0..8).map(|place| place * 90).chain(days).collect();
        let course = course(&all);
        let fast = drift(&course, &clock(), PRIOR, 730, 1_230).unwrap();
        let usual = PRIOR.expected(course.past(&clock(), 730), 1.0);
        let slow = (0..days.len()).map(|start| {
            let reports = (days.len() - start) as f64;
            reports * 2f64.ln() - usual * clock().exposure(days[start], 1_230)
        });
        let slow = slow.fold(f64::MIN, f64::max);
        assert!((fast.sum - slow).abs() < 1e-9, "{} {slow}", fast.sum);
    }

    #[test]
    fn a_slow_rise_adds_up_and_a_steady_course_does_not() {
        let steady: Vec<Day> = (0..15).map(|place| place * 90).collect();
        let rising = [750, 830, 900, 960, 1_010, 1_050, 1_085];
        let rising: Vec<Day> = (0..8).map(|place| place * 90).chain(rising).collect();
        let sum = |days: &[Day]| drift(&course(days), &clock(), PRIOR, 730, 1_095).unwrap().sum;
        assert!(sum(&steady) < 1.5, "{}", sum(&steady));
        assert!(sum(&rising) > 2.0, "{}", sum(&rising));
    }

    #[test]
    fn nothing_since_gives_no_drift() {
        assert_eq!(drift(&course(&[1, 2]), &clock(), PRIOR, 730, 800), None);
    }
}
