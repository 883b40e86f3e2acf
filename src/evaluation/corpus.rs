//! A labelled folder, read.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

/// Why a labelled folder or a run could not be read.
#[derive(Debug, thiserror::Error)]
pub enum EvaluationError {
    /// A file could not be read.
    #[error("cannot read `{path}`")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A line is not what it must be.
    #[error("`{path}`, line {line}: {source}")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A file speaks of an observation that the folder does not have, or lacks one it must have.
    #[error("`{file}` and the labelled observations differ: {count} without a counterpart, such as `{example}`")]
    Unmatched {
        /// The file.
        file: &'static str,
        /// How many observations.
        count: usize,
        /// One of them.
        example: String,
    },
}

/// What people have said of a set of observations.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The observations, in the file's order.
    pub observations: Vec<LabelledText>,
    /// The phenomena by id.
    pub(super) phenomena: HashMap<String, LabelledPhenomenon>,
    /// The queries, in the file's order, each text once; empty if the folder has none.
    pub queries: Vec<LabelledQuery>,
}

/// An observation with its label.
#[derive(Clone, Debug)]
pub struct LabelledText {
    /// Its external id.
    pub id: String,
    /// The language it is in.
    pub(super) language: Option<String>,
    /// When it was made.
    pub(super) received_at: LocalTime,
    /// The phenomenon it reports; `None` for a one-off.
    pub(super) phenomenon: Option<String>,
    /// Other phenomena that it may rightly be put in.
    pub(super) also: Vec<String>,
}

impl LabelledText {
    /// Returns the phenomenon that the observation reports; `None` for a one-off.
    pub fn phenomenon(&self) -> Option<&str> {
        self.phenomenon.as_deref()
    }

    /// Returns the phenomena that the observation may rightly be put in, each once.
    pub(super) fn accepted(&self) -> Vec<&str> {
        let mut seen = HashSet::new();
        let all = self.phenomenon.iter().chain(&self.also).map(String::as_str);
        all.filter(|phenomenon| seen.insert(*phenomenon)).collect()
    }
}

/// A phenomenon as labelled.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct LabelledPhenomenon {
    id: String,
    /// How it runs over time.
    pub course: Course,
    /// The day from which it grows.
    #[serde(default)]
    pub onset: Option<Date>,
}

/// How a phenomenon runs over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Course {
    /// It begins and grows.
    Emerging,
    /// It comes in a burst.
    Burst,
    /// It comes back every year.
    Seasonal,
    /// Any other course, such as steady.
    #[serde(other)]
    Other,
}

/// A query with the observations that answer it.
#[derive(Clone, Debug, Deserialize)]
pub struct LabelledQuery {
    /// What is typed.
    pub query: String,
    /// Its language.
    #[serde(rename = "lang")]
    pub(super) language: String,
    /// External ids of the observations that answer it.
    pub(super) relevant_ids: Vec<String>,
}

/// A moment together with the day it has where it was written down.
#[derive(Clone, Copy, Debug)]
pub(super) struct LocalTime {
    /// The moment.
    pub timestamp: Timestamp,
    /// The day, in the offset as written.
    pub day: Date,
}

impl<'de> Deserialize<'de> for LocalTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        let timestamp = Timestamp::from_str(&written).map_err(serde::de::Error::custom)?;
        let day = Pieces::parse(&written).map_err(serde::de::Error::custom)?.date();
        Ok(Self { timestamp, day })
    }
}

#[derive(Deserialize)]
struct ObservationRow {
    id: String,
    received_at: LocalTime,
    #[serde(default, rename = "lang")]
    language: Option<String>,
}

#[derive(Deserialize)]
struct LabelRow {
    id: String,
    phenomenon: Option<String>,
    #[serde(default)]
    also: Vec<String>,
}

impl Corpus {
    /// Reads a labelled folder.
    ///
    /// # Errors
    ///
    /// [`EvaluationError`] if a file is missing (`queries.jsonl` may be) or not of its form, or an
    /// observation has no label.
    pub fn read(folder: &Path) -> Result<Self, EvaluationError> {
        let observations: Vec<ObservationRow> = read_lines(&folder.join("observations.jsonl"))?;
        let labels: Vec<LabelRow> = read_lines(&folder.join("labels.jsonl"))?;
        let phenomena: Vec<LabelledPhenomenon> = read_json(&folder.join("phenomena.json"))?;
        let queries = folder.join("queries.jsonl");
        let queries: Vec<LabelledQuery> = if queries.exists() { read_lines(&queries)? } else { Vec::new() };

        let mut labels: HashMap<String, LabelRow> = labels.into_iter().map(|row| (row.id.clone(), row)).collect();
        let unlabelled: Vec<&str> =
            observations.iter().map(|row| row.id.as_str()).filter(|id| !labels.contains_key(*id)).collect();
        none_unmatched("labels.jsonl", &unlabelled)?;
        let observations = observations.into_iter().filter_map(|row| {
            let label = labels.remove(&row.id)?;
            Some(LabelledText {
                id: row.id,
                language: row.language,
                received_at: row.received_at,
                phenomenon: label.phenomenon,
                also: label.also,
            })
        });
        Ok(Self {
            observations: observations.collect(),
            phenomena: phenomena.into_iter().map(|phenomenon| (phenomenon.id.clone(), phenomenon)).collect(),
            queries: each_text_once(queries),
        })
    }
}

/// Fails if any observation is left without its counterpart.
pub(super) fn none_unmatched(file: &'static str, unmatched: &[&str]) -> Result<(), EvaluationError> {
    match unmatched.iter().min() {
        None => Ok(()),
        Some(example) => {
            Err(EvaluationError::Unmatched { file, count: unmatched.len(), example: (*example).to_owned() })
        }
    }
}

/// Keeps the last query of each text, at the place of the first.
fn each_text_once(queries: Vec<LabelledQuery>) -> Vec<LabelledQuery> {
    let mut kept: Vec<LabelledQuery> = Vec::with_capacity(queries.len());
    let mut places: HashMap<String, usize> = HashMap::new();
    for query in queries {
        match places.get(&query.query) {
            Some(place) => kept[*place] = query,
            None => {
                places.insert(query.query.clone(), kept.len());
                kept.push(query);
            }
        }
    }
    kept
}

/// Reads a file of JSON Lines.
pub(super) fn read_lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, EvaluationError> {
    let text = read(path)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| serde_json::from_str(line).map_err(|source| wrong_line(path, index + 1, source)))
        .collect()
}

fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, EvaluationError> {
    serde_json::from_str(&read(path)?).map_err(|source| wrong_line(path, source.line(), source))
}

fn read(path: &Path) -> Result<String, EvaluationError> {
    fs::read_to_string(path).map_err(|source| EvaluationError::File { path: path.to_owned(), source })
}

fn wrong_line(path: &Path, line: usize, source: serde_json::Error) -> EvaluationError {
    EvaluationError::Line { path: path.to_owned(), line, source }
}
