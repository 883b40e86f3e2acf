//! The days of the stream, as observations come in.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::clock::{Clock, Day, DayTotal};
use super::marks::Marks;
use crate::phenomena::Item;

/// The day that is number 0.
const DAY_ZERO: Date = date(1970, 1, 1);

/// How many reports each day brought.
#[derive(Clone, Debug)]
pub struct Days {
    time_zone: TimeZone,
    reports: BTreeMap<Day, f64>,
    seen: usize,
}

impl Days {
    /// Starts with no day; days begin at midnight in `time_zone`.
    pub fn new(time_zone: TimeZone) -> Self {
        Self { time_zone, reports: BTreeMap::new(), seen: 0 }
    }

    /// Counts the items that came since the last call; returns whether there were any. Items are only ever added.
    pub fn catch_up(&mut self, items: &[Item]) -> bool {
        let new = items.get(self.seen..).unwrap_or_default();
        for item in new {
            let day = self.day(item.received_at);
            *self.reports.entry(day).or_default() += 1.0;
        }
        self.seen = items.len();
        !new.is_empty()
    }

    /// Returns the number of the day of a moment.
    pub fn day(&self, time: Timestamp) -> Day {
        number(time.to_zoned_datetime(self.time_zone.clone()).date())
    }

    /// Returns the newest day; `None` while there is none.
    pub fn newest(&self) -> Option<Day> {
        self.reports.last_key_value().map(|(&day, _)| day)
    }

    /// Makes the clock of all days; `None` while there is none.
    pub fn clock(&self, marks: &Marks) -> Option<Clock> {
        let (&first, _) = self.reports.first_key_value()?;
        let days = (first..=self.newest()?).map(|day| {
            let date = calendar(day);
            DayTotal {
                reports: self.reports.get(&day).copied().unwrap_or_default(),
                month: date.month().unsigned_abs() - 1,
                is_marked: marks.holds(date),
            }
        });
        Some(Clock::new(first, &days.collect::<Vec<_>>()))
    }
}

/// Returns the number of a date.
pub fn number(date: Date) -> Day {
    let days = date.duration_since(DAY_ZERO).as_hours() / 24;
    Day::try_from(days).expect("a date lies within ten thousand years of another")
}

/// Returns the date of a number.
fn calendar(day: Day) -> Date {
    DAY_ZERO.saturating_add(jiff::Span::new().days(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alerts::surge::marks::{KnownEvent, KnownEventKind};

    #[test]
    fn a_day_begins_at_midnight_where_the_service_is() {
        let days = Days::new(TimeZone::fixed(jiff::tz::offset(2)));
        let late: Timestamp = "2026-03-01T22:30:00Z".parse().unwrap();
        assert_eq!(days.day(late), number(date(2026, 3, 2)));
        assert_eq!(calendar(days.day(late)), date(2026, 3, 2));
        assert_eq!(number(date(1970, 1, 2)), 1);
        assert_eq!(number(date(1969, 12, 31)), -1);
    }

    #[test]
    fn the_days_of_a_known_event_are_marked() {
        let mut days = Days::new(TimeZone::UTC);
        days.reports = BTreeMap::from([(number(date(2026, 1, 1)), 1.0), (number(date(2026, 1, 9)), 4.0)]);
        let event = KnownEvent {
            kind: KnownEventKind::Campaign,
            first_day: date(2026, 1, 8),
            last_day: date(2026, 1, 10),
            note: None,
        };
        let clock = days.clock(&Marks { events: vec![event], ..Marks::default() }).unwrap();
        assert_eq!(clock.reports(clock.first() - 1, number(date(2026, 1, 9))), 1.0);
        assert!(clock.is_marked(number(date(2026, 1, 9))) && !clock.is_marked(number(date(2026, 1, 7))));
    }
}
