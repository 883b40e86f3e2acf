//! Which observations somebody of the work group has looked at.

use jiff::Timestamp;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::ids::ObservationId;
use crate::review::{Review, Urgency, Verdict, Waiting};

impl Store {
    /// Returns up to `limit` observations received since a time that nobody has looked at, oldest first, each with the
    /// phenomenon to which it belongs best. What a person confirmed somewhere was looked at.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn unreviewed(&self, since: Timestamp, limit: u32) -> Result<Vec<Waiting>, StoreError> {
        let rows = sqlx::query(
            "select id, received_at, (select phenomenon_id from membership where observation_id = observation.id \
             order by score desc, phenomenon_id limit 1) as home from observation where received_at >= $1 \
             and not exists (select 1 from review where review.observation_id = observation.id) \
             and not exists (select 1 from membership where observation_id = observation.id and confirmed = 1) \
             order by received_at, id limit $2",
        )
        .bind(time::to_text(since))
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        let waiting = |row: &sqlx::any::AnyRow| {
            Ok(Waiting {
                observation: row.id("id")?,
                received_at: row.time("received_at")?,
                home: row.optional_id("home")?,
                urgency: Urgency::Usual,
            })
        };
        rows.iter().map(waiting).collect()
    }

    /// Keeps that somebody looked at an observation, in place of an earlier time.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn save_review(&self, review: &Review) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "insert into review (observation_id, verdict, decision_id, user_id, reviewed_at) \
             values ($1, $2, $3, $4, $5) on conflict (observation_id) do update set verdict = excluded.verdict, \
             decision_id = excluded.decision_id, user_id = excluded.user_id, reviewed_at = excluded.reviewed_at",
        )
        .bind(id_text(review.observation))
        .bind(review.verdict.code())
        .bind(review.decision.map(id_text))
        .bind(review.by.map(id_text))
        .bind(time::to_text(review.at))
        .execute(write.connection())
        .await?;
        write.commit().await
    }

    /// Returns what was said of an observation; `None` where nobody has looked at it.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn review(&self, observation: ObservationId) -> Result<Option<Review>, StoreError> {
        let row = sqlx::query("select * from review where observation_id = $1")
            .bind(id_text(observation))
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Review {
            observation: row.id("observation_id")?,
            verdict: row.code("verdict", Verdict::from_code)?,
            decision: row.optional_id("decision_id")?,
            by: row.optional_id("user_id")?,
            at: row.time("reviewed_at")?,
        }))
    }

    /// Lets an observation wait again.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn delete_review(&self, observation: ObservationId) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("delete from review where observation_id = $1")
            .bind(id_text(observation))
            .execute(write.connection())
            .await?;
        write.commit().await
    }
}
