//! Who is told of alerts, and how.

use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::columns::{Columns, id_text, unreadable};
use super::{Store, StoreError, jobs, time};
use crate::access::SecretHash;
use crate::alerts::Alert;
use crate::ids::{UserId, WebhookId};
use crate::notify::{DigestWish, Rhythm, WEBHOOK, Webhook, WebhookAddress, WebhookKind};
use crate::web::Locale;

/// A person's wish for a digest, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredWish {
    /// Whose.
    pub user: UserId,
    /// When it is wanted.
    pub wish: DigestWish,
    /// In which language.
    pub locale: Locale,
    /// Alerts kept up to then have been told of.
    pub told_until: Timestamp,
    /// When the next is due.
    pub next_at: Timestamp,
    /// The secret of the address that ends it.
    pub unsubscribe: String,
}

/// A person's feed, as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredFeed {
    /// Whose.
    pub user: UserId,
    /// In which language.
    pub locale: Locale,
    /// Since when.
    pub created_at: Timestamp,
}

impl Store {
    /// Returns a person's wish for a digest.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn digest_wish(&self, user: UserId) -> Result<Option<StoredWish>, StoreError> {
        let row = sqlx::query("select * from digest_wish where user_id = $1")
            .bind(id_text(user))
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(wish_from_row).transpose()
    }

    /// Keeps a person's wish in place of an earlier one; what was told of stays told.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn save_digest_wish(&self, wish: &StoredWish) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "insert into digest_wish (user_id, rhythm, weekday, hour, language, told_until, next_at, unsubscribe) \
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (user_id) do update set rhythm = excluded.rhythm, \
             weekday = excluded.weekday, hour = excluded.hour, language = excluded.language, \
             next_at = excluded.next_at",
        )
        .bind(id_text(wish.user))
        .bind(wish.wish.rhythm().code())
        .bind(i64::from(wish.wish.weekday()))
        .bind(i64::from(wish.wish.hour()))
        .bind(wish.locale.code())
        .bind(time::to_text(wish.told_until))
        .bind(time::to_text(wish.next_at))
        .bind(wish.unsubscribe.as_str())
        .execute(write.connection())
        .await?;
        write.commit().await
    }

    /// Ends a person's digests.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn delete_digest_wish(&self, user: UserId) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("delete from digest_wish where user_id = $1")
            .bind(id_text(user))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Ends the digests that an address belongs to; returns whether there were any.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn unsubscribe(&self, secret: &str) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let ended = sqlx::query("delete from digest_wish where unsubscribe = $1")
            .bind(secret)
            .execute(write.connection())
            .await?;
        write.commit().await?;
        Ok(ended.rows_affected() > 0)
    }

    /// Returns the digests that are due.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn due_digests(&self, now: Timestamp) -> Result<Vec<StoredWish>, StoreError> {
        let rows = sqlx::query("select * from digest_wish where next_at <= $1 order by next_at, user_id")
            .bind(time::to_text(now))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(wish_from_row).collect()
    }

    /// Makes a job of a digest that is due. Returns whether it did: of two workers one does.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then neither happened.
    pub async fn begin_digest(
        &self,
        due: &StoredWish,
        next: Timestamp,
        kind: &str,
        payload: &serde_json::Value,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let taken = sqlx::query(
            "update digest_wish set next_at = $3, told_until = $4 where user_id = $1 and next_at = $2 \
             and told_until = $5",
        )
        .bind(id_text(due.user))
        .bind(time::to_text(due.next_at))
        .bind(time::to_text(next))
        .bind(time::to_text(now))
        .bind(time::to_text(due.told_until))
        .execute(write.connection())
        .await?;
        if taken.rows_affected() == 0 {
            return Ok(false);
        }
        jobs::insert(write.connection(), kind, payload, now, now).await?;
        write.commit().await?;
        Ok(true)
    }

    /// Gives a person a feed in place of an earlier one, whose address ends.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn save_feed(&self, feed: &StoredFeed, secret: &SecretHash) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "insert into alert_feed (user_id, secret_hash, language, created_at) values ($1, $2, $3, $4) \
             on conflict (user_id) do update set secret_hash = excluded.secret_hash, \
             language = excluded.language, created_at = excluded.created_at",
        )
        .bind(id_text(feed.user))
        .bind(secret.as_str())
        .bind(feed.locale.code())
        .bind(time::to_text(feed.created_at))
        .execute(write.connection())
        .await?;
        write.commit().await
    }

    /// Ends a person's feed.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn delete_feed(&self, user: UserId) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("delete from alert_feed where user_id = $1")
            .bind(id_text(user))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Returns a person's feed.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn feed_of(&self, user: UserId) -> Result<Option<StoredFeed>, StoreError> {
        let row = sqlx::query("select * from alert_feed where user_id = $1")
            .bind(id_text(user))
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(feed_from_row).transpose()
    }

    /// Returns the feed of an address whose owner may still come in.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn feed(&self, secret: &SecretHash) -> Result<Option<StoredFeed>, StoreError> {
        let row = sqlx::query(
            "select alert_feed.* from alert_feed join app_user on app_user.id = user_id \
             where secret_hash = $1 and disabled_at is null",
        )
        .bind(secret.as_str())
        .fetch_optional(&self.pool)
        .await?;
        row.as_ref().map(feed_from_row).transpose()
    }

    /// Returns the webhooks, oldest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn webhooks(&self) -> Result<Vec<Webhook>, StoreError> {
        let rows = sqlx::query("select * from webhook where removed_at is null order by created_at, id")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(webhook_from_row).collect()
    }

    /// Returns a webhook that was not removed.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn webhook(&self, id: WebhookId) -> Result<Option<Webhook>, StoreError> {
        let row = sqlx::query("select * from webhook where id = $1 and removed_at is null")
            .bind(id_text(id))
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(webhook_from_row).transpose()
    }

    /// Adds a webhook.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn add_webhook(&self, webhook: &Webhook, by: UserId, now: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "insert into webhook (id, kind, address, secret, language, created_at, user_id) \
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(id_text(webhook.id))
        .bind(webhook.kind.code())
        .bind(webhook.address.as_str())
        .bind(webhook.secret.as_str())
        .bind(webhook.locale.code())
        .bind(time::to_text(now))
        .bind(id_text(by))
        .execute(write.connection())
        .await?;
        write.commit().await
    }

    /// Ends a webhook; returns whether there was one.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn remove_webhook(&self, id: WebhookId, now: Timestamp) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let removed =
            sqlx::query("update webhook set removed_at = $2, secret = '' where id = $1 and removed_at is null")
                .bind(id_text(id))
                .bind(time::to_text(now))
                .execute(write.connection())
                .await?;
        write.commit().await?;
        Ok(removed.rows_affected() > 0)
    }
}

/// Makes the jobs that tell the webhooks of an alert that was just raised; none about the past.
pub(super) async fn tell_webhooks(
    connection: &mut AnyConnection,
    alert: &Alert,
    now: Timestamp,
) -> Result<(), StoreError> {
    if alert.is_backfill {
        return Ok(());
    }
    let rows = sqlx::query("select id from webhook where removed_at is null order by id").fetch_all(&mut *connection);
    for row in &rows.await? {
        let payload = serde_json::json!({ "webhook": row.text("id")?, "alert": alert.id });
        jobs::insert(connection, WEBHOOK, &payload, now, now).await?;
    }
    Ok(())
}

fn wish_from_row(row: &AnyRow) -> Result<StoredWish, StoreError> {
    let small = |column: &str| i8::try_from(row.number(column)?).map_err(|error| unreadable(column, error));
    let wish = DigestWish::new(row.code("rhythm", Rhythm::from_code)?, small("weekday")?, small("hour")?);
    Ok(StoredWish {
        user: row.id("user_id")?,
        wish: wish.ok_or_else(|| unreadable("hour", "no such weekday or hour"))?,
        locale: row.code("language", Locale::from_tag)?,
        told_until: row.time("told_until")?,
        next_at: row.time("next_at")?,
        unsubscribe: row.text("unsubscribe")?,
    })
}

fn feed_from_row(row: &AnyRow) -> Result<StoredFeed, StoreError> {
    Ok(StoredFeed {
        user: row.id("user_id")?,
        locale: row.code("language", Locale::from_tag)?,
        created_at: row.time("created_at")?,
    })
}

fn webhook_from_row(row: &AnyRow) -> Result<Webhook, StoreError> {
    let address = WebhookAddress::parse(&row.text("address")?);
    Ok(Webhook {
        id: row.id("id")?,
        kind: row.code("kind", WebhookKind::from_code)?,
        address: address.map_err(|fault| unreadable("address", fault))?,
        secret: row.text("secret")?,
        locale: row.code("language", Locale::from_tag)?,
    })
}
