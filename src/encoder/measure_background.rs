//! Counting what is usual, for `models/background.json`.

use std::collections::{BTreeMap, BTreeSet};

use super::background::Background;
use super::open::open_local;
use super::{EncoderConfig, EncoderError};

/// Counts in how many of the texts each token of the installed model is.
///
/// # Errors
///
/// Returns an [`EncoderError`] if the model cannot be opened.
pub fn measure_background(config: &EncoderConfig, texts: &[String]) -> Result<Background, EncoderError> {
    let model = open_local(config)?;
    let mut document_frequencies = BTreeMap::new();
    for text in texts {
        let tokens: BTreeSet<u32> = model.content(text).into_iter().collect();
        for token in tokens {
            *document_frequencies.entry(token).or_default() += 1;
        }
    }
    Ok(Background::new(texts.len() as u32, document_frequencies))
}
