//! Searching observations.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::caller::Caller;
use super::codes;
use super::cursor::Offset;
use super::filters::{FilterParameters, with_living_phenomenon};
use super::observations::Observation;
use super::paging::PagingParameters;
use super::reader::Reader;
use crate::app::App;
use crate::ids::ObservationId;
use crate::search::{self, Correction, Count, Counts, Expression, FoundBy, Hit, Page, Snippet, TypedField, Wish};
use crate::store::StoredObservation;
use crate::web::WebError;
use crate::web::problem::Problem;

/// What to search for.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchParameters {
    /// Words in Finnish or Swedish, `"phrases"`, `-not`, `OR` and filters such as `kunta:Vaasa`;
    /// without words, everything that the filters let through, newest first.
    q: Option<String>,
    /// Whether to count the values of each facet over all that is found: `true` or `false`.
    counts: Option<String>,
}

/// The parameters of the search.
#[derive(Clone, Debug, Deserialize)]
pub struct AllParameters {
    #[serde(flatten)]
    what: SearchParameters,
    #[serde(flatten)]
    filters: FilterParameters,
    #[serde(flatten)]
    paging: PagingParameters,
    #[serde(flatten)]
    unknown: BTreeMap<String, String>,
}

/// A page of what was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchResult {
    /// What was found, best first.
    hits: Vec<SearchHit>,
    /// How much was found, how the query was understood, and where the next page begins.
    meta: SearchMeta,
}

/// An observation that was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchHit {
    /// The observation.
    observation: Observation,
    /// Its score; only comparable within one search.
    score: f32,
    /// What it was found by; by `meaning` when none of the words occurs in it.
    #[schema(schema_with = codes::found_by)]
    found_by: FoundBy,
    /// The stretch of its text that shows it best.
    snippet: SearchSnippet,
}

/// A stretch of a text with the words that were asked for marked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchSnippet {
    /// The stretch; begins or ends with `…` where the text goes on.
    text: String,
    /// Where the words asked for stand, in order, not overlapping.
    highlights: Vec<SearchHighlight>,
}

/// Where a word stands in a text, in Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SearchHighlight {
    /// Its first code point.
    start: usize,
    /// The code point after its last.
    end: usize,
}

/// What there is beside the hits.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchMeta {
    /// How many observations were found in all.
    total: usize,
    /// The parameter `cursor` of the next page; null on the last one.
    next_cursor: Option<String>,
    /// How the query was understood.
    understood: SearchUnderstood,
    /// Words that do not occur, and what may be meant by them.
    did_you_mean: Vec<SearchCorrection>,
    /// The counts over all that was found, if they were asked for.
    counts: Option<SearchCounts>,
}

/// A word that does not occur, and one that does.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchCorrection {
    /// The word as typed, in lower case.
    typed: String,
    /// The word that may be meant; what has it is found too.
    meant: String,
}

/// Counts over all that was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchCounts {
    /// For each facet its values with their counts, the most frequent first; a facet that is filtered by is counted
    /// as if it were not.
    facets: BTreeMap<&'static str, Vec<SearchCount>>,
    /// The months with any, by their first days.
    months: Vec<SearchCount>,
}

/// How many observations have a value.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchCount {
    /// The value: a code, an id or a day.
    value: String,
    /// How many have it.
    count: usize,
}

/// A query as understood.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchUnderstood {
    /// What is wanted: groups of alternatives.
    wanted: Vec<Vec<SearchTerm>>,
    /// What must not occur.
    excluded: Vec<SearchTerm>,
    /// Filters typed into the query.
    filters: Vec<SearchFilter>,
}

/// A word or a phrase of a query.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchTerm {
    /// As typed, without quotes.
    text: String,
    /// Whether its words must stand one after another.
    is_phrase: bool,
}

/// A filter typed into a query.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchFilter {
    /// What the value is about.
    #[schema(schema_with = codes::typed_field)]
    field: TypedField,
    /// The value as typed.
    value: String,
    /// Whether it must not be so.
    is_excluded: bool,
}

/// Search observations by words, meaning and filters.
///
/// Nothing typed is an error: `meta.understood` shows how the query was read.
#[utoipa::path(
    get, path = "/search", operation_id = "searchObservations", tag = "Observations",
    params(SearchParameters, FilterParameters, PagingParameters),
    responses(
        (status = 200, description = "A page of what was found.", body = SearchResult),
        (status = 422, description = "Parameters are at fault.", body = Problem, content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn search(
    State(app): State<App>,
    caller: Caller,
    Query(parameters): Query<AllParameters>,
) -> Result<Json<SearchResult>, WebError> {
    let mut reader = Reader::default();
    reader.refuse(&parameters.unknown);
    let filters = parameters.filters.read(&mut reader, app.reference);
    let paging = parameters.paging.read(&mut reader, Offset::parse);
    let counts = reader.optional("counts", parameters.what.counts, "fault-parameter-flag", |flag| flag.parse().ok());
    reader.finish()?;

    let filters = with_living_phenomenon(&app, filters).await?;
    let query = search::Query::parse(parameters.what.q.as_deref().unwrap_or_default());
    let offset = paging.after.unwrap_or_default().0;
    let page = Page { limit: paging.limit as usize, offset: offset as usize };
    let wish = Wish { query, filters, page, counts: counts.unwrap_or_default(), passages: false };
    let found = search::find(&app, &caller.0.scope, wish).await?;

    let end = offset.saturating_add(paging.limit);
    let next_cursor = ((end as usize) < found.total).then(|| Offset(end).cursor());
    let meta = SearchMeta {
        total: found.total,
        next_cursor,
        understood: found.understood.into(),
        did_you_mean: found.corrections.into_iter().map(SearchCorrection::from).collect(),
        counts: found.counts.map(SearchCounts::from),
    };
    let ids: Vec<ObservationId> = found.hits.iter().map(|hit| hit.id).collect();
    let stored = app.store.observations(&ids).await?;
    Ok(Json(SearchResult { hits: with_observations(found.hits, stored), meta }))
}

/// Joins hits and their observations; what was deleted since the index was written is left out.
fn with_observations(hits: Vec<Hit>, stored: Vec<StoredObservation>) -> Vec<SearchHit> {
    let mut by_id: HashMap<ObservationId, StoredObservation> =
        stored.into_iter().map(|stored| (stored.observation.id, stored)).collect();
    let with_observation = |hit: Hit| {
        let observation = by_id.remove(&hit.id)?.into();
        Some(SearchHit { observation, score: hit.score, found_by: hit.found_by, snippet: hit.snippet.into() })
    };
    hits.into_iter().filter_map(with_observation).collect()
}

impl From<Snippet> for SearchSnippet {
    fn from(snippet: Snippet) -> Self {
        let highlights = snippet.highlights.iter().map(|bytes| in_code_points(&snippet.text, bytes)).collect();
        Self { text: snippet.text, highlights }
    }
}

/// Turns a range of bytes into one of code points.
fn in_code_points(text: &str, bytes: &Range<usize>) -> SearchHighlight {
    let start = text[..bytes.start].chars().count();
    SearchHighlight { start, end: start + text[bytes.clone()].chars().count() }
}

impl From<Correction> for SearchCorrection {
    fn from(correction: Correction) -> Self {
        Self { typed: correction.typed, meant: correction.meant }
    }
}

impl From<Counts> for SearchCounts {
    fn from(counts: Counts) -> Self {
        let of_facet = |values: Vec<Count>| {
            values.into_iter().map(|count| SearchCount { value: count.value, count: count.count }).collect()
        };
        Self {
            facets: counts.facets.into_iter().map(|(facet, values)| (facet.code(), of_facet(values))).collect(),
            months: counts
                .months
                .into_iter()
                .map(|(month, count)| SearchCount { value: month.to_string(), count })
                .collect(),
        }
    }
}

impl From<search::Query> for SearchUnderstood {
    fn from(query: search::Query) -> Self {
        let terms = |expressions: Vec<Expression>| expressions.into_iter().map(SearchTerm::from).collect();
        Self {
            wanted: query.wanted.into_iter().map(terms).collect(),
            excluded: terms(query.excluded),
            filters: query
                .filters
                .into_iter()
                .map(|typed| SearchFilter { field: typed.field, value: typed.value, is_excluded: typed.is_excluded })
                .collect(),
        }
    }
}

impl From<Expression> for SearchTerm {
    fn from(expression: Expression) -> Self {
        match expression {
            Expression::Word(text) => Self { text, is_phrase: false },
            Expression::Phrase(text) => Self { text, is_phrase: true },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn highlights_count_code_points_not_bytes() {
        let snippet =
            Snippet {
                text: "… hätä äidin".to_owned(), highlights: std::iter::once(4..10).collect(), passage: None
            };
        assert_eq!(&snippet.text[4..10], "hätä");
        assert_eq!(SearchSnippet::from(snippet).highlights, [SearchHighlight { start: 2, end: 6 }]);
    }
}
