//! The course of learning from decisions.

use std::collections::HashMap;
use std::path::PathBuf;

use jiff::Timestamp;

use super::adopted::{Adopted, OwnFileError, adopt};
use super::decided::{DECISIONS_NEEDED, places, telling};
use crate::encoder::{EncoderConfig, LEARNED_FILE, Teachable, learned_bytes};
use crate::ids::{ObservationId, PhenomenonId};
use crate::learning::{BatchPlan, Course, Example, Examples, LearningError, Lesson, PairFigures, learn, read, write};
use crate::phenomena::Preparer;
use crate::phenomena::decisions::Constraints;
use crate::store::{Store, StoreError};

/// Phenomena with two decided observations or more, so that some can be held apart.
const PHENOMENA_NEEDED: usize = 6;

/// How many texts the means in use count for beside those of the decisions.
const MEANS_KEPT: f64 = 100.0;

/// What came of learning from decisions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OwnLearning {
    /// It is better on decisions held apart and in use from the next start on.
    Adopted(Adopted),
    /// It is no better; nothing has changed.
    NoBetter {
        /// Figures of what stays in use, on decisions held apart.
        kept: PairFigures,
    },
}

/// Why nothing could be learned from decisions.
#[derive(Debug, thiserror::Error)]
pub enum OwnLearningError {
    /// There are too few decisions.
    #[error("{decisions} decisions say where observations belong; from {DECISIONS_NEEDED} on they can be learned from")]
    TooFewDecisions {
        /// How many there are.
        decisions: usize,
    },
    /// The decisions are about too few phenomena.
    #[error(transparent)]
    Learning(#[from] LearningError),
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was learned could not be kept.
    #[error(transparent)]
    File(#[from] OwnFileError),
}

/// Learns from the decisions that stand, over the similarity in use, and adopts the result if it tells decisions held
/// apart better. Takes a few minutes; `told` hears of each step.
///
/// # Errors
///
/// Returns an [`OwnLearningError`] if there are too few decisions, or something cannot be read or written.
pub async fn learn_from_decisions(
    store: &Store,
    preparer: &Preparer,
    encoder: &EncoderConfig,
    now: Timestamp,
    told: impl FnMut(Lesson) + Send + 'static,
) -> Result<OwnLearning, OwnLearningError> {
    let log = store.decisions().await?;
    let decisions = telling(&log);
    if decisions < DECISIONS_NEEDED {
        return Err(OwnLearningError::TooFewDecisions { decisions });
    }
    let labels = examples(store, preparer, &Constraints::of(&log)).await?;
    let models_dir = encoder.models_dir.clone();
    let encoder = encoder.clone();
    let learning = tokio::task::spawn_blocking(move || learn_apart(labels, &encoder, told));
    let (figures, learned) = learning.await.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))?;
    match learned {
        None => Ok(OwnLearning::NoBetter { kept: figures.0 }),
        Some(learned) => {
            let adopted = Adopted { at: now, decisions, before: figures.0, after: figures.1 };
            adopt(&models_dir, &learned, &adopted)?;
            Ok(OwnLearning::Adopted(adopted))
        }
    }
}

/// Makes examples of what people put somewhere.
async fn examples(store: &Store, preparer: &Preparer, constraints: &Constraints) -> Result<Vec<Example>, StoreError> {
    let places = places(constraints);
    let ids: Vec<ObservationId> = places.iter().map(|(id, _)| *id).collect();
    let stored: HashMap<ObservationId, _> =
        store.observations(&ids).await?.into_iter().map(|stored| (stored.observation.id, stored)).collect();
    let example = |(id, phenomenon): &(ObservationId, Option<PhenomenonId>)| {
        let observation = &stored.get(id)?.observation;
        Some(Example {
            language: observation.language,
            text: preparer.text_to_encode(observation),
            phenomenon: phenomenon.map(|id| id.to_string()),
        })
    };
    Ok(places.iter().filter_map(example).collect())
}

/// Learns with phenomena held apart; returns their figures before and after, and the file if it is better.
fn learn_apart(
    labels: Vec<Example>,
    encoder: &EncoderConfig,
    told: impl FnMut(Lesson),
) -> Result<((PairFigures, PairFigures), Option<PathBuf>), LearningError> {
    let start = read(&learned_bytes(&encoder.models_dir)?)?;
    let teachable = Teachable::open(encoder, start.layers())?;
    let examples = Examples::read(labels, &teachable);
    let phenomena = examples.phenomena();
    if phenomena < PHENOMENA_NEEDED {
        return Err(LearningError::TooFew { phenomena, needed: PHENOMENA_NEEDED });
    }
    let mut outcome = learn(&course(), start.copy()?, &examples, &teachable, None, told)?;
    let (before, after) = outcome.held_apart.expect("phenomena are held apart");
    if outcome.steps == 0 {
        return Ok(((before, after), None));
    }
    let kept = MEANS_KEPT / (MEANS_KEPT + examples.len() as f64);
    let own = std::mem::replace(&mut outcome.parameters.means, start.means);
    outcome.parameters.follow_means(&own, kept)?;
    let learned = encoder.models_dir.join(LEARNED_FILE).with_extension("learned");
    write(&outcome.parameters, &teachable, &learned)?;
    Ok(((before, after), Some(learned)))
}

/// A short course at a low rate: what is in use was learned from far more texts.
fn course() -> Course {
    Course {
        batch: BatchPlan { phenomena: 16, texts: 2, alone: 8 },
        steps: 30,
        rate: 3e-4,
        decay: 0.01,
        temperature: 0.07,
        tokens_left_out: 0.1,
        averaging: 0.9,
        held_apart: 0.3,
        measure_every: 5,
        seed: 1,
    }
}
