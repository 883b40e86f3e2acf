//! Filters: by time, place, service line, reporter group, theme, phenomenon and language.

use std::ops::Bound;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use tantivy::Term;
use tantivy::query::{ConstScoreQuery, Occur, Query, RangeQuery, TermSetQuery};
use tantivy::schema::Field;

use super::document::date_time;
use super::facet::{Chosen, Facet, Themes};
use super::schema::Fields;
use crate::access::Scope;
use crate::phenomena::decisions::Theme;

/// What an observation must be to be found; a filter that is not set lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// The first day.
    pub from: Option<Date>,
    /// The last day, included.
    pub to: Option<Date>,
    /// What it must be: one of the values of each facet.
    pub only: Chosen,
    /// What it must not be: none of the values.
    pub without: Chosen,
}

/// A condition on observations that counts nothing towards their scores.
pub(super) type Condition = (Occur, Box<dyn Query>);

impl Filters {
    /// Returns these filters without what was chosen of one facet.
    #[must_use]
    pub fn freed_of(&self, facet: Facet) -> Self {
        let mut freed = self.clone();
        freed.only.forget(facet);
        freed
    }

    /// Returns the conditions that all must hold; days begin and end in `time_zone`.
    pub(super) fn conditions(&self, fields: &Fields, themes: &Themes, time_zone: &TimeZone) -> Vec<Condition> {
        let chosen = |occur, chosen: &Chosen| -> Vec<Condition> {
            chosen
                .all()
                .map(|(facet, values)| (occur, one_of(fields, themes, facet, values.iter().map(String::as_str))))
                .collect()
        };
        let mut conditions = chosen(Occur::Must, &self.only);
        conditions.extend(chosen(Occur::MustNot, &self.without));
        conditions.extend(self.days(fields, time_zone).map(|days| (Occur::Must, unscored(days))));
        conditions
    }

    /// Returns the condition on time, if there is one.
    fn days(&self, fields: &Fields, time_zone: &TimeZone) -> Option<Box<dyn Query>> {
        let start_of = |day: Date| {
            let start = time_zone.to_timestamp(day.to_datetime(Time::midnight())).ok()?;
            Some(Term::from_field_date(fields.received_at, date_time(start)))
        };
        let first = self.from.and_then(start_of);
        let after_last = self.to.and_then(|day| day.tomorrow().ok()).and_then(start_of);
        if first.is_none() && after_last.is_none() {
            return None;
        }
        let lower = first.map_or(Bound::Unbounded, Bound::Included);
        let upper = after_last.map_or(Bound::Unbounded, Bound::Excluded);
        Some(Box::new(RangeQuery::new(lower, upper)))
    }
}

/// Returns the conditions that somebody may see an observation; none for somebody who may see all.
pub(super) fn within(scope: &Scope, fields: &Fields) -> Vec<Condition> {
    let counties = scope.counties().map(|ids| terms(fields.county, ids.iter().map(String::as_str)));
    let lines = scope.service_lines().map(|lines| terms(fields.service_line, lines.iter().map(|line| line.code())));
    let municipalities = scope.municipalities().map(|ids| terms(fields.municipality, ids.iter().map(String::as_str)));
    [counties, lines, municipalities].into_iter().flatten().map(|condition| (Occur::Must, condition)).collect()
}

impl Facet {
    /// Returns the field that holds the facet's values; a theme is told by the phenomena that have it.
    pub(super) fn field(self, fields: &Fields) -> Field {
        match self {
            Self::County => fields.county,
            Self::Municipality => fields.municipality,
            Self::ServiceLine => fields.service_line,
            Self::Reporter => fields.reporter,
            Self::Theme | Self::Phenomenon => fields.phenomenon,
            Self::Language => fields.language,
        }
    }
}

/// Returns the condition that a facet has one of these values.
fn one_of<'v>(
    fields: &Fields,
    themes: &Themes,
    facet: Facet,
    values: impl Iterator<Item = &'v str> + Clone,
) -> Box<dyn Query> {
    if facet != Facet::Theme {
        return terms(facet.field(fields), values);
    }
    let has_one = |codes: &[Theme]| values.clone().any(|value| codes.iter().any(|theme| theme.code() == value));
    let phenomena: Vec<String> =
        themes.iter().filter(|(_, codes)| has_one(codes)).map(|(phenomenon, _)| phenomenon.to_string()).collect();
    terms(fields.phenomenon, phenomena.iter().map(String::as_str))
}

/// Returns the condition that a field holds one of these codes.
fn terms<'c>(field: Field, codes: impl Iterator<Item = &'c str>) -> Box<dyn Query> {
    unscored(Box::new(TermSetQuery::new(codes.map(|code| Term::from_field_text(field, code)))))
}

fn unscored(condition: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(condition, 0.0))
}
