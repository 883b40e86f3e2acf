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

/// What has changed in the database, as the index takes it over.
struct Changes {
    changed: Vec<IndexedObservation>,
    removed: Vec<crate::ids::ObservationId>,
    up_to: i64,
}

/// Takes over all that has changed in the database since the last time; returns how many observations.
///
/// # Errors
/// When the database cannot be read or the index cannot be written.
pub async fn catch_up(app: &App) -> Result<usize, FollowError> {
    let _alone = app.index.following.lock().await;
    let mut followed = 0;
    while let Some(changes) = read(&app.store, app.index.change_sequence()?).await? {
        followed += changes.changed.len();
        let index = Arc::clone(&app.index);
        let follow = move || index.follow(&changes.changed, &changes.removed, changes.up_to);
        tokio::task::spawn_blocking(follow).await??;
    }
    Ok(followed)
}

/// Makes the index anew beside the one that answers and puts it in its place; one that was interrupted goes on
/// where it was. `progress` is told how many observations the new one holds.
///
/// # Errors
/// When the database cannot be read or the index cannot be written; then the earlier one goes on answering.
pub async fn rebuild(store: &Store, index: &Arc<Index>, mut progress: impl FnMut(u64)) -> Result<(), FollowError> {
    let rebuild = index.begin_anew()?;
    while let Some(changes) = read(store, rebuild.edition.change_sequence()?).await? {
        let (index, rebuild) = (Arc::clone(index), rebuild.clone());
        let done = move || -> Result<u64, SearchError> {
            index.follow_anew(&rebuild, &changes.changed, &changes.removed, changes.up_to)?;
            Ok(index.made_anew().unwrap_or_default())
        };
        progress(tokio::task::spawn_blocking(done).await??);
    }
    let _alone = index.following.lock().await;
    Ok(index.put_in_place(rebuild)?)
}

/// Reads the changes after a place in the sequence; `None` when there are none.
async fn read(store: &Store, after: i64) -> Result<Option<Changes>, FollowError> {
    let changes = store.observations_changed_after(after, BATCH).await?;
    if changes.is_empty() {
        return Ok(None);
    }
    let changed = changes
        .changed
        .into_iter()
        .map(|changed| IndexedObservation { observation: changed.stored.observation, phenomena: changed.phenomena })
        .collect();
    Ok(Some(Changes { changed, removed: changes.removed, up_to: changes.up_to }))
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

/// Takes in the terms that people here added, so that searches know them.
///
/// # Errors
/// When the database cannot be read.
pub async fn take_own_terms(store: &Store, index: &Index) -> Result<(), StoreError> {
    let terms = store.own_terms().await?.into_iter().map(|term| (term.finnish, term.swedish));
    index.set_own_terms(terms.collect());
    Ok(())
}
