//! Why a file as a whole cannot be read.

use std::io;

use thiserror::Error;

use super::FileKind;

/// A file that cannot be read at all; the message says what to do.
#[derive(Debug, Error)]
pub enum FileError {
    /// The file cannot be opened or read.
    #[error("cannot read the file")]
    Io(#[source] io::Error),
    /// There is nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// There is a header, but no row below it.
    #[error("the file has no rows")]
    NoRows,
    /// Neither the name nor the contents tell how to read it.
    #[error("cannot tell what kind of file this is: give it the ending .csv, .xlsx or .jsonl")]
    UnknownKind,
    /// The contents are not what the ending of the name says.
    #[error("the file's name says {expected}, but its contents are {found}")]
    NotWhatItsNameSays {
        /// What the name says.
        expected: FileKind,
        /// What the contents are: a kind of file, in English.
        found: &'static str,
    },
    /// The header is longer than a row may be.
    #[error("the header is longer than {limit} bytes: check the separator and the quotes")]
    HeaderTooLong {
        /// The longest row in bytes.
        limit: usize,
    },
    /// The workbook cannot be read.
    #[error("cannot read the workbook: {0}")]
    Workbook(String),
    /// The file is larger than we read in one go.
    #[error("the workbook has {size} bytes, more than {limit}: save it as CSV")]
    TooLarge {
        /// Its size in bytes, unpacked where that is what is too large.
        size: u64,
        /// The largest size in bytes.
        limit: u64,
    },
    /// The mapping names a sheet that is not there.
    #[error("the workbook has no sheet `{sheet}`; it has {}", quoted(.sheets))]
    SheetMissing {
        /// The sheet that the mapping names.
        sheet: String,
        /// The sheets that there are.
        sheets: Vec<String>,
    },
    /// The mapping names a column that is not there.
    #[error("the file has no column `{column}`; it has {}", quoted(.headers))]
    ColumnMissing {
        /// The column that the mapping names.
        column: String,
        /// The columns that there are.
        headers: Vec<String>,
    },
    /// No column holds a field that every observation must have.
    #[error("no column is called `{field}`; name one in a mapping. The file has {}", quoted(.headers))]
    FieldMissing {
        /// The field's name in files.
        field: &'static str,
        /// The columns that there are.
        headers: Vec<String>,
    },
}

impl FileError {
    /// Returns the key of the message that tells this to the reader.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Io(_) => "import-unreadable",
            Self::Empty => "import-empty",
            Self::NoRows => "import-no-rows",
            Self::UnknownKind => "import-unknown-kind",
            Self::NotWhatItsNameSays { .. } => "import-not-what-its-name-says",
            Self::HeaderTooLong { .. } => "import-header-too-long",
            Self::Workbook(_) => "import-workbook-unreadable",
            Self::TooLarge { .. } => "import-too-large",
            Self::SheetMissing { .. } => "import-sheet-missing",
            Self::ColumnMissing { .. } => "import-column-missing",
            Self::FieldMissing { .. } => "import-field-missing",
        }
    }

    /// Returns what fills the message's places `{ $value }` and `{ $detail }`.
    pub fn values(&self) -> (String, String) {
        match self {
            Self::Io(error) => (error.to_string(), String::new()),
            Self::Empty | Self::NoRows | Self::UnknownKind => Default::default(),
            Self::NotWhatItsNameSays { expected, found } => (expected.to_string(), (*found).to_owned()),
            Self::HeaderTooLong { limit } => (limit.to_string(), String::new()),
            Self::Workbook(reason) => (reason.clone(), String::new()),
            Self::TooLarge { size, limit } => ((size >> 20).to_string(), (limit >> 20).to_string()),
            Self::SheetMissing { sheet, sheets } => (sheet.clone(), quoted(sheets)),
            Self::ColumnMissing { column, headers } => (column.clone(), quoted(headers)),
            Self::FieldMissing { field, headers } => ((*field).to_owned(), quoted(headers)),
        }
    }
}

/// Returns names in quotes, apart by commas.
pub(super) fn quoted(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
