//! Links that work once.

use jiff::Timestamp;

use super::columns::{Columns, id_text};
use super::connect::Write;
use super::{Store, StoreError, time, users};
use crate::access::{LinkPurpose, SecretHash, User};
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
        purpose: LinkPurpose,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("delete from sign_in_link where user_id = $1")
            .bind(id_text(user))
            .execute(write.connection())
            .await?;
        sqlx::query("insert into sign_in_link (secret_hash, user_id, purpose, expires_at) values ($1, $2, $3, $4)")
            .bind(secret.as_str())
            .bind(id_text(user))
            .bind(purpose.code())
            .bind(time::to_text(expires_at))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Returns whose link it is; `None` when it is unknown, used, too old or for something else, or its account closed.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn link_owner(
        &self,
        secret: &SecretHash,
        purpose: LinkPurpose,
        now: Timestamp,
    ) -> Result<Option<User>, StoreError> {
        let row = sqlx::query(
            "select app_user.* from sign_in_link join app_user on app_user.id = user_id \
             where secret_hash = $1 and purpose = $2 and expires_at > $3 and disabled_at is null",
        )
        .bind(secret.as_str())
        .bind(purpose.code())
        .bind(time::to_text(now))
        .fetch_optional(&self.pool)
        .await?;
        row.as_ref().map(users::from_row).transpose()
    }

    /// Uses a link up that signs in, and returns whom; `None` when it is unknown, used, too old or for something else, or
    /// its account closed. Of two that use it at once, one gets `None`.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn use_sign_in_link(&self, secret: &SecretHash, now: Timestamp) -> Result<Option<User>, StoreError> {
        let mut write = self.write().await?;
        let user = use_up(&mut write, secret, LinkPurpose::SignIn, now).await?;
        write.commit().await?;
        Ok(user)
    }

    /// Uses a link up that is for a password, gives its account this one and ends the account's sessions; `None`, with
    /// nothing changed, when the link is unknown, used, too old or for something else, or its account closed. Of two that
    /// use it at once, one gets `None`.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is changed.
    pub async fn set_password_by_link(
        &self,
        secret: &SecretHash,
        password_hash: &str,
        now: Timestamp,
    ) -> Result<Option<User>, StoreError> {
        let mut write = self.write().await?;
        let Some(user) = use_up(&mut write, secret, LinkPurpose::Password, now).await? else { return Ok(None) };
        users::set_password(&mut write, user.id, password_hash).await?;
        write.commit().await?;
        Ok(Some(user))
    }
}

async fn use_up(
    write: &mut Write,
    secret: &SecretHash,
    purpose: LinkPurpose,
    now: Timestamp,
) -> Result<Option<User>, StoreError> {
    let link = sqlx::query(
        "delete from sign_in_link where secret_hash = $1 and purpose = $2 and expires_at > $3 returning user_id",
    )
    .bind(secret.as_str())
    .bind(purpose.code())
    .bind(time::to_text(now))
    .fetch_optional(write.connection())
    .await?;
    let Some(link) = link else { return Ok(None) };
    let user = sqlx::query("select * from app_user where id = $1 and disabled_at is null")
        .bind(link.text("user_id")?)
        .fetch_optional(write.connection())
        .await?;
    user.as_ref().map(users::from_row).transpose()
}
