//! When somebody was here before.

use jiff::{SignedDuration, Timestamp};

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::ids::UserId;

/// Looks that are no further apart are one visit.
const ONE_VISIT: SignedDuration = SignedDuration::from_hours(4);

impl Store {
    /// Keeps that the owner of an account looks at the overview now, and returns when the visit before this one was;
    /// `None` for the first.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn look(&self, user: UserId, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let mut write = self.write().await?;
        let row = sqlx::query("select looked_at, visited_before_at from app_user where id = $1")
            .bind(id_text(user))
            .fetch_one(write.connection())
            .await?;
        let (looked, before) = (row.optional_time("looked_at")?, row.optional_time("visited_before_at")?);
        let before = if looked.is_some_and(|looked| now - ONE_VISIT >= looked) { looked } else { before };
        sqlx::query("update app_user set looked_at = $2, visited_before_at = $3 where id = $1")
            .bind(id_text(user))
            .bind(time::to_text(now))
            .bind(before.map(time::to_text))
            .execute(write.connection())
            .await?;
        write.commit().await?;
        Ok(before)
    }
}
