//! The gap scan: since when have reports come closer together?
//!
//! For each of the last 3 to 12 reports it is asked how probable it is that so many follow the first of them
//! so soon, after the past before it: the load test with a window that begins at a report. The least probable
//! of these windows tells the onset; it is a scan statistic with windows laid at events (J. Glaz, J. Naus &
//! S. Wallenstein 2001, *Scan Statistics*). How much the choice among ten windows flatters it is left to the
//! calibration, which makes the same choice.

use super::clock::{Clock, Day};
use super::course::{Course, LEAST_PAST};
use super::load::RatePrior;

/// How many of the last reports are looked at.
const LAST: std::ops::RangeInclusive<usize> = 3..=12;

/// The least exposure between two reports in years, so that a day's reports are not infinitely close.
const LEAST_EXPOSURE: f64 = 1.0 / 365.25;

/// The reports that came closest together for what was before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Closing {
    /// The day of the first of them.
    pub onset: Day,
    /// The weight of those that follow the first.
    pub followers: f64,
    /// How many were expected to follow in that time.
    pub expected: f64,
    /// The probability of so many or more.
    pub tail: f64,
}

/// Looks at the last reports up to `today`; none when fewer than three come after enough of a past.
pub fn closing(course: &Course, clock: &Clock, prior: RatePrior, today: Day) -> Option<Closing> {
    let mut best: Option<Closing> = None;
    let mut followers = 0.0;
    for (number, report) in (1..).zip(course.reports.iter().rev()) {
        if number > *LAST.end() {
            break;
        }
        let past = course.past(clock, report.day - 1);
        if LAST.contains(&number) && past.exposure >= LEAST_PAST {
            let exposure = clock.window(report.day - 1, today).max(LEAST_EXPOSURE);
            let tail = prior.tail(past, exposure, followers);
            if best.is_none_or(|best| tail < best.tail) {
                let expected = prior.expected(past, exposure);
                best = Some(Closing { onset: report.day, followers, expected, tail });
            }
        }
        followers += report.weight;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alerts::surge::clock::DayTotal;
    use crate::alerts::surge::course::Counted;

    const PRIOR: RatePrior = RatePrior { shape: 1.0, rate: 0.5 };

    fn clock() -> Clock {
        Clock::new(0, &[DayTotal { reports: 1.0, month: 0, is_marked: false }; 1_000])
    }

    fn course(days: &[Day]) -> Course {
        let reports = days.iter().map(|&day| Counted { day, weight: 1.0 }).collect();
        Course { reports, ..Course::default() }
    }

    #[test]
    fn the_onset_is_where_reports_began_to_follow_closely() {
        let steady = [0, 100, 200, 300, 400, 500, 600, 700];
        let course = course(&[&steady[..], &[800, 810, 820, 830]].concat());
        let closing = closing(&course, &clock(), PRIOR, 830).unwrap();
        assert_eq!((closing.onset, closing.followers), (800, 3.0));
        assert!(closing.tail < 0.01);
    }

    #[test]
    fn a_worked_example() {
        // Seven reports in 700 days, then three on days 700, 705 and 709: two follow within ten days.
        let course = course(&[0, 100, 200, 300, 400, 500, 600, 700, 705, 709]);
        let closing = closing(&course, &clock(), PRIOR, 709).unwrap();
        let past = course.past(&clock(), 699);
        assert_eq!((closing.onset, past.reports), (700, 7.0));
        assert!((closing.tail - PRIOR.tail(past, 10.0 / 365.25, 2.0)).abs() < 1e-15);
    }

    #[test]
    fn every_choice_of_reports_is_looked_at() {
        let days = [203, 290, 400, 490, 530, 550, 552, 553, 580, 600, 601, 602, 610, 611, 630];
        let course = course(&days);
        let slow = (3..=12usize).map(|last| {
            let onset = days[days.len() - last];
            let past = course.past(&clock(), onset - 1);
            PRIOR.tail(past, f64::from(630 - onset + 1) / 365.25, (last - 1) as f64)
        });
        let slow = slow.fold(1.0f64, f64::min);
        let fast = closing(&course, &clock(), PRIOR, 630).unwrap().tail;
        assert!((fast / slow - 1.0).abs() < 1e-9, "{fast} {slow}");
    }

    #[test]
    fn two_reports_are_too_few() {
        assert_eq!(closing(&course(&[1, 500, 501]), &clock(), PRIOR, 501), None);
    }
}
