//! The sentence of an observation that is closest in meaning to what was asked for.

use crate::app::App;
use crate::encoder::{Encoder, Purpose};
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
        let mut ranges = sentences(&text);
        ranges.truncate(MOST_SENTENCES);
        let cleaned = ranges.iter().map(|range| app.preparer.clean(&text[range.clone()], observation.language));
        let vectors = match ranges.len() {
            0 | 1 => vec![Vec::new(); ranges.len()],
            _ => match encoder.encode(cleaned.collect(), Purpose::Similarity).await {
                Ok(vectors) => vectors,
                Err(error) => {
                    tracing::warn!(%error, "the closest sentences cannot be told");
                    return Ok(());
                }
            },
        };
        let closeness = ranges.iter().zip(vectors).map(|(range, vector)| {
            let evidence = app.preparer.evidence(&text[range.clone()], observation.language, vector);
            wanted.similarity(&evidence)
        });
        let closest = ranges.iter().zip(closeness).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.start.cmp(&a.0.start)));
        if let Some((range, _)) = closest {
            let tokens = app.analyser.analyse(&text, observation.language);
            hit.snippet = Snippet::around(&text, &tokens, range.clone());
        }
    }
    Ok(())
}
