//! Keeps the index in step with the database.

use std::sync::Arc;

use crate::app::App;
use crate::phenomena::{self, AbsorbError};
use crate::store::{Store, StoreError};

use super::{Index, IndexedObservation, SearchError};

/// How many changes are taken over at once.
const BATCH: u32 = 1_000;

/// Why the index could not follow; it goes on from the same place the next time.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    /// The database cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index cannot be written.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// A computation ended early.
    #[error("indexing was interrupted: {0}")]
    Interrupted(#[from] tokio::task::JoinError),
}

/// Takes over all that has changed in the database since the last time; returns how many observations.
///
/// # Errors
/// When the database cannot be read or the index cannot be written.
pub async fn catch_up(app: &App) -> Result<usize, FollowError> {
    follow(&app.store, &app.index, |_| {}).await
}

/// Brings an index up to the database, from wherever it stands; `progress` is told how many
/// observations have been taken over so far.
///
/// # Errors
/// When the database cannot be read or the index cannot be written.
pub async fn follow(store: &Store, index: &Arc<Index>, mut progress: impl FnMut(usize)) -> Result<usize, FollowError> {
    let mut followed = 0;
    loop {
        let changes = store.observations_changed_after(index.change_sequence()?, BATCH).await?;
        if changes.is_empty() {
            return Ok(followed);
        }
        let changed: Vec<IndexedObservation> = changes
            .changed
            .into_iter()
            .map(|changed| IndexedObservation {
                observation: changed.stored.observation,
                phenomenon: changed.phenomena.first().copied(),
            })
            .collect();
        followed += changed.len();
        let index = Arc::clone(index);
        tokio::task::spawn_blocking(move || index.follow(&changed, &changes.removed, changes.up_to)).await??;
        progress(followed);
    }
}

/// Hands the index what grouping knows and it does not, so that observations are found by meaning too.
///
/// # Errors
/// When there is no encoder or the database cannot be read.
pub async fn take_meanings(app: &App) -> Result<(), AbsorbError> {
    let grouping = phenomena::loaded(app).await?;
    for item in grouping.radar.items().iter().filter(|item| !app.index.has_meaning(item.id)) {
        app.index.set_meaning(item.id, item.language, Arc::clone(&item.evidence));
    }
    Ok(())
}
