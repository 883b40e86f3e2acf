//! Tokens with which programs call the API in the name of an account.

use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time, users};
use crate::access::{ApiToken, SecretHash, User};
use crate::ids::{TokenId, UserId};

impl Store {
    /// Adds a token.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn insert_api_token(&self, token: &ApiToken, secret: &SecretHash) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "insert into api_token (id, secret_hash, user_id, name, created_at, last_used_at, revoked_at) \
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(id_text(token.id))
        .bind(secret.as_str())
        .bind(id_text(token.user))
        .bind(token.name.as_str())
        .bind(time::to_text(token.created_at))
        .bind(token.last_used_at.map(time::to_text))
        .bind(token.revoked_at.map(time::to_text))
        .execute(write.connection())
        .await?;
        write.commit().await
    }

    /// Returns the tokens of an account, oldest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn api_tokens(&self, user: UserId) -> Result<Vec<ApiToken>, StoreError> {
        let rows = sqlx::query("select * from api_token where user_id = $1 order by created_at, id")
            .bind(id_text(user))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Returns the token with this secret and its user; `None` when it is unknown or revoked, or
    /// the account closed.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn api_token(&self, secret: &SecretHash) -> Result<Option<(ApiToken, User)>, StoreError> {
        let token = sqlx::query("select * from api_token where secret_hash = $1 and revoked_at is null")
            .bind(secret.as_str())
            .fetch_optional(&self.pool)
            .await?;
        let Some(token) = token.as_ref().map(from_row).transpose()? else {
            return Ok(None);
        };
        let user = sqlx::query("select * from app_user where id = $1 and disabled_at is null")
            .bind(id_text(token.user))
            .fetch_optional(&self.pool)
            .await?;
        let user = user.as_ref().map(users::from_row).transpose()?;
        Ok(user.map(|user| (token, user)))
    }

    /// Notes when a token was last used.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn note_api_token_use(&self, id: TokenId, now: Timestamp) -> Result<(), StoreError> {
        self.set_token_time("update api_token set last_used_at = $2 where id = $1", id, now).await?;
        Ok(())
    }

    /// Revokes a token; returns whether it was valid until now.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn revoke_api_token(&self, id: TokenId, now: Timestamp) -> Result<bool, StoreError> {
        let statement = "update api_token set revoked_at = $2 where id = $1 and revoked_at is null";
        Ok(self.set_token_time(statement, id, now).await? > 0)
    }

    async fn set_token_time(&self, statement: &'static str, id: TokenId, now: Timestamp) -> Result<u64, StoreError> {
        let mut write = self.write().await?;
        let result =
            sqlx::query(statement).bind(id_text(id)).bind(time::to_text(now)).execute(write.connection()).await?;
        write.commit().await?;
        Ok(result.rows_affected())
    }
}

fn from_row(row: &AnyRow) -> Result<ApiToken, StoreError> {
    Ok(ApiToken {
        id: row.id("id")?,
        user: row.id("user_id")?,
        name: row.text("name")?,
        created_at: row.time("created_at")?,
        last_used_at: row.optional_time("last_used_at")?,
        revoked_at: row.optional_time("revoked_at")?,
    })
}
