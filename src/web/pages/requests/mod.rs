//! What a sender may ask for by the reference number: to see what is kept, and to have it erased.

pub mod erase;
pub mod export;
pub mod show;

use crate::access::User;
use crate::app::App;
use crate::store::{ReferenceNumber, StoredObservation};
use crate::web::WebError;

/// Finds the observation of a number among those that somebody may see.
async fn find(app: &App, user: &User, reference: &str) -> Result<Option<StoredObservation>, WebError> {
    let Some(reference) = ReferenceNumber::parse(reference) else { return Ok(None) };
    let stored = app.store.observation_by_reference(&reference).await?;
    Ok(stored.filter(|stored| user.scope.allows(&stored.observation)))
}
