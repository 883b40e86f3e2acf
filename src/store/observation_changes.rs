//! What changed since a copy last looked: how the search index follows the database.

use sqlx::Row;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, StoredObservation, observations};
use crate::ids::{ObservationId, PhenomenonId};

/// An observation that is new, or whose phenomena changed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedObservation {
    /// The observation as it is now.
    pub stored: StoredObservation,
    /// The phenomena that it belongs to, in order of their ids.
    pub phenomena: Vec<PhenomenonId>,
}

/// A step along the change sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// What is new or changed, in the order of change.
    pub changed: Vec<ChangedObservation>,
    /// What was deleted.
    pub removed: Vec<ObservationId>,
    /// Where the next step begins.
    pub up_to: i64,
}

impl Changes {
    /// Tells whether there was nothing left to follow.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.removed.is_empty()
    }
}

impl Store {
    /// Returns the next changes after `sequence` (0 for all): up to `limit` changed observations
    /// and as many removals. Repeat with `up_to` until it is empty.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn observations_changed_after(&self, sequence: i64, limit: u32) -> Result<Changes, StoreError> {
        let mut connection = self.pool.acquire().await?;
        // Read first: whatever commits between the queries below has a higher number than this
        // and is left to the next step.
        let settled: i64 =
            sqlx::query_scalar("select value from counter where name = 'change'").fetch_one(&mut *connection).await?;
        let changed_rows =
            sqlx::query("select * from observation where change > $1 and change <= $2 order by change limit $3")
                .bind(sequence)
                .bind(settled)
                .bind(i64::from(limit))
                .fetch_all(&mut *connection)
                .await?;
        let removed_rows = sqlx::query(
            "select observation_id, change from removed_observation \
             where change > $1 and change <= $2 order by change limit $3",
        )
        .bind(sequence)
        .bind(settled)
        .bind(i64::from(limit))
        .fetch_all(&mut *connection)
        .await?;

        // A list cut off by the limit says nothing of what comes after its last row.
        let mut up_to = settled;
        for rows in [&changed_rows, &removed_rows] {
            if let Some(last) = rows.last().filter(|_| rows.len() == limit as usize) {
                up_to = up_to.min(last.number("change")?);
            }
        }

        let mut changes = Changes { changed: Vec::new(), removed: Vec::new(), up_to };
        for row in &changed_rows {
            let stored = observations::from_row(row)?;
            if stored.change > up_to {
                break;
            }
            let memberships =
                sqlx::query("select phenomenon_id from membership where observation_id = $1 order by phenomenon_id")
                    .bind(id_text(stored.observation.id))
                    .fetch_all(&mut *connection)
                    .await?;
            let phenomena = memberships.iter().map(|row| row.id("phenomenon_id")).collect::<Result<_, _>>()?;
            changes.changed.push(ChangedObservation { stored, phenomena });
        }
        for row in &removed_rows {
            if row.try_get::<i64, _>("change")? <= up_to {
                changes.removed.push(row.id("observation_id")?);
            }
        }
        Ok(changes)
    }
}

impl Store {
    /// Returns the number of the latest change to an observation: how far a copy can follow.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn last_change(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar("select value from counter where name = 'change'").fetch_one(&self.pool).await?)
    }
}
