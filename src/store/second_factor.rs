//! What is kept of second factors.

use jiff::Timestamp;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time, users};
use crate::access::{SecretHash, User};
use crate::ids::UserId;

/// The second factor of an account.
#[derive(Clone, Default)]
pub struct SecondFactor {
    /// The secret; `None` while it is off.
    pub secret: Option<String>,
    /// A secret that was shown and not confirmed.
    pub pending: Option<String>,
    /// The step of the last code that was used.
    pub last_step: Option<i64>,
    /// Until when no code is looked at.
    pub blocked_until: Option<Timestamp>,
}

impl Store {
    /// Returns the second factor of an account.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn second_factor(&self, user: UserId) -> Result<SecondFactor, StoreError> {
        let row =
            sqlx::query("select * from app_user where id = $1").bind(id_text(user)).fetch_optional(&self.pool).await?;
        let Some(row) = row else { return Ok(SecondFactor::default()) };
        Ok(SecondFactor {
            secret: row.optional_text("totp_secret")?,
            pending: row.optional_text("totp_pending")?,
            last_step: row.optional_number("totp_last_step")?,
            blocked_until: row.optional_time("sign_in_blocked_until")?,
        })
    }

    /// Keeps a secret until it is confirmed, or forgets it.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn set_pending_factor(&self, user: UserId, secret: Option<&str>) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("update app_user set totp_pending = $2 where id = $1")
            .bind(id_text(user))
            .bind(secret)
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Switches the second factor on, with the codes for when it is lost.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is changed.
    pub async fn set_second_factor(
        &self,
        user: UserId,
        secret: &str,
        step: i64,
        recovery: &[SecretHash],
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("update app_user set totp_secret = $2, totp_last_step = $3, totp_pending = null where id = $1")
            .bind(id_text(user))
            .bind(secret)
            .bind(step)
            .execute(write.connection())
            .await?;
        sqlx::query("delete from recovery_code where user_id = $1")
            .bind(id_text(user))
            .execute(write.connection())
            .await?;
        for code in recovery {
            sqlx::query("insert into recovery_code (hash, user_id) values ($1, $2)")
                .bind(code.as_str())
                .bind(id_text(user))
                .execute(write.connection())
                .await?;
        }
        write.commit().await
    }

    /// Switches the second factor off.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is changed.
    pub async fn remove_second_factor(&self, user: UserId) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        for statement in [
            "update app_user set totp_secret = null, totp_pending = null, totp_last_step = null where id = $1",
            "delete from recovery_code where user_id = $1",
            "delete from sign_in_challenge where user_id = $1",
        ] {
            sqlx::query(statement).bind(id_text(user)).execute(write.connection()).await?;
        }
        write.commit().await
    }

    /// Notes that the code of a step was used; of two who use it at once, one gets `false`.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn use_code(&self, user: UserId, step: i64) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let used = sqlx::query(
            "update app_user set totp_last_step = $2 \
             where id = $1 and (totp_last_step is null or totp_last_step < $2)",
        )
        .bind(id_text(user))
        .bind(step)
        .execute(write.connection())
        .await?
        .rows_affected();
        write.commit().await?;
        Ok(used > 0)
    }

    /// Uses a code for when the telephone is lost up; tells whether there was one.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn use_recovery_code(&self, user: UserId, code: &SecretHash) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let used = sqlx::query("delete from recovery_code where user_id = $1 and hash = $2")
            .bind(id_text(user))
            .bind(code.as_str())
            .execute(write.connection())
            .await?
            .rows_affected();
        write.commit().await?;
        Ok(used > 0)
    }

    /// Keeps that somebody has shown a password or a link and owes the code.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn insert_challenge(
        &self,
        secret: &SecretHash,
        user: UserId,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("insert into sign_in_challenge (secret_hash, user_id, expires_at) values ($1, $2, $3)")
            .bind(secret.as_str())
            .bind(id_text(user))
            .bind(time::to_text(expires_at))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Returns who owes the code; `None` when it is too late or the account is closed.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn challenged(&self, secret: &SecretHash, now: Timestamp) -> Result<Option<User>, StoreError> {
        let row = sqlx::query(
            "select app_user.* from sign_in_challenge join app_user on app_user.id = user_id \
             where secret_hash = $1 and expires_at > $2 and disabled_at is null",
        )
        .bind(secret.as_str())
        .bind(time::to_text(now))
        .fetch_optional(&self.pool)
        .await?;
        row.as_ref().map(users::from_row).transpose()
    }

    /// Forgets that somebody owed the code.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn end_challenge(&self, secret: &SecretHash) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("delete from sign_in_challenge where secret_hash = $1")
            .bind(secret.as_str())
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Ends every session of an account and returns how many there were.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn end_sessions(&self, user: UserId) -> Result<u64, StoreError> {
        let mut write = self.write().await?;
        let ended = sqlx::query("delete from session where user_id = $1")
            .bind(id_text(user))
            .execute(write.connection())
            .await?;
        write.commit().await?;
        Ok(ended.rows_affected())
    }
}
