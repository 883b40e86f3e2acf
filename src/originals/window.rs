//! How long originals are kept.

use jiff::{SignedDuration, Timestamp};

use super::{Original, SealedOriginal, Sealer};
use crate::app::App;
use crate::ids::ObservationId;
use crate::store::StoreError;

/// Seals what was typed for an observation, where something was masked and originals are kept.
pub fn seal(sealer: Option<&Sealer>, id: ObservationId, original: Option<&Original>) -> Option<SealedOriginal> {
    Some(sealer?.seal(id, original?))
}

/// Erases the originals whose time is over, also those of a time when they were still kept; returns how many.
///
/// # Errors
/// When the database refuses it.
pub async fn erase_due(app: &App, now: Timestamp) -> Result<u64, StoreError> {
    let kept = SignedDuration::from_hours(24 * i64::from(app.config.originals.days));
    app.store.erase_originals_until(now - kept).await
}
