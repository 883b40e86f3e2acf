//! How many of the observations found have which value of each facet, and how many fall in which month.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use tantivy::{Searcher, TantivyError};

use super::collect::Match;
use super::facet::{Facet, Themes};
use super::schema::{COUNTY, LANGUAGE, MUNICIPALITY, PHENOMENON, REPORTER, SERVICE_LINE};

/// Counts over what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// For each facet how many have which value, the most frequent first.
    pub facets: BTreeMap<Facet, Vec<Count>>,
    /// For each month with any how many fall in it, in order; a month is told by its first day.
    pub months: Vec<(Date, usize)>,
}

/// How many observations have a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The value.
    pub value: String,
    /// How many have it.
    pub count: usize,
}

impl Facet {
    /// Returns the name of the fast field that holds the facet's values.
    const fn fast_field(self) -> &'static str {
        match self {
            Self::County => COUNTY,
            Self::Municipality => MUNICIPALITY,
            Self::ServiceLine => SERVICE_LINE,
            Self::Reporter => REPORTER,
            Self::Theme | Self::Phenomenon => PHENOMENON,
            Self::Language => LANGUAGE,
        }
    }
}

/// Counts the values of a facet.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn count(
    searcher: &Searcher,
    matches: &[Match],
    facet: Facet,
    themes: &Themes,
) -> Result<Vec<Count>, TantivyError> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (segment, reader) in (0..).zip(searcher.segment_readers()) {
        let Some(column) = reader.fast_fields().str(facet.fast_field())? else { continue };
        let mut of_ordinals: HashMap<u64, usize> = HashMap::new();
        for found in matches.iter().filter(|found| found.address.segment_ord == segment) {
            for ordinal in column.term_ords(found.address.doc_id) {
                *of_ordinals.entry(ordinal).or_default() += 1;
            }
        }
        for (ordinal, count) in of_ordinals {
            let mut value = String::new();
            column.ord_to_str(ordinal, &mut value)?;
            *counts.entry(value).or_default() += count;
        }
    }
    if facet == Facet::Theme {
        counts = by_theme(&counts, themes);
    }
    let mut counts: Vec<Count> = counts.into_iter().map(|(value, count)| Count { value, count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then(a.value.cmp(&b.value)));
    Ok(counts)
}

/// Adds up the phenomena of each theme.
fn by_theme(phenomena: &BTreeMap<String, usize>, themes: &Themes) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for (phenomenon, themes) in themes {
        if let Some(count) = phenomena.get(&phenomenon.to_string()) {
            themes.iter().for_each(|theme| *counts.entry(theme.code().to_owned()).or_default() += count);
        }
    }
    counts
}

/// Counts the months in which observations were received.
pub(super) fn months(matches: &[Match], time_zone: &TimeZone) -> Vec<(Date, usize)> {
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    for found in matches {
        if let Ok(time) = Timestamp::from_nanosecond(i128::from(found.received_at)) {
            *counts.entry(time_zone.to_datetime(time).date().first_of_month()).or_default() += 1;
        }
    }
    counts.into_iter().collect()
}
