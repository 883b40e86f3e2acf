//! What people know about the stream of observations: known events, and levels that became usual.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::alerts::{AlertState, KnownEvent, KnownEventKind, Marks};
use crate::ids::{PhenomenonId, UserId};

/// A known event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its own name.
    pub id: Uuid,
    /// What it is.
    pub event: KnownEvent,
    /// When it was marked.
    pub created_at: Timestamp,
    /// Who marked it; `None` when the account is gone.
    pub by: Option<UserId>,
}

impl Store {
    /// Marks days on which more or less came in than usual, and returns the mark's name.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn mark_event(&self, event: &KnownEvent, by: UserId, now: Timestamp) -> Result<Uuid, StoreError> {
        let id = Uuid::now_v7();
        sqlx::query(
            "insert into known_event (id, kind, first_day, last_day, note, created_at, user_id) \
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(id_text(id))
        .bind(event.kind.code())
        .bind(event.first_day.to_string())
        .bind(event.last_day.to_string())
        .bind(event.note.as_deref())
        .bind(time::to_text(now))
        .bind(id_text(by))
        .execute(&self.pool)
        .await?;
        Ok(id)
    }

    /// Takes a mark back. Returns whether it was there.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn remove_event(&self, id: Uuid, now: Timestamp) -> Result<bool, StoreError> {
        let removed = sqlx::query("update known_event set removed_at = $2 where id = $1 and removed_at is null")
            .bind(id_text(id))
            .bind(time::to_text(now))
            .execute(&self.pool)
            .await?;
        Ok(removed.rows_affected() > 0)
    }

    /// Returns the marked events that were not taken back, by their first day.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn known_events(&self) -> Result<Vec<StoredEvent>, StoreError> {
        let rows = sqlx::query("select * from known_event where removed_at is null order by first_day, id")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(event).collect()
    }

    /// Says that the level that a phenomenon rose to is its usual one from a day on.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn accept_level(
        &self,
        phenomenon: PhenomenonId,
        since: Date,
        by: UserId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "insert into usual_level (phenomenon_id, since_day, at, user_id) values ($1, $2, $3, $4) \
             on conflict (phenomenon_id) do update set since_day = $2, at = $3, user_id = $4",
        )
        .bind(id_text(phenomenon))
        .bind(since.to_string())
        .bind(time::to_text(now))
        .bind(id_text(by))
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Takes back that a phenomenon's level is usual. Returns whether it had been said.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn refuse_level(&self, phenomenon: PhenomenonId) -> Result<bool, StoreError> {
        let removed = sqlx::query("delete from usual_level where phenomenon_id = $1")
            .bind(id_text(phenomenon))
            .execute(&self.pool)
            .await?;
        Ok(removed.rows_affected() > 0)
    }

    /// Returns all that people said that the search for surges must know.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn surge_marks(&self) -> Result<Marks, StoreError> {
        let events = self.known_events().await?.into_iter().map(|stored| stored.event).collect();
        let rows = sqlx::query("select * from usual_level order by phenomenon_id").fetch_all(&self.pool).await?;
        let mut usual_since = BTreeMap::new();
        for row in &rows {
            usual_since.insert(row.id("phenomenon_id")?, row.day("since_day")?);
        }
        let rows = sqlx::query("select id from alert where state = $1 order by id")
            .bind(AlertState::Dismissed.code())
            .fetch_all(&self.pool)
            .await?;
        let dismissed = rows.iter().map(|row| row.id("id")).collect::<Result<HashSet<_>, _>>()?;
        Ok(Marks { events, usual_since, dismissed })
    }
}

fn event(row: &AnyRow) -> Result<StoredEvent, StoreError> {
    Ok(StoredEvent {
        id: row.id("id")?,
        event: KnownEvent {
            kind: row.code("kind", KnownEventKind::from_code)?,
            first_day: row.day("first_day")?,
            last_day: row.day("last_day")?,
            note: row.optional_text("note")?,
        },
        created_at: row.time("created_at")?,
        by: row.optional_id("user_id")?,
    })
}
