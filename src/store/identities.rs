//! How the organisation's own sign-in names the owners of accounts, and sign-ins that are on their way there.

use jiff::Timestamp;

use super::columns::{Columns, id_text};
use super::connect::Write;
use super::{Store, StoreError, time, users};
use crate::access::{Identity, IdentityAttempt, SecretHash, User};
use crate::ids::UserId;

impl Store {
    /// Returns the account of an identity, closed ones too.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn user_of_identity(&self, identity: &Identity) -> Result<Option<User>, StoreError> {
        let row = sqlx::query("select * from app_user where issuer = $1 and subject = $2")
            .bind(identity.issuer.as_str())
            .bind(identity.subject.as_str())
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(users::from_row).transpose()
    }

    /// Keeps whose identity opens an account from now on; returns whether it did: not where another opens it already.
    ///
    /// # Errors
    ///
    /// [`StoreError::AlreadyThere`] when the identity opens another account.
    pub async fn bind_identity(&self, user: UserId, identity: &Identity) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let is_bound = bind(&mut write, user, identity).await?;
        write.commit().await?;
        Ok(is_bound)
    }

    /// Lets no identity open an account, until one is bound to it again.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn unbind_identity(&self, user: UserId) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("update app_user set issuer = null, subject = null where id = $1")
            .bind(id_text(user))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Adds an account without a password that an identity opens.
    ///
    /// # Errors
    ///
    /// [`StoreError::AlreadyThere`] when the e-mail address has an account, or the identity opens another.
    pub async fn insert_user_of_identity(&self, user: &User, identity: &Identity) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        users::insert(&mut write, user, None).await?;
        bind(&mut write, user.id, identity).await?;
        write.commit().await
    }

    /// Keeps a sign-in that goes to the provider.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn insert_identity_attempt(
        &self,
        secret: &SecretHash,
        attempt: &IdentityAttempt,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "insert into identity_attempt (secret_hash, state_hash, nonce, verifier, next, expires_at) \
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(secret.as_str())
        .bind(attempt.state_hash.as_str())
        .bind(attempt.nonce.as_str())
        .bind(attempt.verifier.as_str())
        .bind(attempt.next.as_str())
        .bind(time::to_text(expires_at))
        .execute(write.connection())
        .await?;
        write.commit().await
    }

    /// Takes a sign-in out that went to the provider; `None` when it is unknown, taken or too old. Of two that take it
    /// at once, one gets `None`.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn take_identity_attempt(
        &self,
        secret: &SecretHash,
        now: Timestamp,
    ) -> Result<Option<IdentityAttempt>, StoreError> {
        let mut write = self.write().await?;
        let row = sqlx::query(
            "delete from identity_attempt where secret_hash = $1 and expires_at > $2 \
             returning state_hash, nonce, verifier, next",
        )
        .bind(secret.as_str())
        .bind(time::to_text(now))
        .fetch_optional(write.connection())
        .await?;
        write.commit().await?;
        row.map(|row| {
            Ok(IdentityAttempt {
                state_hash: SecretHash::from_stored(row.text("state_hash")?),
                nonce: row.text("nonce")?,
                verifier: row.text("verifier")?,
                next: row.text("next")?,
            })
        })
        .transpose()
    }
}

async fn bind(write: &mut Write, user: UserId, identity: &Identity) -> Result<bool, StoreError> {
    let result = sqlx::query("update app_user set issuer = $2, subject = $3 where id = $1 and issuer is null")
        .bind(id_text(user))
        .bind(identity.issuer.as_str())
        .bind(identity.subject.as_str())
        .execute(write.connection())
        .await?;
    Ok(result.rows_affected() == 1)
}
