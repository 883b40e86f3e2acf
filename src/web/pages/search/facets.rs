//! What the results can be narrowed down by, with counts, and what they are narrowed down by.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::address::SearchAddress;
use crate::app::App;
use crate::intake::{ReporterGroup, ServiceLine};
use crate::search::{Count, Counts, Facet, Filters};
use crate::store::StoreError;
use crate::text::Language;
use crate::web::{Locale, Page, views};

/// How many values of a facet are shown before the others are unfolded.
const SHOWN: usize = 6;

/// How many more can be unfolded; the rarer ones are told by their number.
const UNFOLDED: usize = 60;

/// The height of the tallest bar of the histogram.
const HEIGHT: usize = 40;
/// The width of a bar with the gap after it.
const BAR: usize = 10;

/// A facet with its values.
pub struct FacetGroup {
    /// The name under which the form sends its values.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// The values that are shown at once.
    pub first: Vec<FacetValue>,
    /// The values that can be unfolded.
    pub rest: Vec<FacetValue>,
    /// How many rarer values are left out.
    pub left_out: usize,
}

/// A value of a facet.
pub struct FacetValue {
    /// The id of its checkbox.
    pub id: String,
    /// What the form sends.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// How many observations have it.
    pub count: String,
    /// Whether it was chosen.
    pub is_chosen: bool,
}

/// Something that the results are narrowed down by, and the address without it.
pub struct Limit {
    /// What it is.
    pub label: String,
    /// The address without it.
    pub address: String,
}

/// How many observations came in each month.
pub struct Histogram {
    /// One bar a month, empty months among them.
    pub bars: Vec<Bar>,
    /// The months with any, for the table.
    pub months: Vec<Month>,
    /// The width of the picture.
    pub width: usize,
    /// The height of the picture.
    pub height: usize,
    /// The first and the last month, in words.
    pub ends: [String; 2],
}

/// A bar of the histogram.
pub struct Bar {
    /// Where it begins, from the left.
    pub x: usize,
    /// Where it begins, from above.
    pub y: usize,
    /// How high it is.
    pub height: usize,
}

/// A month of the table.
pub struct Month {
    /// The month, in words.
    pub label: String,
    /// How many.
    pub count: String,
    /// The search within this month.
    pub address: String,
}

/// The names of values in the reader's language.
pub struct Labels<'a> {
    app: &'a App,
    locale: Locale,
    phenomena: HashMap<String, String>,
}

impl<'a> Labels<'a> {
    /// Reads the names of the phenomena.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn read(app: &'a App, locale: Locale) -> Result<Self, StoreError> {
        let phenomena = app.phenomena().await?;
        let named = phenomena
            .iter()
            .map(|overview| (overview.phenomenon.id.to_string(), views::phenomenon_name(locale, &overview.phenomenon)));
        Ok(Self { app, locale, phenomena: named.collect() })
    }

    /// Returns what a value is called; the value itself where nobody knows it.
    pub fn of(&self, facet: Facet, value: &str) -> String {
        let (locale, reference) = (self.locale, self.app.reference);
        let known = match facet {
            Facet::County => return views::county(locale, reference, value),
            Facet::Municipality => reference
                .municipality(value)
                .map(|municipality| municipality.names.in_language(locale.code()).to_owned()),
            Facet::ServiceLine => {
                ServiceLine::from_code(value).map(|line| views::service_line(locale, reference, line))
            }
            Facet::Reporter => ReporterGroup::from_code(value).map(|group| views::reporter(locale, reference, group)),
            Facet::Theme => reference.theme(value).map(|theme| theme.names.in_language(locale.code()).to_owned()),
            Facet::Phenomenon => self.phenomena.get(value).cloned(),
            Facet::Language => Language::from_code(value).map(|language| locale.language(language).into_owned()),
        };
        known.unwrap_or_else(|| value.to_owned())
    }
}

/// Returns the message key of a facet's name.
pub const fn label_key(facet: Facet) -> &'static str {
    match facet {
        Facet::County => "search-county",
        Facet::Municipality => "search-municipality",
        Facet::ServiceLine => "search-service-line",
        Facet::Reporter => "search-reporter",
        Facet::Theme => "search-theme",
        Facet::Phenomenon => "search-phenomenon",
        Facet::Language => "search-language",
    }
}

/// Prepares the facets: the values that occur, and those that were chosen though they do not. A facet that has one
/// value at most tells nothing and is left out unless it was chosen.
pub fn groups(page: &Page, address: &SearchAddress, counts: &Counts, labels: &Labels<'_>) -> Vec<FacetGroup> {
    let group = |&facet: &Facet| {
        let counted = counts.facets.get(&facet).map(Vec::as_slice).unwrap_or_default();
        let chosen: Vec<&str> = address.chosen.of(facet).collect();
        let unmet = chosen.iter().filter(|value| counted.iter().all(|count| count.value != **value));
        let unmet: Vec<Count> = unmet.map(|value| Count { value: (*value).to_owned(), count: 0 }).collect();
        let values: Vec<&Count> = counted.iter().chain(&unmet).collect();
        if values.is_empty() || (values.len() == 1 && chosen.is_empty()) {
            return None;
        }
        let mut shown: Vec<FacetValue> = values
            .into_iter()
            .zip(1..)
            .map(|(count, number)| FacetValue {
                id: format!("{}-{number}", facet.code()),
                label: labels.of(facet, &count.value),
                count: count.count.to_string(),
                is_chosen: chosen.contains(&count.value.as_str()),
                value: count.value.clone(),
            })
            .collect();
        shown.sort_by_key(|value| !value.is_chosen);
        let mut rest = shown.split_off(shown.len().min(SHOWN.max(chosen.len())));
        let left_out = rest.len().saturating_sub(UNFOLDED);
        rest.truncate(UNFOLDED);
        let label = page.text(label_key(facet)).into_owned();
        Some(FacetGroup { name: facet.code(), label, first: shown, rest, left_out })
    };
    Facet::ALL.iter().filter_map(group).collect()
}

/// Returns what the results are narrowed down by, typed or chosen, with the addresses without it.
pub fn limits(page: &Page, address: &SearchAddress, filters: &Filters, labels: &Labels<'_>) -> Vec<Limit> {
    let locale = page.locale();
    let mut limits = Vec::new();
    if address.filters().from.is_some() || address.filters().to.is_some() {
        let end = |day: Option<Date>| day.map(|day| locale.date(day)).unwrap_or_default();
        let days = format!("{}–{}", end(filters.from), end(filters.to));
        limits.push(Limit { label: days, address: address.in_days(None, None).address() });
    }
    for (facet, values) in address.chosen.all() {
        limits.extend(values.iter().map(|value| Limit {
            label: format!("{}: {}", page.text(label_key(facet)), labels.of(facet, value)),
            address: address.without(facet, value).address(),
        }));
    }
    limits
}

/// Draws the months; `None` where there are fewer than two.
pub fn histogram(page: &Page, address: &SearchAddress, months: &[(Date, usize)]) -> Option<Histogram> {
    let ((first, _), (last, _)) = (months.first()?, months.last()?);
    if first == last {
        return None;
    }
    let most = months.iter().map(|(_, count)| *count).max()?.max(1);
    let in_order = first.series(1.month()).take_while(|month| month <= last);
    let bars: Vec<Bar> = in_order
        .enumerate()
        .filter_map(|(place, month)| {
            let count = months.iter().find(|(counted, _)| *counted == month)?.1;
            let height = (count * HEIGHT).div_ceil(most);
            Some(Bar { x: place * BAR, y: HEIGHT - height, height })
        })
        .collect();
    let width = bars.last()?.x + BAR;
    let label = |month: Date| page.locale().month(month);
    let row = |(month, count): &(Date, usize)| Month {
        label: label(*month),
        count: count.to_string(),
        address: address.in_days(Some(*month), Some(month.last_of_month())).address(),
    };
    Some(Histogram {
        bars,
        months: months.iter().rev().map(row).collect(),
        width,
        height: HEIGHT,
        ends: [label(*first), label(*last)],
    })
}
