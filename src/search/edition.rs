//! One edition of the index: written by one writer, searched through snapshots.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tantivy::directory::error::LockError;
use tantivy::{IndexReader, IndexWriter, Searcher, TantivyError, Term};

use super::document::{IndexedObservation, document};
use super::error::SearchError;
use super::schema::{Fields, schema};
use crate::ids::ObservationId;
use crate::text::Analyser;

/// Memory that the writer fills before it writes a segment, in bytes.
const WRITER_MEMORY: usize = 50_000_000;

/// An index over observations, made by one schema and one analysis.
pub(super) struct Edition {
    /// Its number on the shelf; 0 in memory.
    pub number: u32,
    folder: Option<PathBuf>,
    engine: tantivy::Index,
    writer: Mutex<Option<IndexWriter>>,
    reader: IndexReader,
    pub(super) fields: Fields,
}

impl Edition {
    /// Opens an edition in a folder.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub(super) fn open(number: u32, folder: &Path) -> Result<Self, SearchError> {
        Self::over(number, Some(folder), tantivy::Index::open_in_dir(folder)?)
    }

    /// Makes an empty edition in an empty folder.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn create(number: u32, folder: &Path) -> Result<Self, SearchError> {
        Self::over(number, Some(folder), tantivy::Index::create_in_dir(folder, schema().0)?)
    }

    /// Makes an empty edition in memory.
    ///
    /// # Errors
    /// When the search engine cannot start its threads.
    pub(super) fn in_ram() -> Result<Self, SearchError> {
        Self::over(0, None, tantivy::Index::create_in_ram(schema().0))
    }

    fn over(number: u32, folder: Option<&Path>, engine: tantivy::Index) -> Result<Self, SearchError> {
        let reader = engine.reader()?;
        let folder = folder.map(Path::to_owned);
        Ok(Self { number, folder, engine, writer: Mutex::new(None), reader, fields: schema().1 })
    }

    /// Returns a snapshot to search.
    pub(super) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Returns how far it follows the database's change sequence; 0 for a new one.
    ///
    /// # Errors
    /// When its own record cannot be read.
    pub(super) fn change_sequence(&self) -> Result<i64, SearchError> {
        let payload = self.engine.load_metas()?.payload;
        Ok(payload.and_then(|sequence| sequence.parse().ok()).unwrap_or(0))
    }

    /// Adds or replaces observations, takes others out, and notes how far it now follows the database. All of it
    /// is found from here on, or nothing if the process ends before.
    ///
    /// # Errors
    /// [`SearchError::Locked`] if another process writes it.
    pub(super) fn follow(
        &self,
        analyser: &Analyser,
        changed: &[IndexedObservation],
        removed: &[ObservationId],
        change_sequence: i64,
    ) -> Result<(), SearchError> {
        let mut guard = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let writer = match &mut *guard {
            Some(writer) => writer,
            none => none.insert(self.writer()?),
        };
        let changed_ids = changed.iter().map(|indexed| indexed.observation.id);
        for id in changed_ids.chain(removed.iter().copied()) {
            writer.delete_term(self.id_term(id));
        }
        for indexed in changed {
            writer.add_document(document(&self.fields, analyser, indexed))?;
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&change_sequence.to_string());
        commit.commit()?;
        Ok(self.reader.reload()?)
    }

    /// Lets another process write it.
    pub(super) fn stop_writing(&self) {
        drop(self.writer.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    fn writer(&self) -> Result<IndexWriter, SearchError> {
        self.engine.writer_with_num_threads(1, WRITER_MEMORY).map_err(|error| match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => {
                SearchError::Locked(self.folder.clone().unwrap_or_default())
            }
            other => SearchError::Engine(other),
        })
    }

    /// Returns the term that names an observation.
    pub(super) fn id_term(&self, id: ObservationId) -> Term {
        Term::from_field_text(self.fields.id, &id.to_string())
    }
}
