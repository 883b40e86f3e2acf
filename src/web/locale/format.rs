//! Numbers and dates in the manner of each language.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use super::Locale;

const NO_BREAK_SPACE: char = '\u{a0}';
const MINUS: char = '\u{2212}';
const ENGLISH_MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Locale {
    /// Writes a whole number with its thousands apart: `12 345`, in English `12,345`.
    pub fn integer(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let separator = if self == Self::En { ',' } else { NO_BREAK_SPACE };
        let mut text = String::new();
        if number < 0 {
            text.push(MINUS);
        }
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(separator);
            }
            text.push(digit);
        }
        text
    }

    /// Writes a number with `digits` decimals: `1 234,5`, in English `1,234.5`.
    pub fn decimal(self, number: f64, digits: usize) -> String {
        let rounded = format!("{:.digits$}", number.abs());
        let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
        let is_negative = number < 0.0 && rounded.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
        let mut text = if is_negative { String::from(MINUS) } else { String::new() };
        match whole.parse::<i64>() {
            Ok(whole) => text.push_str(&self.integer(whole)),
            Err(_) => text.push_str(whole),
        }
        if !fraction.is_empty() {
            text.push(if self == Self::En { '.' } else { ',' });
            text.push_str(fraction);
        }
        text
    }

    /// Writes a share of one as a percentage: `45 %`, in English `45%`.
    pub fn percent(self, share: f64) -> String {
        let number = self.decimal(share * 100.0, 0);
        if self == Self::En { format!("{number}%") } else { format!("{number}{NO_BREAK_SPACE}%") }
    }

    /// Writes a date: `3.2.2026`, in English `3 Feb 2026`.
    pub fn date(self, date: Date) -> String {
        match self {
            Self::Fi | Self::Sv => format!("{}.{}.{}", date.day(), date.month(), date.year()),
            Self::En => format!("{} {} {}", date.day(), english_month(date), date.year()),
        }
    }

    /// Writes a month: `2/2026`, in English `Feb 2026`.
    pub fn month(self, date: Date) -> String {
        match self {
            Self::Fi | Self::Sv => format!("{}/{}", date.month(), date.year()),
            Self::En => format!("{} {}", english_month(date), date.year()),
        }
    }

    /// Writes a date and a time: `3.2.2026 klo 9.05`, `3.2.2026 kl. 9.05`, `3 Feb 2026, 09:05`.
    pub fn date_time(self, time: &ZonedDateTime) -> String {
        let date = self.date(time.date());
        match self {
            Self::Fi => format!("{date} klo {}.{:02}", time.hour(), time.minute()),
            Self::Sv => format!("{date} kl. {}.{:02}", time.hour(), time.minute()),
            Self::En => format!("{date}, {:02}:{:02}", time.hour(), time.minute()),
        }
    }

    /// Writes the date that a moment falls on in a time zone.
    pub fn date_of(self, time: Timestamp, zone: &TimeZone) -> String {
        self.date(time.to_zoned_datetime(zone.clone()).date())
    }
}

fn english_month(date: Date) -> &'static str {
    let month = usize::try_from(date.month()).expect("months run from 1 to 12");
    ENGLISH_MONTHS[month - 1]
}
