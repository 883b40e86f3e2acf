//! A phenomenon's reports as the tests count them.

use super::clock::{Clock, Day};
use super::load::Past;

/// A report that counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    /// The day on which it was made.
    pub day: Day,
    /// How much it counts, above 0 up to 1: less where it is not sure that it belongs.
    pub weight: f64,
}

/// A run of days, `from` up to `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

/// The least exposure in years that a past must have to be compared with: 120 usual days.
pub const LEAST_PAST: f64 = 120.0 / 365.25;

/// The course of a phenomenon.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    /// Its reports in order of time, none on a marked day.
    pub reports: Vec<Counted>,
    /// Days that do not tell its usual level, such as those of earlier surges; in order of time, none overlapping.
    pub unusual: Vec<Span>,
}

impl Course {
    /// Returns the weight of the reports of the days after `from`.
    pub fn since(&self, from: Day) -> f64 {
        self.reports.iter().rev().take_while(|report| report.day > from).map(|report| report.weight).sum()
    }

    /// Returns the weight of all reports.
    pub fn all(&self) -> f64 {
        self.reports.iter().rev().map(|report| report.weight).sum()
    }

    /// Returns what is known of the phenomenon up to a day, unusual days left out.
    pub fn past(&self, clock: &Clock, until: Day) -> Past {
        let before = self.reports.iter().take_while(|report| report.day <= until);
        let usual = before.filter(|report| !self.unusual.iter().any(|span| span.holds(report.day)));
        let unusual = self.unusual_until(until).map(|span| clock.exposure(span.from - 1, span.to)).sum::<f64>();
        let exposure = clock.exposure(clock.first() - 1, until) - unusual;
        Past { reports: usual.map(|report| report.weight).sum(), exposure: exposure.max(0.0) }
    }

    /// Returns the reports of the whole stream that came beside that past.
    pub fn stream_past(&self, clock: &Clock, until: Day) -> f64 {
        let unusual = self.unusual_until(until).map(|span| clock.reports(span.from - 1, span.to)).sum::<f64>();
        (clock.reports(clock.first() - 1, until) - unusual).max(0.0)
    }

    fn unusual_until(&self, until: Day) -> impl Iterator<Item = Span> {
        let unusual = self.unusual.iter().filter(move |span| span.from <= until);
        unusual.map(move |span| Span { to: span.to.min(until), ..*span })
    }
}

impl Span {
    /// Tells whether a day lies in it.
    pub fn holds(&self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alerts::surge::clock::DayTotal;

    fn clock() -> Clock {
        Clock::new(0, &[DayTotal { reports: 2.0, month: 0, is_marked: false }; 100])
    }

    fn course(days: &[Day], unusual: &[Span]) -> Course {
        let reports = days.iter().map(|&day| Counted { day, weight: 0.5 }).collect();
        Course { reports, unusual: unusual.to_vec() }
    }

    #[test]
    fn reports_count_by_their_weight() {
        let course = course(&[1, 5, 9, 20], &[]);
        assert_eq!(course.since(5), 1.0);
        assert_eq!(course.past(&clock(), 9).reports, 1.5);
        assert!((course.past(&clock(), 9).exposure - 10.0 / 365.25).abs() < 1e-12);
        assert_eq!(course.stream_past(&clock(), 9), 20.0);
    }

    #[test]
    fn an_earlier_surge_is_not_the_usual() {
        let course = course(&[1, 5, 9, 20], &[Span { from: 5, to: 9 }]);
        let past = course.past(&clock(), 19);
        assert_eq!(past.reports, 0.5);
        assert!((past.exposure - 15.0 / 365.25).abs() < 1e-12);
        assert_eq!(course.stream_past(&clock(), 19), 30.0);
        assert_eq!(course.past(&clock(), 6).reports, 0.5);
        assert_eq!(course.stream_past(&clock(), 6), 10.0);
    }
}
