//! One look at a phenomenon when a report of it has come in: all tests over all windows.

use super::clock::{Clock, Day};
use super::course::{Course, LEAST_PAST};
use super::drift::drift;
use super::gaps::closing;
use super::load::RatePrior;
use super::share::Shares;

/// The lengths of the windows in days.
pub const WINDOWS: [Day; 4] = [30, 90, 180, 365];

const DAYS_A_YEAR: f64 = 365.25;

/// The least weight of reports that a window must hold.
const LEAST_REPORTS: f64 = 2.5;

coded!(
    /// What tells that more has come in than before.
    Test {
        /// Its share of all that comes in.
        Share = "share",
        /// The number of its reports.
        Load = "load",
        /// How closely its reports follow one another.
        Gaps = "gaps",
        /// A slow rise over the past year.
        Drift = "drift",
    }
);

/// What a test found in the window in which it found most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// Which test.
    pub test: Test,
    /// The first day of the window.
    pub from: Day,
    /// The last day of the window.
    pub to: Day,
    /// The weight of the reports in it.
    pub reports: f64,
    /// How many were expected.
    pub expected: f64,
    /// The probability of so many or more by chance, for this test and window alone.
    pub tail: f64,
}

/// What a look found.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Whether the phenomenon had no report before the longest window, though there was a time to have one.
    pub is_new: bool,
    /// What each test found; those that found nothing unusual are left out.
    pub findings: Vec<Finding>,
}

impl Finding {
    /// Returns how unusual it is: −log₁₀ of its probability.
    pub fn strength(&self) -> f64 {
        -self.tail.log10()
    }
}

impl Look {
    /// Returns what a test found.
    pub fn of(&self, test: Test) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.test == test)
    }

    /// Returns the most unusual finding.
    pub fn strongest(&self) -> Option<&Finding> {
        self.findings.iter().min_by(|a, b| a.tail.total_cmp(&b.tail))
    }

    /// Returns how unusual the most unusual finding is; 0 for none.
    pub fn strength(&self) -> f64 {
        self.strongest().map_or(0.0, Finding::strength)
    }
}

/// Looks at a phenomenon whose newest report came on `today`; `course` ends with it.
pub fn look(course: &Course, clock: &Clock, prior: RatePrior, today: Day) -> Look {
    let mut findings: Vec<Finding> = Vec::new();
    for days in WINDOWS {
        let until = today - days;
        let reports = course.since(until);
        let past = course.past(clock, until);
        // A long window needs a past of half its length.
        if reports < LEAST_REPORTS || past.exposure < LEAST_PAST.max(f64::from(days) / 2.0 / DAYS_A_YEAR) {
            continue;
        }
        let from = until + 1;
        let all = clock.reports(until, today);
        let shares = Shares {
            here: whole(reports),
            window: whole(all),
            phenomenon: whole(reports + past.reports),
            all: whole(all + course.stream_past(clock, until)),
        };
        let expected = all * past.reports / course.stream_past(clock, until).max(1.0);
        if expected < reports {
            let tail = shares.tail();
            note(&mut findings, Finding { test: Test::Share, from, to: today, reports, expected, tail });
        }
        let exposure = clock.window(until, today);
        let expected = prior.expected(past, exposure);
        if expected < reports {
            let tail = prior.tail(past, exposure, reports);
            note(&mut findings, Finding { test: Test::Load, from, to: today, reports, expected, tail });
        }
    }
    if let Some(closing) = closing(course, clock, prior, today) {
        let (reports, expected, tail) = (closing.followers, closing.expected, closing.tail);
        note(&mut findings, Finding { test: Test::Gaps, from: closing.onset, to: today, reports, expected, tail });
    }
    let frozen = today - WINDOWS[3];
    if course.past(clock, frozen).exposure >= LEAST_PAST
        && let Some(drift) = drift(course, clock, prior, frozen, today)
        && drift.reports >= LEAST_REPORTS
    {
        let (from, reports, expected, tail) = (drift.onset, drift.reports, drift.expected, drift.tail());
        note(&mut findings, Finding { test: Test::Drift, from, to: today, reports, expected, tail });
    }
    let is_new = course.past(clock, frozen).exposure >= LEAST_PAST && course.since(frozen) >= course.all();
    Look { is_new, findings }
}

/// Keeps a finding if it is the least probable of its test.
fn note(findings: &mut Vec<Finding>, finding: Finding) {
    match findings.iter_mut().find(|known| known.test == finding.test) {
        Some(known) if known.tail <= finding.tail => {}
        Some(known) => *known = finding,
        None => findings.push(finding),
    }
}

fn whole(weight: f64) -> u64 {
    weight.round().max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alerts::surge::clock::DayTotal;
    use crate::alerts::surge::course::Counted;

    const PRIOR: RatePrior = RatePrior { shape: 1.0, rate: 0.3 };

    fn clock() -> Clock {
        Clock::new(0, &[DayTotal { reports: 1.0, month: 0, is_marked: false }; 1_000])
    }

    fn look_at(days: &[Day], today: Day) -> Look {
        let reports = days.iter().map(|&day| Counted { day, weight: 1.0 }).collect();
        look(&Course { reports, ..Course::default() }, &clock(), PRIOR, today)
    }

    fn steady() -> Vec<Day> {
        (0..9).map(|number| number * 90).collect()
    }

    #[test]
    fn a_steady_course_is_nothing_unusual() {
        assert!(look_at(&steady(), 720).strength() < 1.0);
    }

    #[test]
    fn a_jump_is_found_by_every_test_for_sudden_rises() {
        let look = look_at(&[&steady()[..], &[735, 745, 760, 770, 780]].concat(), 780);
        let found: Vec<Test> =
            look.findings.iter().filter(|finding| finding.strength() > 2.0).map(|finding| finding.test).collect();
        assert_eq!(found, [Test::Share, Test::Load, Test::Gaps]);
        let strongest = look.strongest().unwrap();
        assert!(strongest.reports > 2.0 * strongest.expected);
        assert!(look.strength() > 2.5, "{look:?}");
    }

    #[test]
    fn two_reports_or_too_short_a_past_find_nothing() {
        assert_eq!(look_at(&[500, 501], 501).findings, []);
        assert_eq!(look_at(&[60, 61, 62, 63], 63).findings, []);
    }

    #[test]
    fn what_is_new_is_found_by_its_share() {
        let look = look_at(&[700, 712, 730, 744], 744);
        assert!(look.strength() > 2.0 && look.is_new, "{look:?}");
        assert!(!look_at(&[&steady()[..], &[735, 745, 760]].concat(), 760).is_new);
        assert!(!look_at(&[200, 212, 230, 244], 244).is_new, "nothing is known of a year before");
    }
}
