//! How unusual is unusual enough? Thresholds from shuffled histories, for a stated number of false alarms a year.
//!
//! 1. The history's reports keep their days, but which phenomenon each is about is shuffled: what came together by
//!    chance alone. The stream's campaigns and quiet times stay.
//! 2. The last half year of each shuffled history is watched with the whole search, and the greatest strength of each
//!    phenomenon noted.
//! 3. The threshold is passed by so many phenomena a year as the budget allows. It lies well within what the shuffles
//!    show, so it is read off.
//! 4. How rare a stronger finding is, is read off as well, as long as [`SEEN_OFTEN`] shuffles show it. Beyond, a
//!    Gumbel distribution is fitted to the greatest strength of each shuffle, if it fits them (Kolmogorov–Smirnov
//!    distance at most [`FITS`]); else it is only said how rare it is at least.
//!
//! The counts are shuffled, not the texts: a history of 600 reports takes a second or two.

use rayon::prelude::*;

use super::clock::Day;
use super::gumbel::Gumbel;
use super::load::RatePrior;
use super::watch::{Labelled, Stream};

/// How often a history is shuffled.
pub const SHUFFLES: u64 = 999;
/// How many days at the end of each are watched.
pub const WATCHED: Day = 183;
/// How many shuffles must show a strength for its rarity to be read off.
const SEEN_OFTEN: usize = 10;
/// How far the fitted distribution may lie from the greatest strengths.
const FITS: f64 = 0.06;
/// The seed of the first shuffle.
const SEED: u64 = 0x11_310;
const DAYS_A_YEAR: f64 = 365.25;

coded!(
    /// What a threshold comes from.
    CalibrationSource {
        /// The own history, shuffled.
        OwnHistory = "own_history",
        /// Simulated counties of the same size, while the own history is short.
        Simulation = "simulation",
    }
);

/// What is unusual enough, and how rare what is more unusual.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// What it comes from.
    pub source: CalibrationSource,
    /// The rates at which phenomena are reported.
    pub prior: RatePrior,
    /// The greatest strength of each phenomenon in each shuffle, strongest first; empty when simulated.
    strengths: Vec<f64>,
    /// The years that all shuffles together watched.
    years: f64,
    /// The greatest strength of a year, where a distribution of it fits.
    tail: Option<Gumbel>,
}

impl Calibration {
    /// Makes a calibration from the distribution of the greatest strength of a year.
    pub fn simulated(prior: RatePrior, yearly: Gumbel) -> Self {
        Self { source: CalibrationSource::Simulation, prior, strengths: Vec::new(), years: 0.0, tail: Some(yearly) }
    }

    /// Shuffles a history `shuffles` times; its last day is `until`.
    pub fn of(history: &Stream, until: Day, shuffles: u64) -> Self {
        let prior = history.prior(until);
        let from = until - WATCHED;
        let each: Vec<Vec<f64>> =
            (0..shuffles).into_par_iter().map(|number| shuffled(history, number).greatest(prior, from)).collect();
        let watched_years = f64::from(WATCHED) / DAYS_A_YEAR;
        let maxima: Vec<f64> = each.iter().map(|strengths| strengths.iter().copied().fold(0.0, f64::max)).collect();
        let mut strengths: Vec<f64> = each.into_iter().flatten().collect();
        strengths.sort_by(|a, b| b.total_cmp(a));
        let tail = Gumbel::fit(&maxima).filter(|gumbel| gumbel.distance(&maxima) <= FITS);
        Self {
            source: CalibrationSource::OwnHistory,
            prior,
            strengths,
            years: watched_years * shuffles as f64,
            // Passed `1 / watched_years` times as often in a year as in the time watched.
            tail: tail.map(|gumbel| Gumbel { location: gumbel.passed(watched_years), ..gumbel }),
        }
    }

    /// Returns the strength that chance passes so many times a year.
    pub fn threshold(&self, a_year: f64) -> f64 {
        let allowed = (a_year * self.years).floor().max(0.0) as usize;
        match self.strengths.get(allowed) {
            Some(&strength) => strength,
            None => self.tail.map_or(0.0, |tail| tail.passed(a_year)).max(0.0),
        }
    }

    /// Returns in how many years chance passes a strength once: exactly or at least.
    pub fn years_between(&self, strength: f64) -> YearsBetween {
        let seen = self.strengths.partition_point(|&known| known >= strength);
        match self.tail {
            _ if seen >= SEEN_OFTEN => YearsBetween::About(self.years / seen as f64),
            Some(tail) => YearsBetween::About(1.0 / tail.passes(strength)),
            None => YearsBetween::AtLeast(self.years / SEEN_OFTEN as f64),
        }
    }
}

/// In how many years chance does something once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum YearsBetween {
    /// Nearly so many.
    About(f64),
    /// So many or more.
    AtLeast(f64),
}

fn shuffled(history: &Stream, number: u64) -> Stream {
    let mut labels: Vec<(Option<usize>, f64)> =
        history.reports.iter().map(|report| (report.phenomenon, report.weight)).collect();
    fastrand::Rng::with_seed(SEED + number).shuffle(&mut labels);
    let days = history.reports.iter().map(|report| report.day);
    let reports = days.zip(labels).map(|(day, (phenomenon, weight))| Labelled { day, phenomenon, weight });
    Stream { clock: history.clock.clone(), reports: reports.collect(), phenomena: history.phenomena }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alerts::surge::clock::{Clock, DayTotal};

    /// Two years of ten phenomena and of single reports, at random with nothing happening.
    fn history() -> Stream {
        let mut rng = fastrand::Rng::with_seed(3);
        let mut reports = Vec::new();
        let mut days = [DayTotal::default(); 730];
        for day in 0..730 {
            for phenomenon in (0..10).map(Some).chain([None; 4]) {
                if rng.f64() < 6.0 / 365.25 {
                    reports.push(Labelled { day, phenomenon, weight: 1.0 });
                    days[usize::try_from(day).unwrap()].reports += 1.0;
                }
            }
        }
        Stream { clock: Clock::new(0, &days), reports, phenomena: 10 }
    }

    #[test]
    fn a_smaller_budget_has_a_higher_threshold_and_what_passes_it_is_rarer() {
        let calibration = Calibration::of(&history(), 729, 199);
        let thresholds = [4.0, 2.0, 1.0, 0.5].map(|budget| calibration.threshold(budget));
        assert!(thresholds.windows(2).all(|pair| pair[0] < pair[1]), "{thresholds:?}");
        let YearsBetween::About(years) = calibration.years_between(thresholds[1]) else { panic!("seen often") };
        assert!((years - 0.5).abs() < 0.05, "{years}");
    }

    #[test]
    fn the_same_history_has_the_same_thresholds() {
        assert_eq!(Calibration::of(&history(), 729, 20), Calibration::of(&history(), 729, 20));
    }

    #[test]
    fn shuffling_keeps_days_and_reports() {
        let (history, shuffled) = (history(), shuffled(&history(), 5));
        let days = |stream: &Stream| stream.reports.iter().map(|report| report.day).collect::<Vec<_>>();
        assert_eq!(days(&history), days(&shuffled));
        assert_ne!(history.reports, shuffled.reports);
        let mut labels = [&history, &shuffled]
            .map(|stream| stream.reports.iter().map(|report| report.phenomenon).collect::<Vec<_>>());
        labels.iter_mut().for_each(|labels| labels.sort_unstable());
        assert_eq!(labels[0], labels[1]);
    }

    #[test]
    fn a_threshold_beyond_the_shuffles_is_read_off_the_tail() {
        let yearly = Gumbel { location: 2.0, scale: 0.5 };
        let calibration = Calibration::simulated(RatePrior { shape: 1.0, rate: 1.0 }, yearly);
        assert!((calibration.threshold(1.0) - 2.0).abs() < 1e-12);
        assert_eq!(calibration.years_between(2.0), YearsBetween::About(1.0));
    }
}
