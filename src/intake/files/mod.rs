//! Files of observations: told apart by what they hold, and read row by row without holding them in memory.

mod columns;
mod decode;
mod delimited;
mod encoding;
mod error;
mod json_lines;
mod kind;
mod lines;
mod mapping;
mod separator;
#[cfg(test)]
mod tests;
mod xlsx;

use std::fs::File;
use std::io::{Read, Seek};
use std::ops::ControlFlow;
use std::path::Path;

use super::{Fault, Field, RawObservation, Reference};

pub use error::FileError;
pub use kind::FileKind;
pub use mapping::{Mapping, MappingError};

/// The longest row or record that is read, in bytes; a longer one is refused without being held in memory.
pub const LONGEST_RECORD: usize = 1 << 20;

/// How much of a file is looked at to tell what it is, in bytes.
const SAMPLE: u64 = 64 << 10;

/// One row or record of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins, from 1; in a workbook the row's number.
    pub line: u64,
    /// What it says, or why it could not be read.
    pub outcome: Result<RawObservation, Vec<Fault>>,
}

/// How far a file has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Rows that have been read.
    pub rows: u64,
    /// How much of `total` has been read.
    pub done: u64,
    /// How much there is: bytes, or the rows that a workbook says it has.
    pub total: u64,
}

/// Takes the rows of a file one by one; may ask to stop.
pub type RowSink<'a> = dyn FnMut(Row, Progress) -> ControlFlow<()> + 'a;

/// Reads the rows of the file at `path`, which its sender calls `name`, and returns the columns that were left out.
///
/// # Errors
/// When the file as a whole cannot be read; a row that cannot is handed over with its faults instead.
pub fn read_rows(path: &Path, name: &str, mapping: &Mapping, sink: &mut RowSink<'_>) -> Result<Vec<String>, FileError> {
    let mut file = File::open(path).map_err(FileError::Io)?;
    let mut sample = Vec::new();
    file.by_ref().take(SAMPLE).read_to_end(&mut sample).map_err(FileError::Io)?;
    file.rewind().map_err(FileError::Io)?;
    let kind = FileKind::of(name, &sample)?;

    let mut any = false;
    let mut mapped = |mut row: Row, progress: Progress| {
        any = true;
        if let Ok(raw) = &mut row.outcome {
            mapping.complete(raw);
        }
        sink(row, progress)
    };
    let left_out = match kind {
        FileKind::JsonLines => json_lines::read(file, mapping, &mut mapped)?,
        FileKind::Delimited => delimited::read(file, mapping, &mut mapped)?,
        FileKind::Workbook => xlsx::read(file, mapping, &mut mapped)?,
    };
    if any { Ok(left_out) } else { Err(FileError::NoRows) }
}
