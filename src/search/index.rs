//! The index: the edition that answers, the one that is being made, and the meanings in memory.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use jiff::tz::TimeZone;

use super::document::IndexedObservation;
use super::edition::Edition;
use super::error::SearchError;
use super::lexicon::Lexicon;
use super::meaning::Meanings;
use super::meta::MadeBy;
use super::shelf::Shelf;
use crate::ids::ObservationId;
use crate::phenomena::Evidence;
use crate::text::Language;

/// The index over observations.
pub struct Index {
    /// Where its editions lie; `None` in memory.
    shelf: Option<Shelf>,
    current: RwLock<Arc<Edition>>,
    /// How many observations the edition that is being made holds; `u64::MAX` while none is.
    made_anew: AtomicU64,
    /// One at a time brings the index up to the database.
    pub(super) following: tokio::sync::Mutex<()>,
    pub(super) meanings: RwLock<Meanings>,
    pub(super) lexicon: Lexicon,
    /// Where days begin and end.
    pub(super) time_zone: TimeZone,
}

/// An edition that is being made beside the one that answers; clones are of the same one.
#[derive(Clone)]
pub struct Rebuild {
    pub(super) edition: Arc<Edition>,
}

impl Index {
    /// Opens the index in a folder. One that another analysis made answers until it is made anew
    /// ([`Index::is_outdated`]); one that is missing, damaged or of another schema begins empty, with
    /// [`Index::change_sequence`] 0, to be filled from the database.
    ///
    /// # Errors
    ///
    /// [`SearchError::Folder`] if the folder cannot be read, emptied or written.
    pub fn open(folder: &Path, lexicon: Lexicon) -> Result<Self, SearchError> {
        let shelf = Shelf::at(folder)?;
        let edition = match Self::readable(&shelf) {
            Some(edition) => edition,
            None => {
                let number = shelf.current().map_or(1, |number| number.wrapping_add(1));
                let edition = Edition::create(number, &shelf.clear(number, &MadeBy::now(lexicon.analyser()))?)?;
                shelf.set_current(number)?;
                shelf.keep_only(number);
                edition
            }
        };
        Ok(Self::over(Some(shelf), edition, lexicon))
    }

    /// Opens the edition that answers, if there is one that this program can read.
    fn readable(shelf: &Shelf) -> Option<Edition> {
        let number = shelf.current()?;
        if !shelf.made_by(number)?.has_this_schema() {
            return None;
        }
        match Edition::open(number, &shelf.edition(number)) {
            Ok(edition) => Some(edition),
            Err(error) => {
                tracing::warn!(%error, "index is damaged and is made anew");
                None
            }
        }
    }

    /// Makes an index in memory.
    ///
    /// # Errors
    ///
    /// [`SearchError::Engine`] if the search engine cannot start its threads.
    pub fn in_ram(lexicon: Lexicon) -> Result<Self, SearchError> {
        Ok(Self::over(None, Edition::in_ram()?, lexicon))
    }

    fn over(shelf: Option<Shelf>, edition: Edition, lexicon: Lexicon) -> Self {
        Self {
            shelf,
            current: RwLock::new(Arc::new(edition)),
            made_anew: AtomicU64::new(u64::MAX),
            following: tokio::sync::Mutex::default(),
            meanings: RwLock::default(),
            lexicon,
            time_zone: TimeZone::get("Europe/Helsinki").unwrap_or(TimeZone::UTC),
        }
    }

    /// Returns the edition that answers.
    pub(super) fn edition(&self) -> Arc<Edition> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns how far the index follows the database's change sequence; 0 for a new one.
    ///
    /// # Errors
    ///
    /// [`SearchError::Engine`] if the index's own record cannot be read.
    pub fn change_sequence(&self) -> Result<i64, SearchError> {
        self.edition().change_sequence()
    }

    /// Returns how many observations the index holds.
    pub fn len(&self) -> u64 {
        self.edition().searcher().num_docs()
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
        self.edition().follow(self.lexicon.analyser(), changed, removed, change_sequence)?;
        let mut meanings = self.meanings.write().unwrap_or_else(PoisonError::into_inner);
        removed.iter().for_each(|id| meanings.remove(*id));
        Ok(())
    }

    /// Tells whether the index should be made anew: another analysis of texts made it, or somebody asked for it.
    pub fn is_outdated(&self) -> bool {
        let Some(shelf) = &self.shelf else { return false };
        shelf.is_rebuild_wanted()
            || shelf.made_by(self.edition().number).as_ref() != Some(&MadeBy::now(self.lexicon.analyser()))
    }

    /// Asks the process that writes the index to make it anew.
    ///
    /// # Errors
    /// When the wish cannot be written into the index's folder.
    pub fn want_rebuild(&self) -> std::io::Result<()> {
        self.shelf.as_ref().map_or(Ok(()), Shelf::want_rebuild)
    }

    /// Tells whether somebody asked for the index to be made anew, and it has not been yet.
    pub fn is_rebuild_wanted(&self) -> bool {
        self.shelf.as_ref().is_some_and(Shelf::is_rebuild_wanted)
    }

    /// Returns how many observations the edition holds that is being made anew; `None` while none is.
    pub fn made_anew(&self) -> Option<u64> {
        Some(self.made_anew.load(Ordering::Relaxed)).filter(|count| *count != u64::MAX)
    }

    /// Begins a new edition beside the one that answers, or goes on with one that was begun and not finished.
    ///
    /// # Errors
    /// [`SearchError::Folder`] if there is no room to write it.
    pub fn begin_anew(&self) -> Result<Rebuild, SearchError> {
        let edition = match &self.shelf {
            None => Edition::in_ram()?,
            Some(shelf) => {
                let number = self.edition().number.wrapping_add(1);
                let made_by = MadeBy::now(self.lexicon.analyser());
                // What was erased since must not lie in its files: it is begun for the wish that stands, or anew.
                let is_same =
                    shelf.made_by(number).as_ref() == Some(&made_by) && shelf.begun_for(number) == shelf.wish();
                let begun = is_same.then(|| Edition::open(number, &shelf.edition(number)).ok()).flatten();
                match begun {
                    Some(begun) => begun,
                    None => Edition::create(number, &shelf.clear(number, &made_by)?)?,
                }
            }
        };
        let rebuild = Rebuild { edition: Arc::new(edition) };
        self.note_rebuild(&rebuild);
        Ok(rebuild)
    }

    /// Adds or replaces observations in an edition that is being made, as [`Index::follow`] does in the one that
    /// answers.
    ///
    /// # Errors
    /// [`SearchError::Locked`] if another process writes it.
    pub fn follow_anew(
        &self,
        rebuild: &Rebuild,
        changed: &[IndexedObservation],
        removed: &[ObservationId],
        change_sequence: i64,
    ) -> Result<(), SearchError> {
        rebuild.edition.follow(self.lexicon.analyser(), changed, removed, change_sequence)?;
        self.note_rebuild(rebuild);
        Ok(())
    }

    /// Notes how far an edition is that is being made.
    fn note_rebuild(&self, rebuild: &Rebuild) {
        self.made_anew.store(rebuild.edition.searcher().num_docs(), Ordering::Relaxed);
    }

    /// Puts a finished edition in the place of the one that answers, which is removed.
    ///
    /// # Errors
    /// [`SearchError::Folder`] if the place cannot be taken; then the earlier edition goes on answering.
    pub fn put_in_place(&self, rebuild: Rebuild) -> Result<(), SearchError> {
        if let Some(shelf) = &self.shelf {
            shelf.set_current(rebuild.edition.number)?;
        }
        let number = rebuild.edition.number;
        let earlier = {
            let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *current, rebuild.edition)
        };
        earlier.stop_writing();
        self.made_anew.store(u64::MAX, Ordering::Relaxed);
        if let Some(shelf) = &self.shelf {
            shelf.forget_wish(&shelf.begun_for(number));
            shelf.keep_only(number);
        }
        Ok(())
    }

    /// Goes over to the edition that another process has put in place since this one opened the index.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn take_up_edition(&self) -> Result<(), SearchError> {
        let Some(shelf) = &self.shelf else { return Ok(()) };
        let Some(number) = shelf.current().filter(|number| *number != self.edition().number) else { return Ok(()) };
        let edition = Arc::new(Edition::open(number, &shelf.edition(number))?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = edition;
        Ok(())
    }

    /// Takes in the terms of people here ([`Lexicon::set_own_terms`]).
    pub fn set_own_terms(&self, groups: Vec<(Vec<String>, Vec<String>)>) {
        self.lexicon.set_own_terms(groups);
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
}
