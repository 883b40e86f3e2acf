//! A phenomenon's course: one count a month, months without reports included.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::store::MonthCount;
use crate::web::{Chart, Page};

/// The most months that a course shows.
const MOST_MONTHS: usize = 60;

/// The months along the axis of a course, each by its first day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Months(Vec<Date>);

impl Months {
    /// Returns so many months, of which one moment's is the latest.
    pub fn latest(last: Timestamp, count: usize) -> Self {
        Self::between(Timestamp::MIN, last, count)
    }

    /// Returns the months from one moment to another, at most `most` and those the latest.
    pub fn between(first: Timestamp, last: Timestamp, most: usize) -> Self {
        let month_of = |time: Timestamp| time.to_zoned_datetime(TimeZone::UTC).date().first_of_month();
        let (first, mut month) = (month_of(first), month_of(last));
        let mut months = vec![month];
        while months.len() < most.min(MOST_MONTHS) && month > first {
            month = month.saturating_sub(1.month());
            months.push(month);
        }
        months.reverse();
        Self(months)
    }
}

/// Draws counts by month along an axis; counts of earlier months are left out.
pub fn course(page: &Page, title: String, counts: &[MonthCount], months: &Months) -> Chart {
    let rows = months.0.iter().map(|month| {
        let key = format!("{:04}-{:02}", month.year(), month.month());
        let count = counts.iter().find(|count| count.month == key).map_or(0, |count| count.observations);
        (page.locale().month(*month), i64::try_from(count).unwrap_or(i64::MAX))
    });
    Chart::counts(
        title,
        page.text("course-month").into_owned(),
        page.text("course-reports").into_owned(),
        rows.collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::Locale;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_without_reports_is_zero() {
        let counts = [("2025-11", 2), ("2026-02", 1)]
            .map(|(month, observations)| MonthCount { month: month.to_owned(), observations });
        let months = Months::between(at("2025-11-30T23:00:00Z"), at("2026-02-01T00:00:00Z"), 36);
        let chart = course(&Page::for_tests(Locale::Fi), "Kulku".to_owned(), &counts, &months);
        assert_eq!(chart.labels, ["11/2025", "12/2025", "1/2026", "2/2026"]);
        assert_eq!(chart.series[0].values, [2.0, 0.0, 0.0, 1.0].map(Some));
    }

    #[test]
    fn a_long_course_shows_its_latest_months() {
        let months = Months::between(at("2020-01-01T00:00:00Z"), at("2026-02-01T00:00:00Z"), 3);
        assert_eq!(months.0.iter().map(|month| month.month()).collect::<Vec<_>>(), [12, 1, 2]);
    }
}
