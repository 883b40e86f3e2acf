//! Counting what is usual, for `models/background.json`.

use std::collections::{BTreeMap, BTreeSet};

use super::background::Background;
use super::local::Model;
use super::open::open_local;
use super::token_weights::TokenWeights;
use super::{EncoderConfig, EncoderError, Purpose};
use crate::text::Language;

/// Decimals that are kept of a mean.
const PRECISION: f32 = 1e6;

/// Counts tokens of `texts` and takes each language's mean similarity vector, with the installed model.
///
/// # Errors
///
/// Returns an [`EncoderError`] if the model cannot be opened.
pub fn measure_background(config: &EncoderConfig, texts: &[(Language, String)]) -> Result<Background, EncoderError> {
    let mut model = open_local(config)?;
    let mut document_frequencies = BTreeMap::new();
    for (_, text) in texts {
        let tokens: BTreeSet<u32> = model.content(text).into_iter().collect();
        for token in tokens {
            *document_frequencies.entry(token).or_default() += 1;
        }
    }
    let mut background = Background::new(texts.len() as u32, document_frequencies, Vec::new(), Vec::new());
    model.weights = TokenWeights::inverse_frequency_squared(&background);
    background.set_means(mean(&model, texts, Language::Fi), mean(&model, texts, Language::Sv));
    Ok(background)
}

/// Returns the mean of one language's vectors; empty if there are none.
fn mean(model: &Model, texts: &[(Language, String)], language: Language) -> Vec<f32> {
    let of_language = texts.iter().filter(|(of_text, _)| *of_text == language);
    let texts: Vec<String> = of_language.map(|(_, text)| text.clone()).collect();
    let vectors = model.encode(&texts, Purpose::Similarity);
    let place = |place: usize| {
        let sum: f64 = vectors.iter().map(|vector| f64::from(vector[place])).sum();
        ((sum / vectors.len() as f64) as f32 * PRECISION).round() / PRECISION
    };
    (0..vectors.first().map_or(0, Vec::len)).map(place).collect()
}
