//! What is kept beside an uploaded file, as JSON.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::intake::Fault;
use crate::web::Locale;

/// What was uploaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// What its sender calls it.
    pub file_name: String,
    /// Who sent it.
    pub uploaded_by: String,
    /// When.
    pub uploaded_at: Timestamp,
    /// Whether a mapping came with it.
    pub has_mapping: bool,
}

/// How a trial or an import ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// When it ended.
    pub finished_at: Timestamp,
    /// What it found, or why the file as a whole could not be read.
    pub result: Result<Report, Failure>,
}

/// What became of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Rows that were stored, or would be.
    pub accepted: u64,
    /// Rows that were there already.
    pub already_known: u64,
    /// Rows that were refused.
    pub refused: u64,
    /// The first of the refused rows with the reasons.
    pub refused_rows: Vec<RefusedRow>,
    /// What was noticed of rows that were accepted, as texts with how often.
    pub notices: Vec<(Message, u64)>,
    /// Columns of the file that are not taken over.
    pub left_out: Vec<String>,
}

impl Report {
    /// Tells whether there is anything to store.
    pub fn has_new(&self) -> bool {
        self.accepted > 0
    }
}

/// A row that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRow {
    /// The line on which it begins.
    pub line: u64,
    /// Why.
    pub reasons: Vec<Message>,
}

/// Why a file as a whole could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// Its sender can mend it.
    File(Message),
    /// We must mend it; the cause is in the log.
    Ours,
}

/// A message that is put into words for each reader.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Message {
    key: String,
    values: Vec<(String, String)>,
}

impl Message {
    /// Makes a message of a key and what fills its places.
    pub fn new(key: &str, values: &[(&str, String)]) -> Self {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Self { key: key.to_owned(), values }
    }

    /// Puts it into words.
    pub fn text(&self, locale: Locale) -> Cow<'static, str> {
        let values: Vec<(&str, FluentValue<'_>)> =
            self.values.iter().map(|(name, value)| (name.as_str(), FluentValue::from(value.as_str()))).collect();
        locale.text_with(&self.key, &values)
    }
}

impl From<&Fault> for Message {
    fn from(fault: &Fault) -> Self {
        let limit = fault.limit.map(|limit| limit.to_string()).unwrap_or_default();
        Self::new(fault.key, &[("value", fault.value.clone().unwrap_or_default()), ("limit", limit)])
    }
}
