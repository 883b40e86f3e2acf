//! The pipeline: what has come in is encoded, grouped, judged and saved.
//!
//! 1. Observations that grouping has not taken in are read from the database, oldest first.
//! 2. Their texts, without places, are encoded; the vectors are saved.
//! 3. They join phenomena or wait in the pool; alerts are judged.
//! 4. All that changed is saved in one transaction. If that fails, or people decided in the meantime, the
//!    state in memory is thrown away and loaded anew: the database is the truth.

mod load;
mod record;

use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::OwnedMutexGuard;

use crate::app::App;
use crate::encoder::{EncoderError, Purpose};
use crate::ids::ObservationId;
use crate::store::{GroupingChanges, Store, StoreError, StoredObservation};

use super::grouping::Grouping;
use super::suggestions::ideas;
use record::to_save;

pub use load::loaded;

/// How many observations are taken in at once.
const BATCH: u32 = 200;

/// What became of the observations that waited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Absorbed {
    /// How many were grouped.
    pub observations: usize,
    /// How many alerts were raised.
    pub alerts: usize,
}

/// Why observations could not be taken in; they wait and nothing is lost.
#[derive(Debug, thiserror::Error)]
pub enum AbsorbError {
    /// There is no encoder, or it failed.
    #[error("cannot encode: {0}")]
    Encoder(String),
    /// The database cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A computation ended early.
    #[error("grouping was interrupted: {0}")]
    Interrupted(#[from] tokio::task::JoinError),
}

impl From<EncoderError> for AbsorbError {
    fn from(error: EncoderError) -> Self {
        Self::Encoder(error.to_string())
    }
}

/// Takes in everything that waits; `progress` is told how many have been taken in so far.
///
/// # Errors
/// When there is no encoder, or the database fails. What was taken in before stays so.
pub async fn drain(app: &App, now: Timestamp, mut progress: impl FnMut(usize)) -> Result<Absorbed, AbsorbError> {
    let mut total = Absorbed::default();
    loop {
        let step = absorb(app, now).await?;
        if step.observations == 0 {
            break;
        }
        total.observations += step.observations;
        total.alerts += step.alerts;
        progress(total.observations);
    }
    Ok(total)
}

/// Takes in one batch of what waits. It is encoded before the grouping is looked at, so that people have little
/// time to overtake it.
///
/// # Errors
/// When there is no encoder, or the database fails.
pub async fn absorb(app: &App, now: Timestamp) -> Result<Absorbed, AbsorbError> {
    let waiting = app.store.ungrouped_observations(BATCH).await?;
    let vectors = encode(app, &waiting).await?;
    let mut grouping = loaded(app).await?;
    if waiting.is_empty() && !grouping.was_rearranged() {
        return Ok(Absorbed::default());
    }
    grouping.judge.know(app.store.surge_marks().await?);
    grouping.judge.follow(app.rules().await?);
    let observations = waiting.len();
    let preparer = app.preparer.clone();
    let (step, changes, grouping) = tokio::task::spawn_blocking(move || {
        let ids: Vec<ObservationId> = waiting.iter().map(|stored| stored.observation.id).collect();
        let items =
            waiting.iter().zip(vectors).map(|(stored, vector)| preparer.prepare(&stored.observation, vector)).collect();
        let step = grouping.take_in(items);
        let changes = GroupingChanges { grouped: ids, ..to_save(&grouping, &step, &preparer, now) };
        (step, changes, grouping)
    })
    .await?;
    for id in &changes.grouped {
        if let Some(item) = grouping.radar.item(*id) {
            app.index.set_meaning(*id, item.language, Arc::clone(&item.evidence));
        }
    }
    save(&app.store, grouping, changes, now).await?;
    Ok(Absorbed { observations, alerts: step.alerts.len() })
}

/// Groups everything anew; ids live on by overlap. What it would do otherwise than people decided becomes
/// suggestions.
///
/// # Errors
/// When the database fails; then nothing changes.
pub async fn regroup(app: &App, now: Timestamp) -> Result<Absorbed, AbsorbError> {
    let mut grouping = loaded(app).await?;
    grouping.judge.know(app.store.surge_marks().await?);
    grouping.judge.follow(app.rules().await?);
    let preparer = app.preparer.clone();
    let (step, changes, ideas, grouping) = tokio::task::spawn_blocking(move || {
        let step = grouping.regroup();
        let changes = to_save(&grouping, &step, &preparer, now);
        let ideas = ideas(&grouping.radar);
        (step, changes, ideas, grouping)
    })
    .await?;
    save(&app.store, grouping, changes, now).await?;
    app.store.save_suggestions(&ideas, now).await?;
    Ok(Absorbed { observations: 0, alerts: step.alerts.len() })
}

/// Saves a step; if that fails, the state in memory is no longer what the database has.
async fn save(
    store: &Store,
    mut grouping: OwnedMutexGuard<Grouping>,
    mut changes: GroupingChanges,
    now: Timestamp,
) -> Result<(), StoreError> {
    changes.based_on = Some(grouping.version);
    match store.save_grouping(&changes, now).await {
        Ok(version) => {
            grouping.version = version;
            Ok(())
        }
        Err(error) => {
            grouping.is_loaded = false;
            Err(error)
        }
    }
}

/// Encodes the texts of observations without their places, and saves the vectors.
async fn encode(app: &App, observations: &[StoredObservation]) -> Result<Vec<Vec<f32>>, AbsorbError> {
    if observations.is_empty() {
        return Ok(Vec::new());
    }
    let encoder = app.encoder.as_ref().map_err(|error| AbsorbError::Encoder(error.to_string()))?;
    let texts = observations.iter().map(|stored| app.preparer.text_to_encode(&stored.observation)).collect();
    let vectors = encoder.encode(texts, Purpose::Similarity).await?;
    let rows: Vec<_> = observations.iter().map(|stored| stored.observation.id).zip(vectors.iter().cloned()).collect();
    app.store.save_vectors(encoder.name(), &rows).await?;
    Ok(vectors)
}
