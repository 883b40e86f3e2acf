//! Sessions, by the hash of their secret: whoever reads the database cannot take one over.

use jiff::Timestamp;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time, users};
use crate::access::{SecretHash, User};
use crate::ids::UserId;

/// Until when a session lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionTimes {
    /// It ends when it was not used until then.
    pub idle_until: Timestamp,
    /// It ends then in any case.
    pub expires_at: Timestamp,
}

impl Store {
    /// Begins a session, and notes that its owner came in.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn insert_session(
        &self,
        secret: &SecretHash,
        user: UserId,
        times: SessionTimes,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "insert into session (secret_hash, user_id, created_at, idle_until, expires_at) \
             values ($1, $2, $3, $4, $5)",
        )
        .bind(secret.as_str())
        .bind(id_text(user))
        .bind(time::to_text(now))
        .bind(time::to_text(times.idle_until))
        .bind(time::to_text(times.expires_at))
        .execute(write.connection())
        .await?;
        sqlx::query("update app_user set signed_in_at = $2 where id = $1")
            .bind(id_text(user))
            .bind(time::to_text(now))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Returns whose session it is and how long it lasts; `None` when it has ended or its account
    /// is closed.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn session(
        &self,
        secret: &SecretHash,
        now: Timestamp,
    ) -> Result<Option<(User, SessionTimes)>, StoreError> {
        let row = sqlx::query(
            "select app_user.*, idle_until, expires_at from session join app_user on app_user.id = user_id \
             where secret_hash = $1 and idle_until > $2 and expires_at > $2 and disabled_at is null",
        )
        .bind(secret.as_str())
        .bind(time::to_text(now))
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let times = SessionTimes { idle_until: row.time("idle_until")?, expires_at: row.time("expires_at")? };
        Ok(Some((users::from_row(&row)?, times)))
    }

    /// Moves the time until which a session may stay unused.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn extend_session(&self, secret: &SecretHash, idle_until: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("update session set idle_until = $2 where secret_hash = $1")
            .bind(secret.as_str())
            .bind(time::to_text(idle_until))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Ends a session.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn delete_session(&self, secret: &SecretHash) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("delete from session where secret_hash = $1")
            .bind(secret.as_str())
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Deletes sessions and sign-in links that have ended; returns how many.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn delete_ended_sessions(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut write = self.write().await?;
        let mut deleted = 0;
        for statement in [
            "delete from session where idle_until <= $1 or expires_at <= $1",
            "delete from sign_in_link where expires_at <= $1",
            "delete from identity_attempt where expires_at <= $1",
        ] {
            let result = sqlx::query(statement).bind(time::to_text(now)).execute(write.connection()).await?;
            deleted += result.rows_affected();
        }
        write.commit().await?;
        Ok(deleted)
    }
}
