//! Erasing an observation for good.

use jiff::Timestamp;

use super::columns::{Columns, id_text};
use super::decision_changes::follow_members;
use super::{Database, Store, StoreError, change_numbers, grouping_version};
use crate::ids::{ObservationId, PhenomenonId};

impl Store {
    /// Erases an observation with its vectors and memberships, and tells the copies to follow; returns whether it was
    /// there. The phenomena that it belonged to follow.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is erased.
    pub async fn erase_observation(&self, id: ObservationId, now: Timestamp) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let rows = sqlx::query("select phenomenon_id from membership where observation_id = $1 order by phenomenon_id")
            .bind(id_text(id))
            .fetch_all(write.connection())
            .await?;
        let homes: Vec<PhenomenonId> = rows.iter().map(|row| row.id("phenomenon_id")).collect::<Result<_, _>>()?;
        let erased = sqlx::query("delete from observation where id = $1")
            .bind(id_text(id))
            .execute(write.connection())
            .await?
            .rows_affected();
        if erased == 0 {
            return Ok(false);
        }
        let change = change_numbers::take(write.connection(), 1).await?;
        sqlx::query("insert into removed_observation (observation_id, change) values ($1, $2)")
            .bind(id_text(id))
            .bind(change)
            .execute(write.connection())
            .await?;
        for home in homes {
            follow_members(write.connection(), home, now).await?;
        }
        // Whoever holds the grouping in memory loads it anew.
        grouping_version::raise(write.connection()).await?;
        write.commit().await?;
        self.empty_log().await?;
        Ok(true)
    }

    /// Writes SQLite's log into the database and empties it, so that it holds nothing erased. On PostgreSQL this is
    /// the operator's: its log and its dead rows go by its own rules.
    pub(super) async fn empty_log(&self) -> Result<(), StoreError> {
        if matches!(*self.database, Database::Sqlite(_)) {
            sqlx::query("pragma wal_checkpoint(truncate)").execute(&self.pool).await?;
        }
        Ok(())
    }
}
