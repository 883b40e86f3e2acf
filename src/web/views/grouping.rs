//! The state of grouping for pages, which never wait long for it.

use std::time::Duration;

use tokio::sync::OwnedMutexGuard;

use crate::app::App;
use crate::phenomena::{self, Grouping};

/// How long a page waits while the grouping is at work.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// Returns the state of grouping; `None` when it is busy or there is no encoder, so that the page
/// goes without what would be compared.
pub async fn grouping_soon(app: &App) -> Option<OwnedMutexGuard<Grouping>> {
    match tokio::time::timeout(PATIENCE, phenomena::loaded(app)).await {
        Ok(Ok(grouping)) => Some(grouping),
        Ok(Err(error)) => {
            tracing::debug!(%error, "a page is shown without comparisons");
            None
        }
        Err(_) => None,
    }
}
