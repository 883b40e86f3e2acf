//! `encoder.json`: which of the directories beside it is the installed model, and what its files are.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::checksum::sha256_of_file;
use super::error::EncoderError;

/// The file's name.
pub(super) const FILE: &str = "encoder.json";

/// The installed model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The directory, beside this file.
    pub(super) directory: String,
    /// What files it has.
    pub(super) form: Form,
    /// The model's name and version, such as `multilingual-e5-small/q4-1`.
    pub(super) name: String,
    /// Each file's SHA-256.
    pub(super) files: BTreeMap<String, String>,
}

/// What files an installed model has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Form {
    /// `model.gguf`.
    Gguf,
    /// `config.json`, `tokenizer.json`, `model.safetensors`.
    HuggingFace,
}

impl Manifest {
    /// Reads the manifest of a directory of models.
    ///
    /// # Errors
    ///
    /// Returns [`EncoderError::Missing`] if no model is installed, [`EncoderError::Damaged`] if the file is not readable.
    pub(super) fn read(models_dir: &Path) -> Result<Self, EncoderError> {
        let path = models_dir.join(FILE);
        let text = match std::fs::read(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(EncoderError::Missing { path: models_dir.to_owned() });
            }
            other => {
                other.map_err(|error| EncoderError::Unreadable { path: path.clone(), reason: error.to_string() })?
            }
        };
        serde_json::from_slice(&text).map_err(|error| EncoderError::Damaged { path, reason: error.to_string() })
    }

    /// Checks every file's SHA-256.
    ///
    /// # Errors
    ///
    /// Returns [`EncoderError::Missing`] for a file that is not there, [`EncoderError::Damaged`] for one that has changed.
    pub(super) fn check_files(&self, models_dir: &Path) -> Result<(), EncoderError> {
        for (file, expected) in &self.files {
            let path = models_dir.join(&self.directory).join(file);
            let Ok(found) = sha256_of_file(&path) else {
                return Err(EncoderError::Missing { path });
            };
            if found != *expected {
                return Err(EncoderError::Damaged { path, reason: format!("SHA-256 {found}, expected {expected}") });
            }
        }
        Ok(())
    }
}
