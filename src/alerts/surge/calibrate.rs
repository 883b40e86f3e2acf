//! How unusual is unusual enough? Thresholds from shuffled histories, for a stated number of false alarms a year.
//!
//! 1. The history's reports keep their days, but which phenomenon each is about is shuffled: what came together by
//!    chance alone. The stream's campaigns and quiet times stay.
//! 2. The last half year of each shuffled history is watched with the whole search, and the greatest strength of each
//!    phenomenon noted.
//! 3. The threshold is passed by so many phenomena a year as the budget allows. It lies well within what the shuffles
//!    show, so it is read off.
//! 4. What has only just appeared has a threshold of its own, never a higher one: among many phenomena that are often
//!    reported, chance makes great strengths of those alone, and nearly never something new. It is passed by
//!    [`NEW_SHARE`] of the budget at most and is never less than [`LEAST_NEW`]; what it uses, the others do without.
//! 5. How rare a stronger finding is, is read off as well, as long as [`SEEN_OFTEN`] shuffles show it. Beyond, a
//!    Gumbel distribution is fitted to the greatest strength of each shuffle, if it fits them (Kolmogorov–Smirnov
//!    distance at most [`FITS`]); else it is only said how rare it is at least.
//!
//! The counts are shuffled, not the texts: a history of 600 reports takes a second or two.

use rayon::prelude::*;

use super::clock::Day;
use super::gumbel::Gumbel;
use super::load::RatePrior;
use super::look::Look;
use super::watch::{Greatest, Labelled, Stream};

/// How often a history is shuffled.
pub const SHUFFLES: u64 = 999;
/// How many days at the end of each are watched.
pub const WATCHED: Day = 183;
/// How many shuffles must show a strength for its rarity to be read off.
const SEEN_OFTEN: usize = 10;
/// How far the fitted distribution may lie from the greatest strengths.
const FITS: f64 = 0.06;
/// The share of the budget that is for what is new.
const NEW_SHARE: f64 = 0.2;
/// The least strength of something new that is told: a chance of one in a thousand for one test.
const LEAST_NEW: f64 = 3.0;
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
    /// The same while it was known from before.
    known: Vec<f64>,
    /// The same while it was new.
    new: Vec<f64>,
    /// The years that all shuffles together watched.
    years: f64,
    /// The greatest strength of a year, where a distribution of it fits.
    tail: Option<Gumbel>,
}

impl Calibration {
    /// Makes a calibration from the distribution of the greatest strength of a year.
    pub fn simulated(prior: RatePrior, yearly: Gumbel) -> Self {
        Self {
            source: CalibrationSource::Simulation,
            prior,
            strengths: Vec::new(),
            known: Vec::new(),
            new: Vec::new(),
            years: 0.0,
            tail: Some(yearly),
        }
    }

    /// Shuffles a history `shuffles` times; its last day is `until`.
    pub fn of(history: &Stream, until: Day, shuffles: u64) -> Self {
        let prior = history.prior(until);
        let from = until - WATCHED;
        let each: Vec<Vec<Greatest>> =
            (0..shuffles).into_par_iter().map(|number| shuffled(history, number).greatest(prior, from)).collect();
        let watched_years = f64::from(WATCHED) / DAYS_A_YEAR;
        let maxima: Vec<f64> =
            each.iter().map(|strengths| strengths.iter().map(Greatest::any).fold(0.0, f64::max)).collect();
        let strongest_first = |strength: fn(&Greatest) -> f64| {
            let mut strengths: Vec<f64> = each.iter().flatten().map(strength).collect();
            strengths.sort_by(|a, b| b.total_cmp(a));
            strengths
        };
        let tail = Gumbel::fit(&maxima).filter(|gumbel| gumbel.distance(&maxima) <= FITS);
        Self {
            source: CalibrationSource::OwnHistory,
            prior,
            strengths: strongest_first(Greatest::any),
            known: strongest_first(|greatest| greatest.known),
            new: strongest_first(|greatest| greatest.new),
            years: watched_years * shuffles as f64,
            // Passed `1 / watched_years` times as often in a year as in the time watched.
            tail: tail.map(|gumbel| Gumbel { location: gumbel.passed(watched_years), ..gumbel }),
        }
    }

    /// Returns the strengths that chance passes so many times a year.
    pub fn thresholds(&self, a_year: f64) -> Thresholds {
        let allowed = |a_year: f64| (a_year * self.years).floor().max(0.0) as usize;
        let Some(&pooled) = self.strengths.get(allowed(a_year)) else {
            let pooled = self.tail.map_or(0.0, |tail| tail.passed(a_year)).max(0.0);
            return Thresholds { known: pooled, new: pooled };
        };
        let new = self.new.get(allowed(NEW_SHARE * a_year)).copied().unwrap_or_default().max(LEAST_NEW);
        if new >= pooled {
            return Thresholds { known: pooled, new: pooled };
        }
        let used = self.new.partition_point(|&strength| strength >= new);
        let known = self.known.get(allowed(a_year).saturating_sub(used)).copied();
        Thresholds { known: known.unwrap_or(pooled), new }
    }

    /// Returns in how many years chance passes what a look found once: exactly or at least.
    pub fn years_between(&self, look: &Look) -> YearsBetween {
        let strength = look.strength();
        let among = if look.is_new { &self.new } else { &self.strengths };
        let seen = among.partition_point(|&shown| shown >= strength);
        match self.tail {
            _ if seen >= SEEN_OFTEN => YearsBetween::About(self.years / seen as f64),
            // The tail is that of all phenomena together.
            Some(tail) if !look.is_new || self.new.is_empty() => YearsBetween::About(1.0 / tail.passes(strength)),
            _ => YearsBetween::AtLeast(self.years / SEEN_OFTEN as f64),
        }
    }
}

/// From what strength on something is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Of a phenomenon that was known from before.
    pub known: f64,
    /// Of one that is new; never more.
    pub new: f64,
}

impl Thresholds {
    /// Returns the threshold for what a look found.
    pub fn of(&self, look: &Look) -> f64 {
        if look.is_new { self.new } else { self.known }
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
    use crate::alerts::surge::look::{Finding, Test};

    /// A look that found something so strong.
    fn found(strength: f64, is_new: bool) -> Look {
        let tail = 10f64.powf(-strength);
        let finding = Finding { test: Test::Share, from: 0, to: 9, reports: 3.0, expected: 0.1, tail };
        Look { is_new, findings: vec![finding] }
    }

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
        let thresholds = [4.0, 2.0, 1.0, 0.5].map(|budget| calibration.thresholds(budget).known);
        assert!(thresholds.windows(2).all(|pair| pair[0] < pair[1]), "{thresholds:?}");
        let found = found(thresholds[1], false);
        let YearsBetween::About(years) = calibration.years_between(&found) else { panic!("seen often") };
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
        let thresholds = calibration.thresholds(1.0);
        assert!((thresholds.known - 2.0).abs() < 1e-12 && thresholds.new == thresholds.known);
        for is_new in [false, true] {
            let YearsBetween::About(years) = calibration.years_between(&found(2.0, is_new)) else { panic!() };
            assert!((years - 1.0).abs() < 1e-9, "{years}");
        }
    }

    #[test]
    fn what_is_new_has_a_threshold_of_its_own_within_the_same_budget() {
        let calibration = Calibration {
            source: CalibrationSource::OwnHistory,
            prior: RatePrior { shape: 1.0, rate: 1.0 },
            strengths: vec![5.0, 4.5, 4.4, 4.3, 4.2, 4.1, 4.0],
            known: vec![5.0, 4.5, 4.4, 4.3, 4.2, 4.0, 3.9],
            new: vec![4.1, 2.0, 1.0, 0.0, 0.0, 0.0, 0.0],
            years: 5.0,
            tail: None,
        };
        // Five passings in five years; one of them is left to what is new, where chance showed nothing from 3 to 4.1.
        let thresholds = calibration.thresholds(1.0);
        assert_eq!(thresholds, Thresholds { known: 4.2, new: LEAST_NEW });
        assert_eq!(thresholds.of(&found(3.5, true)), LEAST_NEW);
        assert_eq!(calibration.years_between(&found(3.5, true)), YearsBetween::AtLeast(0.5));
        let all_new = Calibration { new: vec![9.0; 7], ..calibration };
        assert_eq!(all_new.thresholds(1.0), Thresholds { known: 4.1, new: 4.1 }, "never higher than for the others");
    }
}
