//! Who and where: how the reports of a phenomenon are divided.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::intake::{Observation, Reference};
use crate::web::{Page, views};

/// How many rows a table shows before it sums up the rest.
pub const ROWS: usize = 8;

/// How reports are divided by one thing. The part `parts/bars.html` draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breakdown {
    /// By what.
    pub title: String,
    /// What the rows are.
    pub label: String,
    /// The rows, the largest first.
    pub rows: Vec<Share>,
}

/// One row: what, how many, and that as a percentage of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// What.
    pub name: String,
    /// How many.
    pub count: u64,
    /// Of a hundred.
    pub percent: u64,
}

impl Share {
    /// Makes a row of a whole.
    pub fn of(name: String, count: u64, whole: u64) -> Self {
        Self { name, count, percent: (100 * count).checked_div(whole).unwrap_or_default() }
    }
}

/// Divides reports by place, service line and reporter group.
pub fn of(page: &Page, reference: &Reference, reports: &[&Observation]) -> Vec<Breakdown> {
    let whole = reports.len() as u64;
    let divided = counts(page, reference, reports).into_iter().map(|counts| Breakdown {
        rows: rows(page, counts.named, counts.unknown)
            .into_iter()
            .map(|(name, count)| Share::of(name, count, whole))
            .collect(),
        title: counts.title,
        label: counts.label,
    });
    divided.filter(|breakdown| !breakdown.rows.is_empty()).collect()
}

/// How many reports there are of each name.
pub struct Counts {
    /// By what.
    pub title: String,
    /// What the names are of.
    pub label: String,
    /// By name.
    pub named: BTreeMap<String, u64>,
    /// Without a name.
    pub unknown: u64,
}

/// Counts reports by place, service line and reporter group, always in this order.
pub fn counts(page: &Page, reference: &Reference, reports: &[&Observation]) -> [Counts; 4] {
    let locale = page.locale();
    let by = |title: &str, label: &str, name: &dyn Fn(&Observation) -> Option<String>| {
        let mut named: BTreeMap<String, u64> = BTreeMap::new();
        let mut unknown = 0;
        for report in reports {
            match name(report) {
                Some(name) => *named.entry(name).or_default() += 1,
                None => unknown += 1,
            }
        }
        Counts { title: page.text(title).into_owned(), label: page.text(label).into_owned(), named, unknown }
    };
    [
        by("phenomenon-by-municipality", "phenomenon-municipality", &|report| views::place(locale, reference, report)),
        by("phenomenon-by-county", "phenomenon-county", &|report| {
            report.county.as_deref().map(|id| views::county(locale, reference, id))
        }),
        by("phenomenon-by-service-line", "phenomenon-service-line", &|report| {
            report.service_line.map(|line| views::service_line(locale, reference, line))
        }),
        by("phenomenon-by-reporter", "phenomenon-reporter", &|report| {
            report.reporter.map(|group| views::reporter(locale, reference, group))
        }),
    ]
}

/// Puts the largest count first and those without a name last, and sums up a long tail.
fn rows(page: &Page, named: BTreeMap<String, u64>, unknown: u64) -> Vec<(String, u64)> {
    let mut counts: Vec<(String, u64)> = named.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    // One row more shows more than a sum of one.
    let rest = if counts.len() > ROWS + 1 { counts.split_off(ROWS) } else { Vec::new() };
    let rest: u64 = rest.into_iter().map(|(_, count)| count).sum();
    if rest > 0 {
        counts.push((page.text("phenomenon-others").into_owned(), rest));
    }
    if unknown > 0 {
        counts.push((page.text("phenomenon-unknown").into_owned(), unknown));
    }
    counts
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::ids::ObservationId;
    use crate::intake::Source;
    use crate::text::Language;
    use crate::web::Locale;

    fn report(municipality: &str) -> Observation {
        Observation {
            id: ObservationId::new(),
            external_id: None,
            received_at: Timestamp::UNIX_EPOCH,
            language: Language::Fi,
            text: "Teksti".to_owned(),
            proposal: None,
            municipality: None,
            municipality_as_written: Some(municipality.to_owned()).filter(|name| !name.is_empty()),
            county: None,
            service_line: None,
            reporter: None,
            source: Source::Form,
        }
    }

    fn counted(municipalities: &[&str]) -> Vec<(String, u64)> {
        let reports: Vec<Observation> = municipalities.iter().map(|name| report(name)).collect();
        let reports: Vec<&Observation> = reports.iter().collect();
        let all = of(&Page::for_tests(Locale::Fi), Reference::embedded(), &reports);
        all[0].rows.iter().map(|row| (row.name.clone(), row.percent)).collect()
    }

    #[test]
    fn the_largest_comes_first_and_the_unknown_last() {
        let rows = counted(&["", "Kylä", "Pitäjä", "Pitäjä"]);
        assert_eq!(rows, [("Pitäjä", 50), ("Kylä", 25), ("Ei tiedossa", 25)].map(|(name, n)| (name.to_owned(), n)));
    }

    #[test]
    fn a_long_tail_is_summed_up() {
        let names = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
        let rows = counted(&names);
        assert_eq!(rows.len(), ROWS + 1);
        assert_eq!(rows.last().unwrap(), &("Muut".to_owned(), 20));
    }
}
