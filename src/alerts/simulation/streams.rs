//! Streams of reports at random, with or without something happening.

use std::f64::consts::TAU;

use crate::alerts::surge::{Clock, Day, DayTotal, Labelled, Stream};

const DAYS_A_YEAR: f64 = 365.25;

/// How many single reports come beside each report of a phenomenon.
const SINGLE: f64 = 0.4;

/// How long a campaign lasts, in days.
const CAMPAIGN: Day = 60;

/// How much more is reported during a campaign.
pub const CAMPAIGN_TIMES: f64 = 2.5;

/// What happens from the first watched day on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Course {
    /// Nothing.
    Constant,
    /// The first phenomenon is reported at another rate a year.
    Jump(f64),
    /// The first phenomenon rises to another rate within a year.
    Ramp(f64),
    /// The first phenomenon is reported for the first time, at a rate a year.
    New(f64),
    /// For two months everything is reported 2.5 times as often.
    Campaign,
    /// Everything is reported more in one half of each year than in the other, by half.
    Season,
}

/// A county.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct County {
    /// How many phenomena it has.
    pub phenomena: usize,
    /// How often each is reported a year.
    pub reports: f64,
    /// The first day on which something may happen.
    pub watched_from: Day,
}

impl County {
    /// Draws the reports of the days from 0 up to before `days`.
    pub fn draw(&self, rng: &mut fastrand::Rng, days: Day, course: Course) -> Vec<Labelled> {
        let mut reports = Vec::new();
        for phenomenon in 0..self.phenomena {
            let is_first = phenomenon == 0;
            arrivals(
                rng,
                days,
                |day| self.rate(day, course, is_first),
                |day| {
                    reports.push(Labelled { day, phenomenon: Some(phenomenon), weight: 1.0 });
                },
            );
        }
        let single = SINGLE * self.reports * self.phenomena as f64;
        arrivals(
            rng,
            days,
            |day| single * self.whole_stream(day, course),
            |day| {
                reports.push(Labelled { day, phenomenon: None, weight: 1.0 });
            },
        );
        reports.sort_by_key(|report| (report.day, report.phenomenon));
        reports
    }

    /// Returns how often a phenomenon is reported a year on a day.
    fn rate(&self, day: Day, course: Course, is_first: bool) -> f64 {
        let since = day - self.watched_from;
        let own = match course {
            Course::Jump(rate) if is_first && since >= 0 => rate,
            Course::Ramp(rate) if is_first && since >= 0 => {
                self.reports + (rate - self.reports) * (f64::from(since) / DAYS_A_YEAR).min(1.0)
            }
            Course::New(rate) if is_first => {
                if since >= 0 {
                    rate
                } else {
                    0.0
                }
            }
            _ => self.reports,
        };
        own * self.whole_stream(day, course)
    }

    fn whole_stream(&self, day: Day, course: Course) -> f64 {
        match course {
            Course::Campaign if (0..CAMPAIGN).contains(&(day - self.watched_from - CAMPAIGN)) => CAMPAIGN_TIMES,
            Course::Season => 1.0 + 0.5 * (TAU * f64::from(day) / DAYS_A_YEAR).sin(),
            _ => 1.0,
        }
    }
}

/// Draws a Poisson number of arrivals for each day.
fn arrivals(rng: &mut fastrand::Rng, days: Day, rate: impl Fn(Day) -> f64, mut arrive: impl FnMut(Day)) {
    for day in 0..days {
        // Knuth 1969: as many as uniform numbers can be multiplied before the product falls below e^−λ.
        let least = (-rate(day) / DAYS_A_YEAR).exp();
        let mut product = rng.f64();
        while product > least {
            arrive(day);
            product *= rng.f64();
        }
    }
}

/// Makes a stream of reports in order of time.
pub fn stream(reports: Vec<Labelled>, phenomena: usize, days: Day) -> Stream {
    let day =
        |day: Day| DayTotal { reports: 0.0, month: (f64::from(day) / DAYS_A_YEAR * 12.0) as u8 % 12, is_marked: false };
    let mut totals: Vec<DayTotal> = (0..days).map(day).collect();
    for report in &reports {
        if let Some(total) = usize::try_from(report.day).ok().and_then(|place| totals.get_mut(place)) {
            total.reports += 1.0;
        }
    }
    Stream { clock: Clock::new(0, &totals), reports, phenomena }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTY: County = County { phenomena: 20, reports: 12.0, watched_from: 730 };

    fn reports(course: Course, phenomenon: Option<usize>, days: std::ops::Range<Day>) -> usize {
        let drawn = COUNTY.draw(&mut fastrand::Rng::with_seed(1), 1_095, course);
        let of_it = |report: &&Labelled| phenomenon.is_none_or(|wanted| report.phenomenon == Some(wanted));
        drawn.iter().filter(of_it).filter(|report| days.contains(&report.day)).count()
    }

    #[test]
    fn a_steady_county_has_its_rate() {
        let all = reports(Course::Constant, None, 0..730);
        let expected = 2.0 * 20.0 * 12.0 * 1.4;
        assert!((all as f64 - expected).abs() < 3.0 * expected.sqrt(), "{all} {expected}");
    }

    #[test]
    fn what_is_new_was_not_there_before() {
        assert_eq!(reports(Course::New(24.0), Some(0), 0..730), 0);
        assert!((10..40).contains(&reports(Course::New(24.0), Some(0), 730..1_095)));
    }

    #[test]
    fn a_jump_and_a_campaign_raise_what_they_should() {
        assert!(reports(Course::Jump(60.0), Some(0), 730..1_095) > 40);
        let (usual, campaign) = (reports(Course::Campaign, None, 600..660), reports(Course::Campaign, None, 790..850));
        assert!(campaign as f64 > 2.0 * usual as f64, "{usual} {campaign}");
    }
}
