//! A run to be scored, and its scores.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::corpus::{Corpus, EvaluationError, LocalTime, read_lines};
use super::figures::Figures;
use super::{alerts, clusters, personal_data, search};

/// What a run put out; what it did not do is `None`.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Which observation went into which phenomenon.
    pub assignments: Option<Vec<Assignment>>,
    /// The alerts that were raised.
    pub alerts: Option<Vec<RaisedAlert>>,
    /// What the queries found.
    pub hits: Option<Vec<QueryHits>>,
}

/// Where an observation was put.
#[derive(Clone, Debug, Deserialize)]
pub struct Assignment {
    /// The observation's external id.
    pub id: String,
    /// The phenomenon; `None` while alone.
    pub phenomenon: Option<String>,
    /// The language that was told.
    #[serde(default, rename = "lang")]
    pub language: Option<String>,
}

/// An alert that was raised.
#[derive(Clone, Debug, Deserialize)]
pub struct RaisedAlert {
    /// When, as written.
    pub at: String,
    /// Why: `accumulation` or `surge`.
    pub kind: String,
    /// External ids of the observations that raised it.
    pub observations: Vec<String>,
}

impl RaisedAlert {
    /// Reads the time of the alert.
    pub(super) fn time(&self) -> Result<LocalTime, serde_json::Error> {
        serde_json::from_value(serde_json::Value::String(self.at.clone()))
    }
}

/// What a query found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QueryHits {
    /// The query as typed.
    pub query: String,
    /// External ids, best first.
    pub ids: Vec<String>,
}

/// A text's marked personal data.
#[derive(Clone, Debug, Deserialize)]
pub struct MarkedText {
    /// The text's id.
    pub id: String,
    /// Where personal data stands.
    pub spans: Vec<Span>,
}

/// A stretch of personal data, in code points.
#[derive(Clone, Debug, Deserialize)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is, such as `phone`.
    pub kind: String,
}

/// The figures of a run, a group a task; `None` for what the run did not do.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// How well observations were grouped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clusters: Option<Figures>,
    /// How well observations of each language were grouped, and phenomena of different sizes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Figures>,
    /// How well and how early phenomena were noticed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alerts: Option<Figures>,
    /// How well queries were answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<Figures>,
    /// How well personal data was found.
    #[serde(rename = "pii", skip_serializing_if = "Option::is_none")]
    pub personal_data: Option<Figures>,
}

impl Run {
    /// Reads what of `assignments.jsonl`, `alerts.jsonl` and `hits.jsonl` a folder has.
    ///
    /// # Errors
    ///
    /// [`EvaluationError`] if a file is not of its form.
    pub fn read(folder: &Path) -> Result<Self, EvaluationError> {
        Ok(Self {
            assignments: read_if_there(&folder.join("assignments.jsonl"))?,
            alerts: read_if_there(&folder.join("alerts.jsonl"))?,
            hits: read_if_there(&folder.join("hits.jsonl"))?,
        })
    }
}

impl Scores {
    /// Scores a run against what people have labelled.
    ///
    /// # Errors
    ///
    /// [`EvaluationError`] if the run lacks an observation or an alert has no readable time.
    pub fn of(corpus: &Corpus, run: &Run) -> Result<Self, EvaluationError> {
        Ok(Self {
            clusters: run.assignments.as_ref().map(|run| clusters::score(corpus, run)).transpose()?,
            parts: None,
            alerts: run.alerts.as_ref().map(|run| alerts::score(corpus, run)).transpose()?,
            search: run.hits.as_ref().filter(|_| !corpus.queries.is_empty()).map(|run| search::score(corpus, run)),
            personal_data: None,
        })
    }

    /// Adds the figures of each language and of phenomena of different sizes.
    ///
    /// # Errors
    ///
    /// [`EvaluationError`] if the run lacks an observation.
    pub fn with_parts(self, corpus: &Corpus, run: &Run) -> Result<Self, EvaluationError> {
        let parts = run.assignments.as_ref().map(|run| clusters::score_parts(corpus, run)).transpose()?;
        Ok(Self { parts, ..self })
    }

    /// Adds the figures for personal data: what people have marked against what was found.
    pub fn with_personal_data(self, marked: &[MarkedText], found: &[MarkedText]) -> Self {
        Self { personal_data: Some(personal_data::score(marked, found)), ..self }
    }
}

impl MarkedText {
    /// Reads a file of marked texts.
    ///
    /// # Errors
    ///
    /// [`EvaluationError`] if the file is missing or not of its form.
    pub fn read(path: &Path) -> Result<Vec<Self>, EvaluationError> {
        read_lines(path)
    }
}

fn read_if_there<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Option<Vec<T>>, EvaluationError> {
    path.exists().then(|| read_lines(path)).transpose()
}
