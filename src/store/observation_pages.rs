//! Observations a page at a time, newest first, and how many there are.

use jiff::Timestamp;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, StoredObservation, observations, time};
use crate::access::Scope;
use crate::ids::{ObservationId, PhenomenonId};
use crate::intake::{ReporterGroup, ServiceLine};
use crate::text::Language;

/// Which observations to list; all by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObservationFilter {
    /// Received at or after this time.
    pub from: Option<Timestamp>,
    /// Received before this time.
    pub before: Option<Timestamp>,
    /// Of this county (its id).
    pub county: Option<String>,
    /// Of this municipality (its code).
    pub municipality: Option<String>,
    /// Of this service line.
    pub service_line: Option<ServiceLine>,
    /// From this group of reporters.
    pub reporter: Option<ReporterGroup>,
    /// In this language.
    pub language: Option<Language>,
    /// Belonging to this phenomenon.
    pub phenomenon: Option<PhenomenonId>,
    /// Within what somebody may see.
    pub scope: Scope,
}

/// The last observation of a page, after which the next one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PagePosition {
    /// When it was received.
    pub received_at: Timestamp,
    /// Its id.
    pub id: ObservationId,
}

/// Before and after every time that the store writes.
const EARLIEST: &str = "0000";
const LATEST: &str = "99999";

/// The conditions of an [`ObservationFilter`], as parameters $1 to $11; codes of places and lines hold no signs of their own in `like`.
macro_rules! matching {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " from observation where received_at >= $1 and received_at < $2 \
             and ($3 is null or county = $3) and ($4 is null or municipality = $4) \
             and ($5 is null or service_line = $5) and ($6 is null or reporter = $6) \
             and ($7 is null or language = $7) \
             and ($8 is null or exists (select 1 from membership \
             where membership.observation_id = observation.id and membership.phenomenon_id = $8)) \
             and ($9 is null or $9 like '% ' || county || ' %') \
             and ($10 is null or $10 like '% ' || service_line || ' %') \
             and ($11 is null or $11 like '% ' || municipality || ' %')",
            $after
        )
    };
}

impl Store {
    /// Returns up to `limit` observations that match, newest first, beginning after a position.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn observation_page(
        &self,
        filter: &ObservationFilter,
        after: Option<PagePosition>,
        limit: u32,
    ) -> Result<Vec<StoredObservation>, StoreError> {
        let (received_at, id) = match after {
            Some(position) => (time::to_text(position.received_at), id_text(position.id)),
            None => (LATEST.to_owned(), String::new()),
        };
        let query = sqlx::query(matching!(
            "select *",
            " and (received_at, id) < ($12, $13) order by received_at desc, id desc limit $14"
        ));
        let rows = bound(query, filter).bind(received_at).bind(id).bind(i64::from(limit)).fetch_all(&self.pool).await?;
        rows.iter().map(observations::from_row).collect()
    }

    /// Counts the observations that match.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn observation_count(&self, filter: &ObservationFilter) -> Result<u64, StoreError> {
        let query = sqlx::query(matching!("select count(*) as observations", ""));
        bound(query, filter).fetch_one(&self.pool).await?.count("observations")
    }
}

/// How many observations came from a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceCount {
    /// The county's id; `None` where none is known.
    pub county: Option<String>,
    /// The municipality's code; `None` where none is known.
    pub municipality: Option<String>,
    /// How many.
    pub observations: u64,
}

impl Store {
    /// Counts the observations that match by county and municipality; places without any are left out.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn observation_counts_by_place(&self, filter: &ObservationFilter) -> Result<Vec<PlaceCount>, StoreError> {
        let query = sqlx::query(matching!(
            "select county, municipality, count(*) as observations",
            " group by county, municipality order by county, municipality"
        ));
        let rows = bound(query, filter).fetch_all(&self.pool).await?;
        let place = |row: &sqlx::any::AnyRow| {
            Ok(PlaceCount {
                county: row.optional_text("county")?,
                municipality: row.optional_text("municipality")?,
                observations: row.count("observations")?,
            })
        };
        rows.iter().map(place).collect()
    }
}

type Query<'q> = sqlx::query::Query<'q, sqlx::Any, sqlx::any::AnyArguments>;

fn bound<'q>(query: Query<'q>, filter: &ObservationFilter) -> Query<'q> {
    query
        .bind(filter.from.map_or_else(|| EARLIEST.to_owned(), time::to_text))
        .bind(filter.before.map_or_else(|| LATEST.to_owned(), time::to_text))
        .bind(filter.county.clone())
        .bind(filter.municipality.clone())
        .bind(filter.service_line.map(ServiceLine::code))
        .bind(filter.reporter.map(ReporterGroup::code))
        .bind(filter.language.map(Language::code))
        .bind(filter.phenomenon.map(id_text))
        .bind(filter.scope.counties().map(|ids| listed(ids.iter().map(String::as_str))))
        .bind(filter.scope.service_lines().map(|lines| listed(lines.iter().map(|line| line.code()))))
        .bind(filter.scope.municipalities().map(|ids| listed(ids.iter().map(String::as_str))))
}

/// Lists codes with a space around each, for `like`.
pub(super) fn listed<'c>(codes: impl Iterator<Item = &'c str>) -> String {
    codes.fold(" ".to_owned(), |list, code| list + code + " ")
}
