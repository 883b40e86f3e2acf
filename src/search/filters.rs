//! Filters: by time, place, service line, reporter group, phenomenon and language.

use std::ops::Bound;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use tantivy::Term;
use tantivy::query::{Query, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::document::date_time;
use super::schema::Fields;
use crate::ids::PhenomenonId;
use crate::intake::{ReporterGroup, ServiceLine};
use crate::text::Language;

/// What an observation must be to be found; a filter that is not set lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// The first day.
    pub from: Option<Date>,
    /// The last day, included.
    pub to: Option<Date>,
    /// The county's id.
    pub county: Option<String>,
    /// The municipality's code, or its name as written where no code is known.
    pub municipality: Option<String>,
    /// The service line.
    pub service_line: Option<ServiceLine>,
    /// The reporter group.
    pub reporter: Option<ReporterGroup>,
    /// The phenomenon it belongs to.
    pub phenomenon: Option<PhenomenonId>,
    /// The language of the text.
    pub language: Option<Language>,
}

impl Filters {
    /// Returns the conditions that all must hold; days begin and end in `time_zone`.
    pub(super) fn conditions(&self, fields: &Fields, time_zone: &TimeZone) -> Vec<Box<dyn Query>> {
        let codes = [
            (fields.county, self.county.clone()),
            (fields.municipality, self.municipality.clone()),
            (fields.service_line, self.service_line.map(|line| line.code().to_owned())),
            (fields.reporter, self.reporter.map(|group| group.code().to_owned())),
            (fields.phenomenon, self.phenomenon.map(|id| id.to_string())),
            (fields.language, self.language.map(|language| language.code().to_owned())),
        ];
        let codes = codes.into_iter().filter_map(|(field, code)| code.map(|code| is(field, &code)));
        codes.chain(self.days(fields, time_zone)).collect()
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

/// Returns the condition that a field holds a code.
fn is(field: Field, code: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, code), IndexRecordOption::Basic))
}
