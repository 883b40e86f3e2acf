//! Links that sign somebody in once.

use jiff::Timestamp;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time, users};
use crate::access::{SecretHash, User};
use crate::ids::UserId;

impl Store {
    /// Adds a link in place of the account's earlier ones.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn insert_sign_in_link(
        &self,
        secret: &SecretHash,
        user: UserId,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("delete from sign_in_link where user_id = $1")
            .bind(id_text(user))
            .execute(write.connection())
            .await?;
        sqlx::query("insert into sign_in_link (secret_hash, user_id, expires_at) values ($1, $2, $3)")
            .bind(secret.as_str())
            .bind(id_text(user))
            .bind(time::to_text(expires_at))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Uses a link up and returns whom it signs in; `None` when it is unknown, used, too old, or
    /// its account closed. Of two that use it at once, one gets `None`.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn use_sign_in_link(&self, secret: &SecretHash, now: Timestamp) -> Result<Option<User>, StoreError> {
        let mut write = self.write().await?;
        let link = sqlx::query("delete from sign_in_link where secret_hash = $1 and expires_at > $2 returning user_id")
            .bind(secret.as_str())
            .bind(time::to_text(now))
            .fetch_optional(write.connection())
            .await?;
        let Some(link) = link else {
            return Ok(None);
        };
        let user = sqlx::query("select * from app_user where id = $1 and disabled_at is null")
            .bind(link.text("user_id")?)
            .fetch_optional(write.connection())
            .await?;
        write.commit().await?;
        user.as_ref().map(users::from_row).transpose()
    }
}
