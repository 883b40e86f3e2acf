//! Makes a run over a labelled folder, as the commands `replay`, `search` and `redact` would.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::tz::TimeZone;
use serde::Deserialize;

use super::corpus::{Corpus, EvaluationError, read_lines};
use super::run::{Assignment, MarkedText, QueryHits, RaisedAlert, Run, Span};
use crate::alerts::Rules;
use crate::encoder::{Encoder, EncoderError};
use crate::ids::ObservationId;
use crate::intake::Observation;
use crate::phenomena::{Item, Preparer};
use crate::replay::{self, ReplayError};
use crate::search::{Index, IndexedObservation, Lexicon, Page, Query, Request, SearchError, query_evidence};
use crate::text::{Analyser, Language, Redactor, detect_language};

/// How many hits a query is scored on.
const HITS: usize = 10;

/// Why a run could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The observations cannot be read.
    #[error(transparent)]
    Replay(#[from] ReplayError),
    /// The encoder failed.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
    /// The index failed.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Replays the observations of a folder and runs its queries over all of them, in memory, with default
/// rules; `progress` is told how many observations each step encoded.
///
/// # Errors
/// When the observations cannot be read, or encoder or index fail.
pub async fn run_folder(
    folder: &Path,
    corpus: &Corpus,
    encoder: &dyn Encoder,
    preparer: &Preparer,
    time_zone: TimeZone,
    progress: impl FnMut(u64),
) -> Result<Run, RunError> {
    let redactor = Redactor::sharing(preparer.analyser());
    let observations = replay::read(&folder.join("observations.jsonl"), None, &redactor)?;
    let vectors = replay::encode(&observations, preparer, encoder, progress).await?;
    let items: Vec<Item> =
        observations.iter().zip(vectors).map(|(observation, vector)| preparer.prepare(observation, vector)).collect();
    let hits = run_queries(corpus, &observations, &items, encoder, preparer).await?;
    let replayed = replay::run(items, Rules::default(), time_zone, || {});
    let (assignments, _, alerts) = replay::lines(&replayed, &observations, preparer);
    let assignment = |line: replay::AssignmentLine| Assignment {
        id: line.id,
        phenomenon: line.phenomenon,
        language: Some(line.lang.code().to_owned()),
    };
    let alert = |line: replay::AlertLine| RaisedAlert {
        at: line.at.to_string(),
        kind: line.kind.code().to_owned(),
        observations: line.observations,
    };
    Ok(Run {
        assignments: Some(assignments.into_iter().map(assignment).collect()),
        alerts: Some(alerts.into_iter().map(alert).collect()),
        hits: Some(hits),
    })
}

/// Indexes the observations and runs the folder's queries.
async fn run_queries(
    corpus: &Corpus,
    observations: &[Observation],
    items: &[Item],
    encoder: &dyn Encoder,
    preparer: &Preparer,
) -> Result<Vec<QueryHits>, RunError> {
    let index = Index::in_ram(Lexicon::from(preparer))?;
    let indexed: Vec<IndexedObservation> = observations
        .iter()
        .map(|observation| IndexedObservation { observation: observation.clone(), phenomena: Vec::new() })
        .collect();
    index.follow(&indexed, &[], 1)?;
    for item in items {
        index.set_meaning(item.id, item.language, Arc::clone(&item.evidence));
    }
    let external: HashMap<ObservationId, &str> = observations
        .iter()
        .map(|observation| (observation.id, observation.external_id.as_deref().unwrap_or_default()))
        .collect();
    let mut hits = Vec::with_capacity(corpus.queries.len());
    for labelled in &corpus.queries {
        let query = Query::parse(&labelled.query);
        let wanted = query_evidence(&query, encoder, preparer).await;
        let page = Page { limit: HITS, offset: 0 };
        let found = index.search(&Request { query, wanted, page, ..Request::default() })?;
        let ids = found.hits.iter().map(|hit| external[&hit.id].to_owned()).collect();
        hits.push(QueryHits { query: labelled.query.clone(), ids });
    }
    Ok(hits)
}

#[derive(Deserialize)]
struct TextRow {
    id: String,
    text: String,
    /// The code of the language that the text was expected in.
    #[serde(rename = "lang")]
    language: Option<String>,
}

/// Finds personal data in the texts of a file of marked texts.
///
/// # Errors
/// When the file is missing or not of its form.
pub fn redact_marked(path: &Path, analyser: &Analyser) -> Result<Vec<MarkedText>, EvaluationError> {
    let redactor = Redactor::sharing(analyser);
    let rows: Vec<TextRow> = read_lines(path)?;
    let found = |row: TextRow| {
        let expected = row.language.as_deref().and_then(Language::from_code);
        let redacted = redactor.redact(&row.text, detect_language(&row.text, expected));
        let span = |span: &crate::text::PersonalSpan| Span {
            start: span.start,
            end: span.end,
            kind: span.kind.code().to_owned(),
        };
        MarkedText { id: row.id, spans: redacted.spans.iter().map(span).collect() }
    };
    Ok(rows.into_iter().map(found).collect())
}
