//! The sentence of an observation that is closest in meaning to what was asked for.

use std::ops::Range;

use crate::app::App;
use crate::encoder::{Encoder, Purpose};
use crate::intake::Observation;
use crate::phenomena::{Evidence, whole_text};
use crate::text::sentences;

use super::{FindError, FoundBy, Hit, Snippet};

/// A text with more sentences than this is compared by its first ones.
const MOST_SENTENCES: usize = 12;

/// Marks in each hit that was found by its meaning the sentence that is closest to what was asked for; a text of one
/// sentence is marked as a whole. When the encoder fails, nothing is marked.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn mark_passages(
    app: &App,
    encoder: &dyn Encoder,
    wanted: &Evidence,
    hits: &mut [Hit],
) -> Result<(), FindError> {
    for hit in hits.iter_mut().filter(|hit| hit.found_by == FoundBy::Meaning) {
        let Some(stored) = app.store.observation(hit.id).await? else { continue };
        let observation = stored.observation;
        let text = whole_text(&observation);
        let clean = |range: &Range<usize>| app.preparer.clean(&text[range.clone()], observation.language);
        let (ranges, cleaned): (Vec<Range<usize>>, Vec<String>) = sentences(&text)
            .into_iter()
            .map(|range| (range.clone(), clean(&range)))
            .filter(|(_, cleaned)| cleaned.contains(char::is_alphanumeric))
            .take(MOST_SENTENCES)
            .unzip();
        let closest = match ranges.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            _ => match encoder.encode(cleaned, Purpose::Similarity).await {
                Ok(vectors) => closest(app, wanted, &observation, &text, ranges, vectors),
                Err(error) => {
                    tracing::warn!(%error, "the closest sentences cannot be told");
                    return Ok(());
                }
            },
        };
        if let Some(range) = closest {
            let tokens = app.analyser.analyse(&text, observation.language);
            hit.snippet = Snippet::around(&text, &tokens, range);
        }
    }
    Ok(())
}

/// Returns the sentence that is closest to what is wanted; of two alike, the first.
fn closest(
    app: &App,
    wanted: &Evidence,
    observation: &Observation,
    text: &str,
    ranges: Vec<Range<usize>>,
    vectors: Vec<Vec<f32>>,
) -> Option<Range<usize>> {
    let closeness = |(range, vector): (Range<usize>, Vec<f32>)| {
        let evidence = app.preparer.evidence(&text[range.clone()], observation.language, vector);
        (wanted.similarity(&evidence), range)
    };
    let ranked = ranges.into_iter().zip(vectors).map(closeness);
    ranked.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.start.cmp(&a.1.start))).map(|(_, range)| range)
}
