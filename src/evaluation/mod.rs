//! Evaluation: how good a run is, measured on texts that people have labelled.
//!
//! A labelled folder holds `observations.jsonl`, `labels.jsonl`, `phenomena.json` and
//! `queries.jsonl`, and may hold `pii.jsonl`. A run is what the commands `replay`, `search` and
//! `redact` write. Scoring is a pure function of the two; `run_folder` makes a run as the commands would.

mod alerts;
mod clusters;
mod corpus;
mod figures;
mod orders;
mod personal_data;
mod run;
mod run_folder;
mod search;

pub use corpus::{Corpus, EvaluationError, LabelledQuery, LabelledText};
pub use figures::{Figure, Figures};
pub use orders::{Orders, orders_of_folder};
pub use run::{Assignment, MarkedText, QueryHits, RaisedAlert, Run, Scores, Span};
pub use run_folder::{RunError, redact_marked, run_folder};
