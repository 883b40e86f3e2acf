//! Reads a file and checks its rows, a batch at a time, on a thread that may block.

use std::ops::ControlFlow;

use jiff::Timestamp;
use rayon::prelude::*;
use tokio::sync::mpsc::Sender;

use super::ImportFile;
use super::fingerprint::fingerprint;
use crate::intake::{
    Fault, FileError, NewObservation, Notice, ParseContext, Progress, Reference, Row, Source, read_rows,
};
use crate::text::Redactor;

/// How many rows are stored in one transaction.
const BATCH: usize = 500;

/// Rows that have been checked, in the order of the file.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) rows: Vec<CheckedRow>,
    /// How far the file had been read when the batch was full.
    pub(super) progress: Progress,
}

/// A row that has been checked.
#[derive(Debug)]
pub(super) struct CheckedRow {
    pub(super) line: u64,
    /// The sending system's number, where the row could be read that far.
    pub(super) id: Option<String>,
    pub(super) outcome: Result<(NewObservation, Vec<Notice>), Vec<Fault>>,
}

/// What is needed to read a file.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) file: ImportFile,
    pub(super) redactor: Redactor,
    pub(super) now: Timestamp,
}

impl Reading {
    /// Reads the file to its end, or until nobody takes the batches any more, and returns the columns left out.
    pub(super) fn send_batches(&self, batches: &Sender<Batch>) -> Result<Vec<String>, FileError> {
        let ImportFile { path, name, mapping } = &self.file;
        let mut rows = Vec::with_capacity(BATCH);
        let mut reached = Progress::default();
        let left_out = read_rows(path, name, mapping, &mut |row, progress| {
            reached = progress;
            rows.push(row);
            if rows.len() < BATCH {
                return ControlFlow::Continue(());
            }
            self.send(std::mem::take(&mut rows), progress, batches)
        })?;
        if !rows.is_empty() {
            // Whoever stopped taking batches has already failed and says so.
            let _ = self.send(rows, reached, batches);
        }
        Ok(left_out)
    }

    fn send(&self, rows: Vec<Row>, progress: Progress, batches: &Sender<Batch>) -> ControlFlow<()> {
        let rows = rows.into_par_iter().map(|row| self.check(row)).collect();
        match batches.blocking_send(Batch { rows, progress }) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }

    fn check(&self, row: Row) -> CheckedRow {
        let mut raw = match row.outcome {
            Ok(raw) => raw,
            Err(faults) => return CheckedRow { line: row.line, id: None, outcome: Err(faults) },
        };
        let given_id = raw.external_id.take().filter(|id| !id.trim().is_empty());
        raw.external_id = Some(given_id.clone().unwrap_or_else(|| fingerprint(&raw)));
        let context = ParseContext {
            reference: Reference::embedded(),
            redactor: &self.redactor,
            source: Source::Import,
            form_language: self.file.mapping.language,
            form_county: None,
            dates: &self.file.mapping.dates,
            now: self.now,
        };
        CheckedRow { line: row.line, id: given_id, outcome: NewObservation::parse(&raw, &context) }
    }
}
