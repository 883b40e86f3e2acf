//! The file of an instance that has learned its own similarity, and what is told of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::encoder::LEARNED_FILE;
use crate::learning::PairFigures;

/// What is told of the file.
const TOLD: &str = "similarity.json";

/// What was adopted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Adopted {
    /// When.
    pub at: Timestamp,
    /// From how many decisions it was learned.
    pub decisions: usize,
    /// How well what was in use before told decisions apart that were not learned from.
    pub before: PairFigures,
    /// How well it does itself.
    pub after: PairFigures,
}

/// Why the files could not be read or changed.
#[derive(Debug, thiserror::Error)]
#[error("cannot use `{}`: {source}", path.display())]
pub struct OwnFileError {
    path: PathBuf,
    source: io::Error,
}

/// Returns what was adopted; `None` while the similarity is the built-in one.
///
/// # Errors
///
/// Returns an [`OwnFileError`] if the file cannot be read.
pub fn adopted(models_dir: &Path) -> Result<Option<Adopted>, OwnFileError> {
    let path = models_dir.join(TOLD);
    let failed = |source| OwnFileError { path: path.clone(), source };
    match fs::read(&path) {
        Ok(text) => serde_json::from_slice(&text).map(Some).map_err(|error| failed(error.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(error)),
    }
}

/// Puts a learned file into use from the next start on.
///
/// # Errors
///
/// Returns an [`OwnFileError`] if a file cannot be written.
pub(super) fn adopt(models_dir: &Path, learned: &Path, adopted: &Adopted) -> Result<(), OwnFileError> {
    let (file, told) = (models_dir.join(LEARNED_FILE), models_dir.join(TOLD));
    fs::rename(learned, &file).map_err(|source| OwnFileError { path: file, source })?;
    let text = serde_json::to_vec_pretty(adopted).map_err(io::Error::from);
    text.and_then(|text| fs::write(&told, text)).map_err(|source| OwnFileError { path: told, source })
}

/// Goes back to the built-in similarity from the next start on; tells whether another one was in use.
///
/// # Errors
///
/// Returns an [`OwnFileError`] if a file cannot be removed.
pub fn revert(models_dir: &Path) -> Result<bool, OwnFileError> {
    let mut was_there = false;
    for file in [LEARNED_FILE, TOLD] {
        let path = models_dir.join(file);
        match fs::remove_file(&path) {
            Ok(()) => was_there = true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(OwnFileError { path, source }),
        }
    }
    Ok(was_there)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_adopted_is_told_until_it_is_reverted() {
        let models = tempfile::tempdir().unwrap();
        assert_eq!(adopted(models.path()).unwrap(), None);
        let learned = models.path().join("learned");
        fs::write(&learned, "weights").unwrap();
        let told = Adopted {
            at: Timestamp::UNIX_EPOCH,
            decisions: 61,
            before: PairFigures { average_precision: 0.5, nearest_right: 0.75 },
            after: PairFigures { average_precision: 0.625, nearest_right: 0.875 },
        };
        adopt(models.path(), &learned, &told).unwrap();
        assert_eq!(adopted(models.path()).unwrap(), Some(told));
        assert_eq!(fs::read_to_string(models.path().join(LEARNED_FILE)).unwrap(), "weights");
        assert!(revert(models.path()).unwrap());
        assert_eq!(adopted(models.path()).unwrap(), None);
        assert!(!models.path().join(LEARNED_FILE).exists());
        assert!(!revert(models.path()).unwrap());
    }
}
