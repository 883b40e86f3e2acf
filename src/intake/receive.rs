//! One observation comes in, by form or API: once this returns, it is stored.

use jiff::Timestamp;
use tokio::sync::Notify;

use super::NewObservation;
use crate::ids::ObservationId;
use crate::store::{ReferenceNumber, Store, StoreError};

/// What the sender of an observation is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The observation's id.
    pub id: ObservationId,
    /// The number that the sender can quote.
    pub reference: ReferenceNumber,
    /// Whether an observation with the same external id was there already; then this one was left out.
    pub already_known: bool,
}

/// Stores an observation, wakes those who wait for new ones and returns what to tell the sender.
///
/// # Errors
/// When the database refuses it; then nothing is stored, and the sender must not be thanked.
pub async fn receive(
    store: &Store,
    wake: &Notify,
    new: NewObservation,
    now: Timestamp,
) -> Result<Received, StoreError> {
    let observation = new.into_observation(ObservationId::new());
    let inserted = store.insert_observation(&observation, now).await?;
    wake.notify_one();
    let reference = ReferenceNumber::of(inserted.id);
    Ok(Received { id: inserted.id, reference, already_known: inserted.already_known })
}
