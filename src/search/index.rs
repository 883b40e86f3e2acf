//! The index: opened or made anew, written by one writer, searched through snapshots.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::tz::TimeZone;
use tantivy::directory::error::LockError;
use tantivy::{IndexReader, IndexWriter, TantivyError, Term};

use super::document::{IndexedObservation, document};
use super::error::SearchError;
use super::meaning::Meanings;
use super::meta::MadeBy;
use super::schema::{Fields, schema};
use crate::ids::ObservationId;
use crate::phenomena::Evidence;
use crate::text::{Analyser, Language};

/// Memory that the writer fills before it writes a segment, in bytes.
const WRITER_MEMORY: usize = 50_000_000;

/// The index over observations.
pub struct Index {
    folder: Option<PathBuf>,
    engine: tantivy::Index,
    writer: Mutex<Option<IndexWriter>>,
    pub(super) reader: IndexReader,
    pub(super) meanings: RwLock<Meanings>,
    pub(super) fields: Fields,
    pub(super) analyser: Arc<Analyser>,
    /// Where days begin and end.
    pub(super) time_zone: TimeZone,
}

impl Index {
    /// Opens the index in a folder. One that is missing, damaged or made by another version is made
    /// anew and empty, with [`Index::change_sequence`] 0, to be filled from the database.
    ///
    /// # Errors
    ///
    /// [`SearchError::Folder`] if the folder cannot be read, emptied or written.
    pub fn open(folder: &Path, analyser: Arc<Analyser>) -> Result<Self, SearchError> {
        let made_by = MadeBy::now(&analyser);
        if MadeBy::read(folder).as_ref() == Some(&made_by) {
            match tantivy::Index::open_in_dir(folder).and_then(|engine| Self::over(engine, analyser.clone())) {
                Ok(index) => return Ok(Self { folder: Some(folder.to_owned()), ..index }),
                Err(error) => {
                    tracing::warn!(%error, index.folder = %folder.display(), "index is damaged and is made anew")
                }
            }
        }
        let failed = |source| SearchError::Folder { path: folder.to_owned(), source };
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(failed)?;
        }
        fs::create_dir_all(folder).map_err(failed)?;
        let engine = tantivy::Index::create_in_dir(folder, schema().0)?;
        made_by.write(folder).map_err(failed)?;
        Ok(Self { folder: Some(folder.to_owned()), ..Self::over(engine, analyser)? })
    }

    /// Puts the index of a folder in the place of another, which must not be in use.
    ///
    /// # Errors
    ///
    /// [`SearchError::Folder`] if a folder cannot be moved; then [`Index::open`] makes the index anew.
    pub fn replace(folder: &Path, by: &Path) -> Result<(), SearchError> {
        let failed = |source| SearchError::Folder { path: folder.to_owned(), source };
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(failed)?;
        }
        fs::rename(by, folder).map_err(failed)
    }

    /// Makes an index in memory.
    ///
    /// # Errors
    ///
    /// [`SearchError::Engine`] if the search engine cannot start its threads.
    pub fn in_ram(analyser: Arc<Analyser>) -> Result<Self, SearchError> {
        Ok(Self::over(tantivy::Index::create_in_ram(schema().0), analyser)?)
    }

    fn over(engine: tantivy::Index, analyser: Arc<Analyser>) -> Result<Self, TantivyError> {
        let reader = engine.reader()?;
        let time_zone = TimeZone::get("Europe/Helsinki").unwrap_or(TimeZone::UTC);
        let fields = schema().1;
        Ok(Self {
            folder: None,
            fields,
            engine,
            reader,
            writer: Mutex::new(None),
            meanings: RwLock::default(),
            analyser,
            time_zone,
        })
    }

    /// Returns how far the index follows the database's change sequence; 0 for a new one.
    ///
    /// # Errors
    ///
    /// [`SearchError::Engine`] if the index's own record cannot be read.
    pub fn change_sequence(&self) -> Result<i64, SearchError> {
        let payload = self.engine.load_metas()?.payload;
        Ok(payload.and_then(|sequence| sequence.parse().ok()).unwrap_or(0))
    }

    /// Returns how many observations the index holds.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether the index holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds or replaces observations, takes others out, and notes how far the index now follows the
    /// database. All of it is found from here on, or nothing if the process ends before.
    ///
    /// # Errors
    ///
    /// [`SearchError::Locked`] if another process writes the index.
    pub fn follow(
        &self,
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
            writer.add_document(document(&self.fields, &self.analyser, indexed))?;
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&change_sequence.to_string());
        commit.commit()?;
        self.reader.reload()?;
        let mut meanings = self.meanings.write().unwrap_or_else(PoisonError::into_inner);
        removed.iter().for_each(|id| meanings.remove(*id));
        Ok(())
    }

    /// Takes in the evidence by whose meaning an observation is found. It lives in memory only; the
    /// database keeps what it is made of.
    pub fn set_meaning(&self, id: ObservationId, language: Language, evidence: Arc<Evidence>) {
        self.meanings.write().unwrap_or_else(PoisonError::into_inner).insert(id, language, evidence);
    }

    /// Whether an observation can be found by its meaning.
    pub fn has_meaning(&self, id: ObservationId) -> bool {
        self.meanings.read().unwrap_or_else(PoisonError::into_inner).place(id).is_some()
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
