//! Erasing an observation at its sender's request, with everything that was made of it.
//!
//! 1. The database: the observation, its vectors, its memberships; SQLite overwrites what it frees, and its log is emptied.
//! 2. The grouping in memory loads anew, the meanings in memory let go of it.
//! 3. The index takes it out at once, so that it is found no more, and is made anew, so that its files hold nothing of it.

use jiff::Timestamp;

use crate::app::App;
use crate::ids::ObservationId;
use crate::search::{self, FollowError};
use crate::store::StoreError;

/// Why an observation was not erased, or not everywhere.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// The database refused it; nothing was erased.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It was erased, and the index will follow when it can.
    #[error(transparent)]
    Follow(#[from] FollowError),
    /// It was erased and is found no more, but the index's files still hold it.
    #[error("the index cannot be asked to be made anew: {0}")]
    Files(#[from] std::io::Error),
}

/// Erases an observation; returns whether it was there. The index's files are made anew by the pipeline soon after.
///
/// # Errors
/// When it could not be erased everywhere.
pub async fn erase(app: &App, id: ObservationId, now: Timestamp) -> Result<bool, EraseError> {
    if !app.store.erase_observation(id, now).await? {
        return Ok(false);
    }
    search::catch_up(app).await?;
    app.index.want_rebuild()?;
    app.wake.notify_one();
    Ok(true)
}
