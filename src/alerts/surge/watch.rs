//! Watches a stream over some days with the whole search: every phenomenon, window and test.

use super::clock::{Clock, Day};
use super::course::{Counted, Course};
use super::load::{Past, RatePrior};
use super::look::{Look, look};

/// A report of the stream.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Labelled {
    /// The day on which it was made.
    pub day: Day,
    /// The number of its phenomenon from 0 on; `None` for none.
    pub phenomenon: Option<usize>,
    /// How much it counts.
    pub weight: f64,
}

/// A stream of reports in order of time.
#[derive(Clone, Debug)]
pub struct Stream {
    /// Reports and exposure of its days.
    pub clock: Clock,
    /// Its reports, none on a marked day.
    pub reports: Vec<Labelled>,
    /// How many phenomena there are.
    pub phenomena: usize,
}

/// The greatest strength of a phenomenon over a time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Greatest {
    /// While it was known from before the longest window.
    pub known: f64,
    /// While it was new.
    pub new: f64,
}

impl Greatest {
    /// Returns the greater of the two.
    pub fn any(&self) -> f64 {
        self.known.max(self.new)
    }
}

/// From how many reports on a group is a phenomenon.
const LEAST_MEMBERS: usize = 3;

impl Stream {
    /// Fits the prior of rates to what the phenomena were like up to a day.
    pub fn prior(&self, until: Day) -> RatePrior {
        let courses = self.courses_until(until);
        let known = courses.iter().filter(|course| course.reports.len() >= LEAST_MEMBERS);
        let pasts: Vec<Past> = known.map(|course| course.past(&self.clock, until)).collect();
        RatePrior::fit(&pasts)
    }

    fn courses_until(&self, until: Day) -> Vec<Course> {
        let mut courses = vec![Course::default(); self.phenomena];
        for report in self.reports.iter().take_while(|report| report.day <= until) {
            if let Some(phenomenon) = report.phenomenon {
                courses[phenomenon].reports.push(report.counted());
            }
        }
        courses
    }

    /// Calls `see` with the number of a phenomenon, the day and what a look found, for each report of a phenomenon after
    /// `from`.
    pub fn watch(&self, prior: RatePrior, from: Day, mut see: impl FnMut(usize, Day, &Look)) {
        let mut courses = self.courses_until(from);
        for report in self.reports.iter().filter(|report| report.day > from) {
            let Some(phenomenon) = report.phenomenon else { continue };
            let course = &mut courses[phenomenon];
            course.reports.push(report.counted());
            if course.reports.len() >= LEAST_MEMBERS {
                see(phenomenon, report.day, &look(course, &self.clock, prior, report.day));
            }
        }
    }

    /// Returns the greatest strength of each phenomenon after `from`.
    pub fn greatest(&self, prior: RatePrior, from: Day) -> Vec<Greatest> {
        let mut greatest = vec![Greatest::default(); self.phenomena];
        self.watch(prior, from, |phenomenon, _, look| {
            let Greatest { known, new } = &mut greatest[phenomenon];
            let own = if look.is_new { new } else { known };
            *own = own.max(look.strength());
        });
        greatest
    }
}

impl Labelled {
    fn counted(&self) -> Counted {
        Counted { day: self.day, weight: self.weight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alerts::surge::clock::DayTotal;

    fn stream() -> Stream {
        let reports = |day: Day| {
            let steady = (day % 60 == 0).then_some(Some(0));
            let jumping = (day % 120 == 60 || day > 600 && day % 10 == 5).then_some(Some(1));
            let alone = (day % 9 == 0).then_some(None);
            let all = [steady, jumping, alone].into_iter().flatten();
            all.map(move |phenomenon| Labelled { day, phenomenon, weight: 1.0 })
        };
        let reports: Vec<Labelled> = (0..700).flat_map(reports).collect();
        let mut days = [DayTotal::default(); 700];
        for report in &reports {
            days[usize::try_from(report.day).unwrap()].reports += 1.0;
        }
        Stream { clock: Clock::new(0, &days), reports, phenomena: 2 }
    }

    #[test]
    fn the_jumping_phenomenon_stands_out() {
        let stream = stream();
        let greatest = stream.greatest(stream.prior(500), 500);
        assert!(greatest[0].any() < 1.0 && greatest[1].known > 3.0, "{greatest:?}");
    }

    #[test]
    fn each_report_of_a_phenomenon_is_looked_at_once() {
        let stream = stream();
        let mut looks = Vec::new();
        stream.watch(stream.prior(500), 500, |phenomenon, day, _| looks.push((day, phenomenon)));
        let reports = stream.reports.iter().filter(|report| report.day > 500);
        let expected: Vec<(Day, usize)> = reports.filter_map(|report| Some((report.day, report.phenomenon?))).collect();
        assert_eq!(looks, expected);
    }

    #[test]
    fn the_prior_has_the_mean_rate() {
        let prior = stream().prior(599);
        // ten and five reports in 600 days
        assert!((prior.shape / prior.rate - 7.5 / (600.0 / 365.25)).abs() < 0.01, "{prior:?}");
    }
}
