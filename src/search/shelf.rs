//! Where the index lies on disk: a folder of editions, and a note of which one answers.
//!
//! An edition is made beside the one that answers and takes its place when it is whole, by one renaming of a small
//! file. Whatever moment the process ends at, one of the two is there and whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::SearchError;
use super::meta::MadeBy;

/// The file that names the edition that answers.
const CURRENT: &str = "current";
/// The file by which a rebuild is asked for; in an edition, the wish for which it was begun. No two wishes are alike.
const WANTED: &str = "rebuild-wanted";

/// The folder of the editions of an index.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// Makes the folder if it is missing.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(super) fn at(folder: &Path) -> Result<Self, SearchError> {
        let shelf = Self { folder: folder.to_owned() };
        fs::create_dir_all(folder).map_err(|source| shelf.failed(source))?;
        Ok(shelf)
    }

    /// Returns the number of the edition that answers; `None` before the first.
    pub(super) fn current(&self) -> Option<u32> {
        fs::read_to_string(self.folder.join(CURRENT)).ok()?.trim().parse().ok()
    }

    /// Returns the folder of an edition.
    pub(super) fn edition(&self, number: u32) -> PathBuf {
        self.folder.join(number.to_string())
    }

    /// Returns what made an edition; `None` if it is missing or its note is damaged.
    pub(super) fn made_by(&self, number: u32) -> Option<MadeBy> {
        MadeBy::read(&self.edition(number))
    }

    /// Returns the wish for which an edition was begun; empty for none.
    pub(super) fn begun_for(&self, number: u32) -> String {
        fs::read_to_string(self.edition(number).join(WANTED)).unwrap_or_default()
    }

    /// Empties the folder of an edition and notes what will make it, and for which wish.
    ///
    /// # Errors
    /// When the folder cannot be emptied or written.
    pub(super) fn clear(&self, number: u32, made_by: &MadeBy) -> Result<PathBuf, SearchError> {
        let folder = self.edition(number);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|source| self.failed(source))?;
        }
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join(WANTED), self.wish()))
            .and_then(|()| made_by.write(&folder))
            .map_err(|source| self.failed(source))?;
        Ok(folder)
    }

    /// Makes an edition the one that answers.
    ///
    /// # Errors
    /// When the note cannot be written; then the earlier one goes on answering.
    pub(super) fn set_current(&self, number: u32) -> Result<(), SearchError> {
        let note = self.folder.join(CURRENT);
        let unfinished = note.with_extension("unfinished");
        fs::write(&unfinished, number.to_string())
            .and_then(|()| fs::File::open(&unfinished)?.sync_all())
            .and_then(|()| fs::rename(&unfinished, &note))
            .map_err(|source| self.failed(source))
    }

    /// Removes everything but one edition. What cannot be removed stays for the next time: it answers nobody.
    pub(super) fn keep_only(&self, number: u32) {
        let kept = [self.edition(number), self.folder.join(CURRENT), self.folder.join(WANTED)];
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if kept.contains(&path) {
                continue;
            }
            let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            if let Err(error) = removed {
                tracing::warn!(%error, "an earlier edition of the index could not be removed");
            }
        }
    }

    /// Asks whoever writes the index to make it anew.
    ///
    /// # Errors
    /// When the wish cannot be written.
    pub(super) fn want_rebuild(&self) -> io::Result<()> {
        fs::write(self.folder.join(WANTED), uuid::Uuid::now_v7().to_string())
    }

    /// Tells whether the index is to be made anew.
    pub(super) fn is_rebuild_wanted(&self) -> bool {
        self.folder.join(WANTED).exists()
    }

    /// Returns the wish that stands; empty for none.
    pub(super) fn wish(&self) -> String {
        fs::read_to_string(self.folder.join(WANTED)).unwrap_or_default()
    }

    /// Takes a wish back, once it is met; one that came later stands.
    pub(super) fn forget_wish(&self, met: &str) {
        if self.wish() != met {
            return;
        }
        if let Err(error) = fs::remove_file(self.folder.join(WANTED))
            && error.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "the wish for a new index could not be taken back");
        }
    }

    fn failed(&self, source: io::Error) -> SearchError {
        SearchError::Folder { path: self.folder.clone(), source }
    }
}
