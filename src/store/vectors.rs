//! Sentence vectors, kept beside the name of the encoder that made them.

use futures::TryStreamExt;

use super::columns::{Columns, id_text, unreadable};
use super::{Store, StoreError, StoredObservation, observations};
use crate::encoder::EncoderName;
use crate::ids::ObservationId;

impl Store {
    /// Stores vectors in one transaction; one that is there already is replaced.
    ///
    /// # Errors
    ///
    /// When the database refuses one, for instance because its observation is gone; then none is
    /// stored.
    pub async fn save_vectors(
        &self,
        encoder: &EncoderName,
        vectors: &[(ObservationId, Vec<f32>)],
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        for (observation, vector) in vectors {
            sqlx::query(
                "insert into observation_vector (encoder, observation_id, vector) values ($1, $2, $3) \
                 on conflict (encoder, observation_id) do update set vector = excluded.vector",
            )
            .bind(encoder.as_str())
            .bind(id_text(observation))
            .bind(to_bytes(vector))
            .execute(write.connection())
            .await?;
        }
        write.commit().await
    }

    /// Returns every vector of an encoder, in the order in which their observations were received.
    ///
    /// The rows are read one by one, so that memory holds each vector once.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn vectors(&self, encoder: &EncoderName) -> Result<Vec<(ObservationId, Vec<f32>)>, StoreError> {
        let mut rows = sqlx::query(
            "select observation_id, vector from observation_vector \
             join observation on observation.id = observation_id \
             where encoder = $1 order by received_at, observation_id",
        )
        .bind(encoder.as_str())
        .fetch(&self.pool);
        let mut vectors = Vec::new();
        while let Some(row) = rows.try_next().await? {
            vectors.push((row.id("observation_id")?, from_bytes(&row.bytes("vector")?)?));
        }
        Ok(vectors)
    }

    /// Returns up to `limit` observations that have no vector of this encoder, oldest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn observations_without_vector(
        &self,
        encoder: &EncoderName,
        limit: u32,
    ) -> Result<Vec<StoredObservation>, StoreError> {
        let rows = sqlx::query(
            "select * from observation where not exists (select 1 from observation_vector \
             where encoder = $1 and observation_id = observation.id) order by received_at, id limit $2",
        )
        .bind(encoder.as_str())
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(observations::from_row).collect()
    }

    /// Counts the vectors of an encoder: how far a re-embedding is.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn vector_count(&self, encoder: &EncoderName) -> Result<u64, StoreError> {
        sqlx::query("select count(*) as vectors from observation_vector where encoder = $1")
            .bind(encoder.as_str())
            .fetch_one(&self.pool)
            .await?
            .count("vectors")
    }

    /// Deletes the vectors of all encoders but one; returns how many.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn delete_vectors_of_other_encoders(&self, keep: &EncoderName) -> Result<u64, StoreError> {
        let mut write = self.write().await?;
        let deleted = sqlx::query("delete from observation_vector where encoder <> $1")
            .bind(keep.as_str())
            .execute(write.connection())
            .await?;
        write.commit().await?;
        Ok(deleted.rows_affected())
    }
}

pub(super) fn to_bytes(vector: &[f32]) -> Vec<u8> {
    vector.iter().flat_map(|value| value.to_le_bytes()).collect()
}

pub(super) fn from_bytes(bytes: &[u8]) -> Result<Vec<f32>, StoreError> {
    let (values, rest) = bytes.as_chunks::<4>();
    if !rest.is_empty() {
        return Err(unreadable("vector", format!("{} bytes are not a number of f32", bytes.len())));
    }
    Ok(values.iter().map(|value| f32::from_le_bytes(*value)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vector_comes_back_bit_for_bit() {
        let vector = vec![0.0, -0.0, 1.5, f32::MIN_POSITIVE, -1e-30];
        let back = from_bytes(&to_bytes(&vector)).unwrap();
        assert_eq!(
            back.iter().map(|v| v.to_bits()).collect::<Vec<_>>(),
            vector.iter().map(|v| v.to_bits()).collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_vector_cut_short_is_refused() {
        assert!(matches!(from_bytes(&[0, 0, 0]), Err(StoreError::Unreadable { .. })));
    }
}
