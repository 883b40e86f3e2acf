//! Files that were uploaded to be imported: first tried, then, when somebody says so, imported.
//!
//! Each has a folder of its own under the data directory, so that a restart loses nothing: what
//! was found in the trial and in the import stays beside the file. The file itself may hold
//! personal data that the import masks, so it is deleted as soon as it has been imported, or after
//! a day.

mod run;
mod stored;

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use tokio::fs;

use crate::ids::ImportId;

pub use stored::{About, Failure, Outcome, Report};

/// How long a file that was not imported is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

const FILE: &str = "file";
const MAPPING: &str = "mapping.toml";
const ABOUT: &str = "about.json";

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Every row is read and checked; nothing is stored.
    Trial,
    /// What can be stored is.
    Import,
}

impl Stage {
    /// Tells whether nothing is stored.
    pub fn is_trial(self) -> bool {
        self == Self::Trial
    }

    const fn outcome_file(self) -> &'static str {
        match self {
            Self::Trial => "trial.json",
            Self::Import => "import.json",
        }
    }
}

/// How far the work on a file has come.
#[derive(Debug)]
pub struct Running {
    /// What is being done.
    pub stage: Stage,
    rows: AtomicU64,
    done: AtomicU64,
    total: AtomicU64,
}

impl Running {
    /// Returns how many rows have been read.
    pub fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    /// Returns how much of the file has been read, in per cent.
    pub fn percent(&self) -> u64 {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        (done * 100).checked_div(total).unwrap_or(0).min(100)
    }
}

/// A file with everything that is known of it.
#[derive(Debug)]
pub struct Upload {
    /// Its own name.
    pub id: ImportId,
    /// What was uploaded, by whom, when.
    pub about: About,
    /// Whether the file itself is still there.
    pub has_file: bool,
    /// What the trial found, when it is over.
    pub trial: Option<Outcome>,
    /// What the import brought, when it is over.
    pub import: Option<Outcome>,
    /// The work on it, if any goes on.
    pub running: Option<Arc<Running>>,
}

/// The uploaded files; cheap to clone.
#[derive(Clone, Debug)]
pub struct Uploads {
    folder: PathBuf,
    running: Arc<Mutex<HashMap<ImportId, Arc<Running>>>>,
}

impl Uploads {
    /// Keeps uploads in a folder, which is made with the first of them.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, running: Arc::default() }
    }

    /// Makes room for a new file and returns the path to write it to.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made.
    pub async fn begin(&self, id: ImportId) -> io::Result<PathBuf> {
        let folder = self.folder_of(id);
        fs::create_dir_all(&folder).await?;
        Ok(folder.join(FILE))
    }

    /// Keeps what is known of a file that was written whole.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub async fn keep(&self, id: ImportId, about: &About, mapping: &str) -> io::Result<()> {
        let folder = self.folder_of(id);
        fs::write(folder.join(MAPPING), mapping).await?;
        write_json(&folder.join(ABOUT), about).await
    }

    /// Forgets a file with everything beside it.
    ///
    /// # Errors
    ///
    /// When it cannot be deleted.
    pub async fn forget(&self, id: ImportId) -> io::Result<()> {
        fs::remove_dir_all(self.folder_of(id)).await
    }

    /// Returns what is known of a file; `None` if there is none of this name.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub async fn find(&self, id: ImportId) -> io::Result<Option<Upload>> {
        // Looked at first: work that has ended by now has written its outcome.
        let running = self.running().get(&id).cloned();
        let folder = self.folder_of(id);
        let Some(about) = read_json(&folder.join(ABOUT)).await? else { return Ok(None) };
        Ok(Some(Upload {
            id,
            about,
            has_file: fs::try_exists(folder.join(FILE)).await?,
            trial: read_json(&folder.join(Stage::Trial.outcome_file())).await?,
            import: read_json(&folder.join(Stage::Import.outcome_file())).await?,
            running,
        }))
    }

    /// Returns the latest files, newest first.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub async fn latest(&self, limit: usize) -> io::Result<Vec<Upload>> {
        let mut uploads = Vec::new();
        for id in self.ids().await?.into_iter().rev().take(limit) {
            uploads.extend(self.find(id).await?);
        }
        Ok(uploads)
    }

    /// Returns the mapping that was given with a file.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub async fn mapping(&self, id: ImportId) -> io::Result<String> {
        fs::read_to_string(self.folder_of(id).join(MAPPING)).await
    }

    /// Deletes the files that have waited too long; what was found in them stays.
    ///
    /// # Errors
    ///
    /// When one cannot be read or deleted.
    pub async fn sweep(&self, now: Timestamp) -> io::Result<()> {
        for id in self.ids().await? {
            let Some(upload) = self.find(id).await? else { continue };
            let is_old = now.duration_since(upload.about.uploaded_at) > KEPT;
            if upload.has_file && upload.running.is_none() && is_old {
                fs::remove_file(self.folder_of(id).join(FILE)).await?;
            }
        }
        Ok(())
    }

    /// Returns every upload's name, oldest first.
    async fn ids(&self) -> io::Result<Vec<ImportId>> {
        let mut folders = match fs::read_dir(&self.folder).await {
            Ok(folders) => folders,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut ids = Vec::new();
        while let Some(folder) = folders.next_entry().await? {
            ids.extend(folder.file_name().to_str().and_then(|name| name.parse::<ImportId>().ok()));
        }
        ids.sort();
        Ok(ids)
    }

    fn folder_of(&self, id: ImportId) -> PathBuf {
        self.folder.join(id.to_string())
    }

    fn running(&self) -> std::sync::MutexGuard<'_, HashMap<ImportId, Arc<Running>>> {
        // The map is whole after any panic: entries are added and removed in one step.
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes a file so that whoever reads it meanwhile sees the whole of it or none.
async fn write_json<T: serde::Serialize>(path: &Path, value: &T) -> io::Result<()> {
    let unfinished = path.with_extension("new");
    fs::write(&unfinished, serde_json::to_vec(value)?).await?;
    fs::rename(&unfinished, path).await
}

async fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> io::Result<Option<T>> {
    match fs::read(path).await {
        Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn who_reads_while_it_is_written_sees_all_or_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("about.json");
        let value: Vec<usize> = (0..50_000).collect();
        let (writer, of_writer) = (path.clone(), value.clone());
        let writing = tokio::spawn(async move {
            for _ in 0..20 {
                write_json(&writer, &of_writer).await.unwrap();
            }
        });
        while !writing.is_finished() {
            let read: Option<Vec<usize>> = read_json(&path).await.unwrap();
            assert!(read.is_none_or(|read| read == value));
        }
        writing.await.unwrap();
    }
}
