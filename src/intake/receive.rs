//! One observation comes in, by form or API: once this returns, it is stored.

use jiff::Timestamp;
use tokio::sync::Notify;

use super::NewObservation;
use crate::ids::ObservationId;
use crate::originals::{self, Sealer};
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

/// Stores an observation, with a sealer what was masked in it too, wakes those who wait for new ones and returns what to tell the sender.
///
/// # Errors
/// When the database refuses it; then nothing is stored, and the sender must not be thanked.
pub async fn receive(
    store: &Store,
    wake: &Notify,
    sealer: Option<&Sealer>,
    new: NewObservation,
    now: Timestamp,
) -> Result<Received, StoreError> {
    let id = ObservationId::new();
    let sealed: Vec<_> = originals::seal(sealer, id, new.original()).into_iter().collect();
    let observations = [new.into_observation(id)];
    let inserted = store.insert_with_originals(&observations, &sealed, None, now).await?[0];
    wake.notify_one();
    let reference = ReferenceNumber::of(inserted.id);
    Ok(Received { id: inserted.id, reference, already_known: inserted.already_known })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{DateReading, ParseContext, RawObservation, Reference, Source};
    use crate::store::Database;
    use crate::text::Redactor;

    #[tokio::test]
    async fn what_was_received_is_stored_under_its_number_and_waiters_wake() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::connect(&Database::in_data_dir(folder.path())).await.unwrap();
        store.prepare().await.unwrap();
        let now = "2026-03-01T12:00:00Z".parse().unwrap();
        let context = ParseContext {
            reference: Reference::embedded(),
            redactor: &Redactor::new(),
            source: Source::Form,
            form_language: None,
            form_county: None,
            dates: &DateReading::default(),
            now,
        };
        let raw = RawObservation { text: Some("Jono on pitkä.".to_owned()), ..RawObservation::default() };
        let (new, _) = NewObservation::parse(&raw, &context).unwrap();
        let wake = Notify::new();

        let received = receive(&store, &wake, None, new, now).await.unwrap();
        wake.notified().await;

        let stored = store.observation_by_reference(&received.reference).await.unwrap().unwrap();
        assert_eq!((stored.observation.id, stored.observation.received_at), (received.id, now));
        assert!(!received.already_known);
    }
}
