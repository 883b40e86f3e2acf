//! When a person wants to be told by mail.

use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

coded!(
    /// How often a digest is sent.
    Rhythm {
        /// Each day.
        Daily = "daily",
        /// Once a week.
        Weekly = "weekly",
    }
);

/// When a person wants a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigestWish {
    rhythm: Rhythm,
    weekday: i8,
    hour: i8,
}

impl DigestWish {
    /// Wishes for a digest at an hour, 0 to 23, of each day or of a weekday, 1 for Monday to 7; `None` for others.
    pub fn new(rhythm: Rhythm, weekday: i8, hour: i8) -> Option<Self> {
        ((1..=7).contains(&weekday) && (0..=23).contains(&hour)).then_some(Self { rhythm, weekday, hour })
    }

    /// Returns how often.
    pub fn rhythm(&self) -> Rhythm {
        self.rhythm
    }

    /// Returns the weekday, 1 for Monday.
    pub fn weekday(&self) -> i8 {
        self.weekday
    }

    /// Returns the hour.
    pub fn hour(&self) -> i8 {
        self.hour
    }

    /// Returns the first moment after `now` at which a digest is due.
    pub fn next(&self, now: Timestamp, time_zone: &TimeZone) -> Timestamp {
        let today = now.to_zoned_datetime(time_zone.clone()).date();
        let fits = |day: &jiff::civil::Date| match self.rhythm {
            Rhythm::Daily => true,
            Rhythm::Weekly => Weekday::from_monday_one_offset(self.weekday).is_ok_and(|day_of| day.weekday() == day_of),
        };
        let days = (0..=8).filter_map(|later| today.checked_add(later.days()).ok()).filter(fits);
        let times = days.filter_map(|day| day.at(self.hour, 0, 0, 0).to_zoned_datetime(time_zone.clone()).ok());
        let mut times = times.map(|time| time.timestamp()).filter(|time| *time > now);
        times.next().unwrap_or(Timestamp::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(rhythm: Rhythm, weekday: i8, hour: i8, now: &str) -> String {
        let zone = TimeZone::get("Europe/Helsinki").unwrap();
        DigestWish::new(rhythm, weekday, hour).unwrap().next(now.parse().unwrap(), &zone).to_string()
    }

    #[test]
    fn a_daily_digest_comes_at_its_hour_of_this_day_or_the_next() {
        assert_eq!(next(Rhythm::Daily, 1, 8, "2026-01-07T05:59:00Z"), "2026-01-07T06:00:00Z");
        assert_eq!(next(Rhythm::Daily, 1, 8, "2026-01-07T06:00:00Z"), "2026-01-08T06:00:00Z");
    }

    #[test]
    fn a_weekly_digest_comes_on_its_weekday_summer_or_winter() {
        // 7 January 2026 is a Wednesday.
        assert_eq!(next(Rhythm::Weekly, 1, 8, "2026-01-07T05:00:00Z"), "2026-01-12T06:00:00Z");
        assert_eq!(next(Rhythm::Weekly, 3, 8, "2026-01-07T05:00:00Z"), "2026-01-07T06:00:00Z");
        assert_eq!(next(Rhythm::Weekly, 7, 8, "2026-03-28T12:00:00Z"), "2026-03-29T05:00:00Z");
    }

    #[test]
    fn an_hour_or_a_day_that_there_is_not_is_no_wish() {
        assert_eq!(DigestWish::new(Rhythm::Daily, 1, 24), None);
        assert_eq!(DigestWish::new(Rhythm::Weekly, 8, 8), None);
    }
}
