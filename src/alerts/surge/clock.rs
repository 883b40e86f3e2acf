//! The clock by which reports are expected: days count by how busy the whole stream is.
//!
//! An exposure is a time in years, in which a day counts
//!
//! - nothing, when people marked it (a campaign, a new form, a closure): what came in then is not counted either;
//! - by its month of the year, once there are two years to learn it from: reports of that month against the
//!   mean month, drawn towards 1 by [`MONTH_WEIGHT`] reports;
//!
//! and a window counts the more, the more reports it brought than the days before it would: (reports + w) /
//! (usual + w) times, with w = [`RUSH_WEIGHT`], and never less than once. So what raises everything alike, known
//! beforehand or not, surprises no test that counts by this clock. Each day knows only what had come in by then.

/// A day, counted from any fixed one.
pub type Day = i32;

/// With how many reports the busyness of a window is drawn towards the usual.
const RUSH_WEIGHT: f64 = 1.0;
/// From how many earlier days on the usual is known.
const USUAL_FROM: usize = 120;
/// From how many earlier days on the months of the year are known.
const MONTHS_FROM: usize = 730;
/// With how many reports a month is drawn towards the mean month.
const MONTH_WEIGHT: f64 = 10.0;
const DAYS_A_YEAR: f64 = 365.25;

/// What a day brought.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DayTotal {
    /// Its reports, of all phenomena and of none.
    pub reports: f64,
    /// Its month of the year, 0 to 11.
    pub month: u8,
    /// Whether people said that it was no usual day.
    pub is_marked: bool,
}

/// Reports and exposure up to each day.
#[derive(Clone, Debug)]
pub struct Clock {
    first: Day,
    /// Reports before the day of this place, the first day being at 0.
    reports: Vec<f64>,
    /// Exposure before the day of this place, in years.
    exposure: Vec<f64>,
    marked: Vec<bool>,
}

impl Clock {
    /// Makes the clock of a run of days that begins with `first`.
    pub fn new(first: Day, days: &[DayTotal]) -> Self {
        let (mut reports, mut exposure) = (vec![0.0], vec![0.0]);
        let mut months = Months::default();
        for (place, day) in days.iter().enumerate() {
            let counted = if day.is_marked { 0.0 } else { day.reports };
            let month = if day.is_marked { 0.0 } else { months.factor(day.month, place) };
            reports.push(reports[place] + counted);
            months.add(day, counted);
            exposure.push(exposure[place] + month / DAYS_A_YEAR);
        }
        Self { first, reports, exposure, marked: days.iter().map(|day| day.is_marked).collect() }
    }

    /// Returns the first day.
    pub fn first(&self) -> Day {
        self.first
    }

    /// Returns the reports of the days after `from` up to `to`.
    pub fn reports(&self, from: Day, to: Day) -> f64 {
        self.reports[self.place(to)] - self.reports[self.place(from)]
    }

    /// Returns the exposure of the days after `from` up to `to`, in years.
    pub fn exposure(&self, from: Day, to: Day) -> f64 {
        self.exposure[self.place(to)] - self.exposure[self.place(from)]
    }

    /// Returns the exposure of a window, the days after `from` up to `to`, longer than that of its days when more came
    /// in than usual.
    pub fn window(&self, from: Day, to: Day) -> f64 {
        self.exposure(from, to) * self.rush(from, to)
    }

    /// Returns how much busier a window was than the days before it, at least 1.
    pub fn rush(&self, from: Day, to: Day) -> f64 {
        let before = self.place(from);
        if before < USUAL_FROM || self.exposure[before] == 0.0 {
            return 1.0;
        }
        let usual = self.reports[before] / self.exposure[before] * self.exposure(from, to);
        ((self.reports(from, to) + RUSH_WEIGHT) / (usual + RUSH_WEIGHT)).max(1.0)
    }

    /// Tells whether people marked a day.
    pub fn is_marked(&self, day: Day) -> bool {
        usize::try_from(day - self.first).is_ok_and(|place| self.marked.get(place).copied().unwrap_or(false))
    }

    /// Returns how many days up to `day` there are, kept to those that are.
    fn place(&self, day: Day) -> usize {
        usize::try_from(day - self.first + 1).unwrap_or(0).min(self.marked.len())
    }
}

/// How busy the months of the year have been.
#[derive(Default)]
struct Months {
    reports: [f64; 12],
    days: [f64; 12],
}

impl Months {
    fn add(&mut self, day: &DayTotal, counted: f64) {
        if !day.is_marked {
            self.reports[usize::from(day.month % 12)] += counted;
            self.days[usize::from(day.month % 12)] += 1.0;
        }
    }

    /// Returns a month's reports against those of as many mean days; 1 while too little is known.
    fn factor(&self, month: u8, days_known: usize) -> f64 {
        let (reports, days): (f64, f64) = (self.reports.iter().sum(), self.days.iter().sum());
        if days_known < MONTHS_FROM || days == 0.0 {
            return 1.0;
        }
        let month = usize::from(month % 12);
        let usual = reports / days * self.days[month];
        (self.reports[month] + MONTH_WEIGHT) / (usual + MONTH_WEIGHT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days with so many reports each; months of 30 days.
    fn days(reports: impl IntoIterator<Item = f64>) -> Vec<DayTotal> {
        let day = |(place, reports): (usize, f64)| DayTotal {
            reports,
            month: u8::try_from(place / 30 % 12).unwrap(),
            is_marked: false,
        };
        reports.into_iter().enumerate().map(day).collect()
    }

    #[test]
    fn a_steady_stream_counts_every_day_alike() {
        let clock = Clock::new(10, &days([1.0; 400]));
        assert!((clock.exposure(9, 409) - 400.0 / 365.25).abs() < 1e-9);
        assert!((clock.exposure(109, 209) - 100.0 / 365.25).abs() < 1e-9);
        assert_eq!(clock.reports(9, 14), 5.0);
        assert_eq!(clock.reports(14, 1_000), 395.0);
    }

    #[test]
    fn a_campaign_makes_its_window_longer() {
        let clock = Clock::new(0, &days((0..400).map(|day| if day < 370 { 1.0 } else { 2.5 })));
        let usual = clock.exposure(369, 399);
        assert!((clock.window(369, 399) / usual - 76.0 / 31.0).abs() < 1e-9);
        assert!((clock.window(279, 309) - clock.exposure(279, 309)).abs() < 1e-9);
    }

    #[test]
    fn a_quiet_window_is_not_shorter() {
        let clock = Clock::new(0, &days((0..400).map(|day| if day < 370 { 1.0 } else { 0.1 })));
        assert_eq!(clock.window(369, 399), clock.exposure(369, 399));
    }

    #[test]
    fn marked_days_count_neither_reports_nor_time() {
        let mut days = days([1.0; 300]);
        days[200..250].iter_mut().for_each(|day| (day.reports, day.is_marked) = (9.0, true));
        let clock = Clock::new(0, &days);
        assert_eq!(clock.reports(199, 249), 0.0);
        assert_eq!(clock.exposure(199, 249), 0.0);
        assert!(clock.is_marked(200) && !clock.is_marked(199) && !clock.is_marked(5_000));
        assert!((clock.exposure(249, 299) - 50.0 / 365.25).abs() < 1e-9);
    }

    #[test]
    fn a_month_that_is_busy_every_year_is_expected_to_be() {
        let busy = |day: usize| if day / 30 % 12 == 8 { 3.0 } else { 1.0 };
        let clock = Clock::new(0, &days((0..1_080).map(busy)));
        let (usual, autumn) = (clock.exposure(929, 959), clock.exposure(959, 989));
        assert!(autumn / usual > 2.0, "{}", autumn / usual);
    }

    #[test]
    fn a_day_knows_nothing_of_what_comes_later() {
        let short = Clock::new(0, &days((0..500).map(|day| f64::from(day % 7))));
        let long = Clock::new(0, &days((0..900).map(|day| if day < 500 { f64::from(day % 7) } else { 30.0 })));
        assert!((short.exposure(-1, 499) - long.exposure(-1, 499)).abs() < 1e-12);
    }
}
