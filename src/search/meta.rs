//! The note beside the index that tells which schema and which analysis made it.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::schema::SCHEMA_VERSION;
use crate::text::Analyser;

const FILE_NAME: &str = "made-by.json";

/// What made an index; one made by anything else must be built anew.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MadeBy {
    schema: u32,
    analysis: String,
    voikko: Option<String>,
}

impl MadeBy {
    /// Returns what makes indexes now.
    pub(super) fn now(analyser: &Analyser) -> Self {
        Self { schema: SCHEMA_VERSION, analysis: Analyser::version().to_owned(), voikko: analyser.voikko_version() }
    }

    /// Tells whether this program can read what was made: another analysis found other words, but in the same fields.
    pub(super) fn has_this_schema(&self) -> bool {
        self.schema == SCHEMA_VERSION
    }

    /// Reads what made the index in a folder; `None` if the note is missing or unreadable.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let note = fs::read(folder.join(FILE_NAME)).ok()?;
        serde_json::from_slice(&note).ok()
    }

    /// Writes the note into a folder.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        fs::write(folder.join(FILE_NAME), serde_json::to_vec(self)?)
    }
}
