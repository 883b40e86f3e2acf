//! Checking the installed model.

use std::path::Path;

use super::EncoderError;
use super::manifest::{Form, Manifest};
use super::open::open_local;
use super::pins::pinned_vectors;
use super::{EncoderConfig, Purpose};
use crate::text::Language;

/// The least cosine between a pinned vector and ours.
const LEAST_COSINE: f32 = 0.99;

/// What was checked.
#[derive(Clone, Debug, PartialEq)]
pub struct VerifyReport {
    /// The encoder's full name.
    pub name: String,
    /// How many files have the right SHA-256.
    pub files: usize,
    /// How many vectors were compared with pinned ones; none for models that have none.
    pub vectors: usize,
    /// The least cosine among them; 1 if there are none.
    pub least_cosine: f32,
}

/// Checks the SHA-256 of the installed model's files and, for the model that is installed by default, its vectors
/// against the pinned ones: those of passages, and those that adapters were learned for.
///
/// # Errors
///
/// Returns an [`EncoderError`] if no model is installed, a file is not the installed one, or a vector is not near its
/// pin.
pub fn verify(models_dir: &Path) -> Result<VerifyReport, EncoderError> {
    let manifest = Manifest::read(models_dir)?;
    manifest.check_files(models_dir)?;
    let model = open_local(&EncoderConfig::installed(models_dir))?;
    let pinned = if manifest.form == Form::Gguf { pinned_vectors() } else { Vec::new() };
    let texts: Vec<String> = pinned.iter().map(|pinned| pinned.text.clone()).collect();
    let damaged = |reason| EncoderError::Damaged { path: models_dir.join(&manifest.directory), reason };
    for pinned in &pinned {
        if model.content(&pinned.text) != pinned.tokens {
            return Err(damaged(format!("`{}` has other tokens than pinned", pinned.text)));
        }
    }
    let mut compared: Vec<(Vec<f32>, &[f32])> = Vec::new();
    compared
        .extend(model.encode(&texts, Purpose::Passage).into_iter().zip(pinned.iter().map(|pin| pin.vector.as_slice())));
    if let Some(learned) = &model.learned {
        let wanted = learned.pinned.chunks_exact(model.bert.width());
        let vectors = model.encode(&texts, Purpose::Similarity).into_iter();
        compared.extend(vectors.map(|vector| learned.space.place(vector, Language::Fi)).zip(wanted));
    }
    let mut least_cosine = 1.0_f32;
    for ((vector, wanted), text) in compared.iter().zip(texts.iter().cycle()) {
        let cosine = dot(vector, wanted);
        if cosine.is_nan() || cosine < LEAST_COSINE {
            let reason = format!("`{text}` has cosine {cosine} to its pin, expected {LEAST_COSINE} or more");
            return Err(damaged(reason));
        }
        least_cosine = least_cosine.min(cosine);
    }
    let name = model.name.to_string();
    Ok(VerifyReport { name, files: manifest.files.len(), vectors: compared.len(), least_cosine })
}

/// Returns the inner product.
fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}
