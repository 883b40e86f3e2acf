//! Watches simulated counties and counts what is said.

use rayon::prelude::*;

use super::detectors::{count_within, ears_c2};
use super::streams::{County, Course, stream};
use crate::alerts::surge::{Calibration, Day, Greatest, Labelled, Stream};

/// Two years of history, then a year that is watched.
const HISTORY: Day = 730;
const DAYS: Day = HISTORY + 365;

/// How many days of the watched year go before something happens.
const QUIET: Day = 30;

/// The rates to which a phenomenon is new.
const NEW: f64 = 12.0;

/// The numbers of the detector "n in d days".
const COUNT: usize = 3;
const WITHIN: Day = 90;

/// What is simulated, and how often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// How many phenomena a county has.
    pub phenomena: usize,
    /// How often each is reported a year.
    pub reports: f64,
    /// To which rate the first of them jumps or rises.
    pub raised: f64,
    /// How many false alarms a year are put up with.
    pub budget: f64,
    /// How many histories are calibrated.
    pub histories: u64,
    /// How many years follow each.
    pub futures: u64,
    /// How often a history is shuffled.
    pub shuffles: u64,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// The mean threshold.
    pub threshold: f64,
    /// False alarms a year, in steady counties.
    pub false_alarms: f64,
    /// False alarms a year of "3 in 90 days" and of EARS C2.
    pub false_alarms_of_others: [f64; 2],
    /// False alarms in a year with a campaign.
    pub with_campaign: f64,
    /// False alarms in a year with seasons.
    pub with_season: f64,
    /// How a jump is found.
    pub jump: Rise,
    /// How a jump is found by "3 in 90 days" and by EARS C2.
    pub jump_by_others: [Rise; 2],
    /// How a slow rise is found.
    pub ramp: Rise,
    /// How a new phenomenon is found.
    pub new: Rise,
    /// The share of new phenomena whose third report raises an accumulation.
    pub accumulation_at_third: f64,
}

/// How a rise is found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rise {
    /// How many were to be found.
    pub all: usize,
    /// Reports from the onset to the alert, and days, of each that was found.
    pub found: Vec<(usize, Day)>,
}

impl Rise {
    /// Returns the share found within so many reports.
    pub fn share_within(&self, reports: usize) -> f64 {
        let within = self.found.iter().filter(|(taken, _)| *taken <= reports).count();
        within as f64 / self.all.max(1) as f64
    }

    /// Returns the median number of reports and of days until it was found.
    pub fn median(&self) -> Option<(usize, Day)> {
        let (mut reports, mut days): (Vec<usize>, Vec<Day>) = self.found.iter().copied().unzip();
        reports.sort_unstable();
        days.sort_unstable();
        Some((*reports.get(reports.len() / 2)?, *days.get(days.len() / 2)?))
    }

    fn add(&mut self, other: Self) {
        self.all += other.all;
        self.found.extend(other.found);
    }
}

/// A year that was watched: when each phenomenon was first said to surge.
struct Watched {
    stream: Stream,
    first: Vec<Option<Day>>,
}

impl Watched {
    fn alarms(&self) -> f64 {
        self.first.iter().flatten().count() as f64
    }

    fn days_of_first(&self) -> Vec<Day> {
        self.stream.reports.iter().filter(|report| report.phenomenon == Some(0)).map(|report| report.day).collect()
    }

    fn rise(&self, said: Option<Day>) -> Rise {
        let onset = HISTORY + QUIET;
        let days = self.days_of_first();
        let taken = |said: Day| days.iter().filter(|day| (onset..=said).contains(day)).count();
        Rise { all: 1, found: said.map(|said| (taken(said), said - onset)).into_iter().collect() }
    }
}

/// Simulates counties and measures how alerts do in them.
pub fn measure(setting: &Setting) -> Measured {
    let parts: Vec<Measured> =
        (0..setting.histories).into_par_iter().map(|number| measure_history(setting, number)).collect();
    let mut sum = Measured::default();
    for part in parts {
        sum.threshold += part.threshold / setting.histories as f64;
        sum.false_alarms += part.false_alarms;
        sum.with_campaign += part.with_campaign;
        sum.with_season += part.with_season;
        sum.accumulation_at_third += part.accumulation_at_third;
        sum.jump.add(part.jump);
        sum.ramp.add(part.ramp);
        sum.new.add(part.new);
        for (sum, part) in sum.jump_by_others.iter_mut().zip(part.jump_by_others) {
            sum.add(part);
        }
        for (sum, part) in sum.false_alarms_of_others.iter_mut().zip(part.false_alarms_of_others) {
            *sum += part;
        }
    }
    let years = (setting.histories * setting.futures) as f64;
    let rates = [&mut sum.false_alarms, &mut sum.with_campaign, &mut sum.with_season, &mut sum.accumulation_at_third];
    rates.into_iter().chain(&mut sum.false_alarms_of_others).for_each(|rate| *rate /= years);
    sum
}

/// Returns the greatest strength that steady counties reach in a year, for each of `histories` counties; the formula
/// for short histories is fitted to these.
pub fn greatest_of_a_year(setting: &Setting) -> Vec<f64> {
    let county = county(setting, HISTORY);
    let greatest = |number: u64| {
        let reports = county.draw(&mut fastrand::Rng::with_seed(number), DAYS, Course::Constant);
        let stream = stream(reports, county.phenomena, DAYS);
        let prior = stream.prior(HISTORY);
        stream.greatest(prior, HISTORY - 1).iter().map(Greatest::any).fold(0.0, f64::max)
    };
    (0..setting.histories).into_par_iter().map(greatest).collect()
}

fn county(setting: &Setting, watched_from: Day) -> County {
    County { phenomena: setting.phenomena, reports: setting.reports, watched_from }
}

fn measure_history(setting: &Setting, number: u64) -> Measured {
    let rng = &mut fastrand::Rng::with_seed(number);
    let from = HISTORY + QUIET;
    let county = county(setting, from);
    let past = county.draw(rng, HISTORY, Course::Constant);
    let history = stream(past.clone(), county.phenomena, HISTORY);
    let calibration = Calibration::of(&history, HISTORY - 1, setting.shuffles);
    let thresholds = calibration.thresholds(setting.budget);
    let mut measured = Measured { threshold: thresholds.known, ..Measured::default() };
    let mut watch = |course: Course| {
        let is_new = |report: &Labelled| matches!(course, Course::New(_)) && report.phenomenon == Some(0);
        let mut reports: Vec<Labelled> = past.iter().copied().filter(|report| !is_new(report)).collect();
        let coming = county.draw(rng, DAYS, course).into_iter().filter(|report| report.day >= HISTORY);
        reports.extend(coming);
        let stream = stream(reports, county.phenomena, DAYS);
        let mut first = vec![None; county.phenomena];
        stream.watch(calibration.prior, HISTORY - 1, |phenomenon, day, look| {
            let is_early = phenomenon == 0 && day < from && course != Course::Constant;
            if look.strength() >= thresholds.of(look) && !is_early {
                first[phenomenon].get_or_insert(day);
            }
        });
        Watched { stream, first }
    };
    for _ in 0..setting.futures {
        let steady = watch(Course::Constant);
        measured.false_alarms += steady.alarms();
        for (sum, rings) in measured.false_alarms_of_others.iter_mut().zip(rings_of_others(&steady.stream)) {
            *sum += rings as f64;
        }
        measured.with_campaign += watch(Course::Campaign).alarms();
        measured.with_season += watch(Course::Season).alarms();
        let jump = watch(Course::Jump(setting.raised));
        measured.jump.add(jump.rise(jump.first[0]));
        let others = [count_within(&jump.days_of_first(), COUNT, WITHIN), ears_c2(&jump.days_of_first(), DAYS)];
        for (sum, rings) in measured.jump_by_others.iter_mut().zip(others) {
            sum.add(jump.rise(rings.into_iter().find(|day| *day >= from)));
        }
        let ramp = watch(Course::Ramp(setting.raised));
        measured.ramp.add(ramp.rise(ramp.first[0]));
        let new = watch(Course::New(NEW));
        measured.new.add(new.rise(new.first[0]));
        let days = new.days_of_first();
        measured.accumulation_at_third += f64::from(u8::from(days.len() >= 3 && days[2] - days[0] <= 365));
    }
    measured
}

/// Counts how often the usual detectors ring in the watched year, over all phenomena.
fn rings_of_others(stream: &Stream) -> [usize; 2] {
    let mut days: Vec<Vec<Day>> = vec![Vec::new(); stream.phenomena];
    for report in &stream.reports {
        if let Some(phenomenon) = report.phenomenon {
            days[phenomenon].push(report.day);
        }
    }
    let in_watched_year = |rings: Vec<Day>| rings.into_iter().filter(|day| *day >= HISTORY).count();
    let counted = days.iter().map(|days| in_watched_year(count_within(days, COUNT, WITHIN))).sum();
    let ears = days.iter().map(|days| in_watched_year(ears_c2(days, DAYS))).sum();
    [counted, ears]
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTING: Setting =
        Setting { phenomena: 10, reports: 4.0, raised: 20.0, budget: 2.0, histories: 6, futures: 10, shuffles: 99 };

    #[test]
    fn false_alarms_keep_to_the_budget_and_a_jump_is_found() {
        let measured = measure(&SETTING);
        assert!((1.0..3.0).contains(&measured.false_alarms), "{measured:?}");
        assert!(measured.jump.share_within(usize::MAX) >= 0.9, "{:?}", measured.jump);
        assert!(measured.with_campaign - measured.false_alarms < 1.0, "{measured:?}");
    }

    #[test]
    fn the_same_seed_gives_the_same_figures() {
        let setting = Setting { histories: 2, futures: 2, shuffles: 19, ..SETTING };
        assert_eq!(measure(&setting), measure(&setting));
    }

    #[test]
    fn medians_are_of_what_was_found() {
        let rise = Rise { all: 4, found: vec![(7, 90), (3, 40), (5, 10)] };
        assert_eq!(rise.median(), Some((5, 40)));
        assert_eq!(rise.share_within(5), 0.5);
        assert_eq!(Rise::default().median(), None);
    }
}
