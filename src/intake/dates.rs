//! Reads a date and time as people and survey tools write them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

/// The ways of writing a date that mean one thing only in Finland; slashes need a mapping.
const FINNISH_FORMATS: [&str; 6] =
    ["%d.%m.%Y %H.%M", "%d.%m.%Y %H:%M", "%d.%m.%Y klo %H.%M", "%d.%m.%Y %H.%M.%S", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y"];

/// Finland's rules for summer time, for machines without a time zone database.
const HELSINKI: &str = "EET-2EEST,M3.5.0/3,M10.5.0/4";

/// How the dates of a form or a file are written, and in which time zone.
#[derive(Clone, Debug)]
pub struct DateReading {
    /// The formats to try first, in the notation of `strftime`.
    pub formats: Vec<String>,
    /// The time zone of dates that name none.
    pub timezone: TimeZone,
}

impl Default for DateReading {
    fn default() -> Self {
        let helsinki = TimeZone::get("Europe/Helsinki").or_else(|_| TimeZone::posix(HELSINKI));
        Self { formats: Vec::new(), timezone: helsinki.unwrap_or(TimeZone::UTC) }
    }
}

impl DateReading {
    /// Reads a point in time: in one of the formats, in RFC 3339, as an ISO 8601 date with or without a time, or as
    /// people write it in Finland. A date without a time is its midnight. `None` when it is none of these.
    pub fn read(&self, written: &str) -> Option<Timestamp> {
        let written = written.trim();
        self.formats
            .iter()
            .find_map(|format| self.read_as(format, written))
            .or_else(|| written.parse().ok())
            .or_else(|| self.at(written.parse::<DateTime>().ok()?))
            .or_else(|| FINNISH_FORMATS.iter().find_map(|format| self.read_as(format, written)))
    }

    fn read_as(&self, format: &str, written: &str) -> Option<Timestamp> {
        let parsed = strtime::parse(format, written).ok()?;
        if let Ok(timestamp) = parsed.to_timestamp() {
            return Some(timestamp);
        }
        self.at(parsed.to_datetime().ok()?)
    }

    /// Returns when the clocks of the time zone show `datetime`; in the hour that a change of clocks skips or
    /// repeats, the reading that keeps the offset from before.
    fn at(&self, datetime: DateTime) -> Option<Timestamp> {
        self.timezone.to_timestamp(datetime).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Option<String> {
        DateReading::default().read(written).map(|timestamp| timestamp.to_string())
    }

    #[test]
    fn a_date_means_the_same_however_it_is_written() {
        for written in [
            "2026-02-03T14:05:00+02:00",
            "2026-02-03T12:05:00Z",
            "2026-02-03 14:05:00",
            "2026-02-03T14:05",
            "3.2.2026 14.05",
            "03.02.2026 14:05",
            " 3.2.2026 klo 14.05 ",
            "3.2.2026 14.05.00",
        ] {
            assert_eq!(read(written).as_deref(), Some("2026-02-03T12:05:00Z"), "{written}");
        }
    }

    #[test]
    fn a_date_without_a_time_is_its_midnight_in_summer_and_in_winter() {
        assert_eq!(read("2026-01-15").as_deref(), Some("2026-01-14T22:00:00Z"));
        assert_eq!(read("15.7.2026").as_deref(), Some("2026-07-14T21:00:00Z"));
    }

    #[test]
    fn what_is_no_date_or_could_be_two_is_not_guessed() {
        for written in ["", "eilen", "32.13.2026 10.15", "29.2.2026", "3/4/2026", "2026-13-01", "12.30", "45943.5"] {
            assert_eq!(read(written), None, "{written}");
        }
    }

    #[test]
    fn a_format_is_tried_before_everything_else() {
        let formats = vec!["%m/%d/%y %H:%M:%S".to_owned()];
        let american = DateReading { formats, timezone: TimeZone::get("America/New_York").unwrap() };
        let read = american.read("3/4/26 09:00:00").unwrap();
        assert_eq!(read.to_string(), "2026-03-04T14:00:00Z");
    }

    #[test]
    fn the_built_in_rules_of_helsinki_agree_with_the_database() {
        let built_in = TimeZone::posix(HELSINKI).unwrap();
        let database = DateReading::default().timezone;
        for day in ["2026-03-29T04:30", "2026-07-01T12:00", "2026-10-25T03:30", "2026-12-24T00:00"] {
            let day: DateTime = day.parse().unwrap();
            assert_eq!(built_in.to_timestamp(day).unwrap(), database.to_timestamp(day).unwrap());
        }
    }
}
