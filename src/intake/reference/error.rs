//! What can be wrong with a reference list.

use thiserror::Error;

/// A reference list that cannot be used.
#[derive(Debug, Error)]
pub enum ReferenceError {
    /// The list is not JSON of the expected shape.
    #[error("cannot read the list `{list}`")]
    Json {
        /// The list's name.
        list: &'static str,
        /// What the reader said.
        source: serde_json::Error,
    },
    /// A line of a table has too few columns.
    #[error("the list `{list}`, line {line}: expected {expected} columns")]
    Columns {
        /// The list's name.
        list: &'static str,
        /// The line, from 1.
        line: usize,
        /// How many columns there must be.
        expected: usize,
    },
    /// An entry names something that the list it points at does not have.
    #[error("the list `{list}` names `{id}`, which the list `{target}` does not have")]
    Unknown {
        /// The list's name.
        list: &'static str,
        /// What was named.
        id: String,
        /// The list that lacks it.
        target: &'static str,
    },
    /// A value that the program knows has no entry.
    #[error("the list `{list}` lacks `{id}`")]
    Missing {
        /// The list's name.
        list: &'static str,
        /// The code that is missing.
        id: &'static str,
    },
    /// Two entries share an id or a name, so that a lookup could not choose.
    #[error("the list `{list}` has `{name}` twice")]
    Twice {
        /// The list's name.
        list: &'static str,
        /// The id or name.
        name: String,
    },
}
