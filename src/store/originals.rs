//! Sealed originals, and texts that people changed.

use jiff::Timestamp;
use sqlx::AnyConnection;

use super::columns::{Columns, id_text};
use super::decision_changes::follow_members;
use super::{Store, StoreError, change_numbers, grouping_version, time};
use crate::ids::{ObservationId, PhenomenonId};
use crate::intake::Observation;
use crate::originals::SealedOriginal;

impl Store {
    /// Returns the sealed original of an observation, if one is kept.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn original(&self, id: ObservationId) -> Result<Option<SealedOriginal>, StoreError> {
        let row = sqlx::query("select observation_id, sealed, seal_key from original where observation_id = $1")
            .bind(id_text(id))
            .fetch_optional(&self.pool)
            .await?;
        let read = |row: sqlx::any::AnyRow| {
            Ok(SealedOriginal {
                observation: row.id("observation_id")?,
                sealed: row.bytes("sealed")?,
                key: row.text("seal_key")?,
            })
        };
        row.map(read).transpose()
    }

    /// Erases the originals that were sealed up to a time, and what the log holds of them; returns how many.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn erase_originals_until(&self, until: Timestamp) -> Result<u64, StoreError> {
        let mut write = self.write().await?;
        let erased = sqlx::query("delete from original where sealed_at <= $1")
            .bind(time::to_text(until))
            .execute(write.connection())
            .await?
            .rows_affected();
        write.commit().await?;
        if erased > 0 {
            self.empty_log().await?;
        }
        Ok(erased)
    }

    /// Saves the texts of an observation that people changed. Its vectors go, and the grouping takes it in anew; where
    /// people have confirmed that it belongs stays. SQLite's log holds nothing of what was there.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is changed.
    pub async fn change_texts(&self, observation: &Observation, now: Timestamp) -> Result<(), StoreError> {
        let id = id_text(observation.id);
        let mut write = self.write().await?;
        let change = change_numbers::take(write.connection(), 1).await?;
        let rows = sqlx::query(
            "select phenomenon_id from membership where observation_id = $1 and confirmed = 0 order by phenomenon_id",
        )
        .bind(&id)
        .fetch_all(write.connection())
        .await?;
        let left: Vec<PhenomenonId> = rows.iter().map(|row| row.id("phenomenon_id")).collect::<Result<_, _>>()?;
        sqlx::query("update observation set body = $2, proposal = $3, change = $4, grouped_at = null where id = $1")
            .bind(&id)
            .bind(observation.text.as_str())
            .bind(observation.proposal.as_deref())
            .bind(change)
            .execute(write.connection())
            .await?;
        for statement in [
            "delete from observation_vector where observation_id = $1",
            "delete from membership where observation_id = $1 and confirmed = 0",
        ] {
            sqlx::query(statement).bind(&id).execute(write.connection()).await?;
        }
        for phenomenon in left {
            follow_members(write.connection(), phenomenon, now).await?;
        }
        grouping_version::raise(write.connection()).await?;
        write.commit().await?;
        self.empty_log().await
    }
}

pub(super) async fn insert(
    connection: &mut AnyConnection,
    original: &SealedOriginal,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("insert into original (observation_id, sealed, seal_key, sealed_at) values ($1, $2, $3, $4)")
        .bind(id_text(original.observation))
        .bind(original.sealed.clone())
        .bind(original.key.as_str())
        .bind(time::to_text(now))
        .execute(connection)
        .await?;
    Ok(())
}
