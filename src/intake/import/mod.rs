//! A file of observations comes in: read, checked and stored in batches, told row by row.
//!
//! Importing a file again adds nothing: an observation is known by its external id, and one without an id by a
//! fingerprint of its row. What was stored before a run broke off stays; run again, the import goes on from there.

mod batches;
mod error;
mod fingerprint;
mod report;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::PathBuf;

use jiff::Timestamp;
use tokio::sync::mpsc;
use tokio::task;

use super::{Mapping, NewObservation, Progress};
use crate::ids::{ImportId, ObservationId};
use crate::originals::{self, Sealer};
use crate::store::{ImportCounts, Store, StoreError};
use crate::text::Redactor;
use batches::{Batch, Reading};

pub use error::ImportError;
pub use report::{ImportReport, NoticedRows, RefusedRow};

/// A file to import.
#[derive(Clone, Debug)]
pub struct ImportFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What its sender calls it; the ending tells what kind of file it is.
    pub name: String,
    /// How its columns, values and dates become ours.
    pub mapping: Mapping,
}

/// Whether an import writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportMode {
    /// Stores what is accepted.
    Store,
    /// Only tells what would become of each row.
    DryRun,
}

/// Imports a file and returns what became of its rows; `progress` is told after every batch.
///
/// # Errors
/// When the file as a whole cannot be read, or the database refuses a batch: earlier batches stay stored.
pub async fn import(
    store: &Store,
    redactor: &Redactor,
    sealer: Option<&Sealer>,
    file: ImportFile,
    mode: ImportMode,
    now: Timestamp,
    mut progress: impl FnMut(Progress),
) -> Result<ImportReport, ImportError> {
    // Two batches wait at most: the reader never runs far ahead of the database.
    let (sender, mut batches) = mpsc::channel::<Batch>(1);
    let mut run = Run::new((store, sealer), &file.name, mode, now);
    let reading = Reading { file, redactor: redactor.clone(), now };
    let reader = task::spawn_blocking(move || reading.send_batches(&sender));

    while let Some(batch) = batches.recv().await {
        let reached = batch.progress;
        if let Err(source) = run.take(batch).await {
            return Err(ImportError::Store { source, stored: run.report.counts.accepted });
        }
        progress(reached);
    }
    let left_out = match reader.await {
        Ok(Ok(left_out)) => left_out,
        Ok(Err(source)) => return Err(ImportError::File { source, stored: run.report.counts.accepted }),
        Err(_) => return Err(ImportError::Reader { stored: run.report.counts.accepted }),
    };
    run.finish(left_out).await
}

/// An import while it runs.
struct Run<'a> {
    store: &'a Store,
    /// Seals what was masked; none, it is not kept.
    sealer: Option<&'a Sealer>,
    mode: ImportMode,
    now: Timestamp,
    report: ImportReport,
    /// In a dry run, the external ids that the file has brought so far.
    seen: HashSet<String>,
}

impl<'a> Run<'a> {
    fn new(
        (store, sealer): (&'a Store, Option<&'a Sealer>),
        file_name: &str,
        mode: ImportMode,
        now: Timestamp,
    ) -> Self {
        Self {
            store,
            sealer,
            mode,
            now,
            report: ImportReport::new(file_name, mode == ImportMode::DryRun),
            seen: HashSet::new(),
        }
    }

    /// Stores what is acceptable in a batch and notes what became of each row.
    async fn take(&mut self, batch: Batch) -> Result<(), StoreError> {
        let mut accepted = Vec::new();
        let mut notices = Vec::new();
        for row in batch.rows {
            match row.outcome {
                Ok((new, row_notices)) => {
                    accepted.push(new);
                    notices.push((row.line, row_notices));
                }
                Err(faults) => self.report.refuse(row.line, row.id, faults),
            }
        }
        let known = match self.mode {
            ImportMode::DryRun => self.known(&accepted).await?,
            ImportMode::Store => self.insert(accepted).await?,
        };
        for (already_known, (line, row_notices)) in known.into_iter().zip(notices) {
            if already_known {
                self.report.counts.already_known += 1;
            } else {
                self.report.accept(line, row_notices);
            }
        }
        if let Some(import) = self.report.import {
            self.store.note_import(import, self.report.counts, None).await?;
        }
        Ok(())
    }

    /// Stores observations in one transaction; tells of each whether it was known.
    async fn insert(&mut self, new: Vec<NewObservation>) -> Result<Vec<bool>, StoreError> {
        let import = match self.report.import {
            Some(import) => import,
            None => {
                let import = ImportId::new();
                self.store.start_import(import, &self.report.file_name, self.now).await?;
                *self.report.import.insert(import)
            }
        };
        let (mut observations, mut sealed) = (Vec::with_capacity(new.len()), Vec::new());
        for new in new {
            let id = ObservationId::new();
            sealed.extend(originals::seal(self.sealer, id, new.original()));
            observations.push(new.into_observation(id));
        }
        let inserted = self.store.insert_with_originals(&observations, &sealed, Some(import), self.now).await?;
        Ok(inserted.into_iter().map(|inserted| inserted.already_known).collect())
    }

    /// Tells of each observation whether it is known, from before or from earlier in the file.
    async fn known(&mut self, new: &[NewObservation]) -> Result<Vec<bool>, StoreError> {
        let mut known = Vec::with_capacity(new.len());
        for observation in new {
            let id = observation.external_id().unwrap_or_default();
            let is_known =
                !self.seen.insert(id.to_owned()) || self.store.observation_by_external_id(id).await?.is_some();
            known.push(is_known);
        }
        Ok(known)
    }

    async fn finish(mut self, left_out: Vec<String>) -> Result<ImportReport, ImportError> {
        self.report.left_out_columns = left_out;
        if let Some(import) = self.report.import {
            let counts: ImportCounts = self.report.counts;
            let noted = self.store.note_import(import, counts, Some(self.now)).await;
            noted.map_err(|source| ImportError::Store { source, stored: counts.accepted })?;
        }
        Ok(self.report)
    }
}
