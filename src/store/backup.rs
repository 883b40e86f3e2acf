//! Backups of an SQLite database: a folder with a consistent copy and a manifest to check it by.
//!
//! The database is the truth, so nothing else is needed: the index is made anew, the weights are
//! installed again. PostgreSQL has tools of its own for this.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Database, SCHEMA_VERSION, Store, StoreError};

/// The form of the folder; raised when a later release changes it.
const FORMAT: u32 = 1;

const COPY: &str = "ilmiotutka.sqlite";
const MANIFEST: &str = "manifest.json";

/// What a backup says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// The form of the folder.
    format: u32,
    /// The release that made it.
    pub release: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// The schema of the database.
    pub schema: i64,
    /// The size of the copy.
    pub bytes: u64,
    /// The SHA-256 of the copy in hexadecimal.
    pub sha256: String,
}

/// Why a backup was not made or not restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database is a PostgreSQL one.
    #[error("PostgreSQL is backed up with its own tools; run `pg_dump --format=custom` and `pg_restore`")]
    Postgres,
    /// Something is in the way, and nothing is overwritten.
    #[error("`{0}` is there already; nothing was overwritten")]
    InTheWay(PathBuf),
    /// The folder holds no backup.
    #[error("`{path}` holds no backup that this release can read: {reason}")]
    NoBackup {
        /// The folder.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The copy is not what the manifest says.
    #[error("the copy in `{0}` was changed or damaged since the backup was made")]
    Damaged(PathBuf),
    /// A file cannot be read or written.
    #[error("cannot use `{path}`")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The database refused it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Makes a backup in a new folder while others read and write; the folder appears when it is
    /// complete.
    ///
    /// # Errors
    ///
    /// When the folder is there already, cannot be made, or the database is a PostgreSQL one.
    pub async fn backup(&self, folder: &Path, now: Timestamp) -> Result<Backup, BackupError> {
        if matches!(*self.database, Database::Postgres(_)) {
            return Err(BackupError::Postgres);
        }
        refuse_if_there(folder)?;
        let unfinished = with_ending(folder, ".unfinished");
        refuse_if_there(&unfinished)?;
        fs::create_dir_all(&unfinished).map_err(|source| file_error(&unfinished, source))?;
        let made = self.fill(&unfinished, now).await;
        if made.is_err() {
            // The first error matters; what cannot be removed either is named by the next attempt.
            let _ = fs::remove_dir_all(&unfinished);
        }
        let backup = made?;
        fs::rename(&unfinished, folder).map_err(|source| file_error(folder, source))?;
        Ok(backup)
    }

    async fn fill(&self, folder: &Path, now: Timestamp) -> Result<Backup, BackupError> {
        let copy = folder.join(COPY);
        let copy_text = copy.to_str().ok_or_else(|| {
            file_error(&copy, io::Error::new(io::ErrorKind::InvalidInput, "the path is not valid UTF-8"))
        })?;
        sqlx::query("vacuum into $1").bind(copy_text).execute(&self.pool).await.map_err(StoreError::from)?;
        let (bytes, sha256) = measure(&copy)?;
        let release = env!("CARGO_PKG_VERSION").to_owned();
        let backup =
            Backup { format: FORMAT, release, made_at: now, schema: self.schema_version().await?, bytes, sha256 };
        let manifest = folder.join(MANIFEST);
        let text = serde_json::to_string_pretty(&backup).map_err(|error| file_error(&manifest, error.into()))?;
        fs::write(&manifest, text).map_err(|source| file_error(&manifest, source))?;
        for path in [&manifest, &copy] {
            File::open(path).and_then(|file| file.sync_all()).map_err(|source| file_error(path, source))?;
        }
        Ok(backup)
    }
}

/// Restores a backup into an SQLite file that is not there yet, after checking it.
///
/// # Errors
///
/// When something is in the way – the file, or the search index of another database – or the
/// backup is damaged or of a later release; then nothing is changed.
pub fn restore(folder: &Path, target: &Path, index_dir: &Path) -> Result<Backup, BackupError> {
    let backup = read_manifest(folder)?;
    // SQLite would take up a log that belongs to another file, and an index of another database
    // would answer for observations that are not there.
    for path in [target, &with_ending(target, "-wal"), &with_ending(target, "-shm"), index_dir] {
        refuse_if_there(path)?;
    }
    let copy = folder.join(COPY);
    if measure(&copy)? != (backup.bytes, backup.sha256.clone()) {
        return Err(BackupError::Damaged(folder.to_owned()));
    }
    if let Some(data_dir) = target.parent() {
        fs::create_dir_all(data_dir).map_err(|source| file_error(data_dir, source))?;
    }
    let unfinished = with_ending(target, ".unfinished");
    fs::copy(&copy, &unfinished)
        .and_then(|_| File::open(&unfinished)?.sync_all())
        .and_then(|()| fs::rename(&unfinished, target))
        .map_err(|source| file_error(target, source))?;
    Ok(backup)
}

fn read_manifest(folder: &Path) -> Result<Backup, BackupError> {
    let no_backup = |reason: String| BackupError::NoBackup { path: folder.to_owned(), reason };
    let text = fs::read_to_string(folder.join(MANIFEST)).map_err(|error| no_backup(format!("{MANIFEST}: {error}")))?;
    let backup: Backup = serde_json::from_str(&text).map_err(|error| no_backup(format!("{MANIFEST}: {error}")))?;
    if backup.format != FORMAT {
        return Err(no_backup(format!("format {}, expected {FORMAT}", backup.format)));
    }
    if backup.schema > SCHEMA_VERSION {
        return Err(no_backup(format!("schema {}, but this release knows {SCHEMA_VERSION} at most", backup.schema)));
    }
    Ok(backup)
}

/// Returns the size of a file and its SHA-256 in hexadecimal.
fn measure(path: &Path) -> Result<(u64, String), BackupError> {
    let digest = || -> io::Result<(u64, String)> {
        let mut file = File::open(path)?;
        let mut hasher = Sha256::new();
        let mut buffer = vec![0; 1 << 20];
        let mut bytes = 0;
        loop {
            let read = file.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            bytes += read as u64;
            hasher.update(&buffer[..read]);
        }
        Ok((bytes, hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
    };
    digest().map_err(|source| file_error(path, source))
}

fn refuse_if_there(path: &Path) -> Result<(), BackupError> {
    match path.try_exists() {
        Ok(false) => Ok(()),
        Ok(true) => Err(BackupError::InTheWay(path.to_owned())),
        Err(source) => Err(file_error(path, source)),
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn file_error(path: &Path, source: io::Error) -> BackupError {
    BackupError::File { path: path.to_owned(), source }
}
