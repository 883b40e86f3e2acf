//! Vectors stand beside the encoder that made them.

use ilmiotutka::encoder::EncoderName;
use ilmiotutka::ids::ObservationId;
use ilmiotutka::store::{Store, StoreError};

use crate::people::eviction;
use crate::support::at;

pub async fn are_kept_by_encoder(store: &Store) {
    let observations = [eviction("2026-01-02T10:00:00Z"), eviction("2026-01-01T10:00:00Z")];
    store.insert_observations(&observations, None, at("2026-02-01T08:00:00Z")).await.unwrap();
    let [newer, older] = [observations[0].id, observations[1].id];
    let (old, new) = (EncoderName::new("e5/1"), EncoderName::new("e5/2"));

    store.save_vectors(&old, &[(newer, vec![1.0, 0.0]), (older, vec![0.5, -0.5])]).await.unwrap();
    store.save_vectors(&old, &[(newer, vec![0.0, 1.0])]).await.unwrap();
    store.save_vectors(&new, &[(newer, vec![0.25, 0.75, 0.5])]).await.unwrap();
    assert_eq!(store.vectors(&old).await.unwrap(), [(older, vec![0.5, -0.5]), (newer, vec![0.0, 1.0])]);
    assert_eq!(store.vectors(&new).await.unwrap(), [(newer, vec![0.25, 0.75, 0.5])]);
    assert_eq!(store.vector_count(&old).await.unwrap(), 2);

    let missing = store.observations_without_vector(&new, 10).await.unwrap();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].observation.id, older);
    assert!(store.observations_without_vector(&old, 10).await.unwrap().is_empty());

    let of_nobody = store.save_vectors(&new, &[(older, vec![1.0]), (ObservationId::new(), vec![1.0])]).await;
    assert!(matches!(of_nobody, Err(StoreError::Dangling(_))), "{of_nobody:?}");
    assert_eq!(store.vector_count(&new).await.unwrap(), 1, "nothing of a refused batch is kept");

    assert_eq!(store.delete_vectors_of_other_encoders(&new).await.unwrap(), 2);
    assert_eq!(store.vector_count(&old).await.unwrap(), 0);
    store.delete_observations(&[newer]).await.unwrap();
    assert_eq!(store.vector_count(&new).await.unwrap(), 0);
}
