//! Searches that the work group keeps.

use jiff::Timestamp;
use uuid::Uuid;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::ids::UserId;

/// A search that somebody kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its own name for ever.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// The search as it stands in the address.
    pub query: String,
    /// When it was kept.
    pub at: Timestamp,
    /// Who kept it; `None` once the account is gone.
    pub by: Option<UserId>,
}

impl Store {
    /// Keeps a search.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn save_search(&self, saved: &SavedSearch) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("insert into saved_search (id, name, query, saved_at, user_id) values ($1, $2, $3, $4, $5)")
            .bind(id_text(saved.id))
            .bind(saved.name.as_str())
            .bind(saved.query.as_str())
            .bind(time::to_text(saved.at))
            .bind(saved.by.map(id_text))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Returns the kept searches, by name.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn saved_searches(&self) -> Result<Vec<SavedSearch>, StoreError> {
        let rows = sqlx::query("select * from saved_search order by name, id").fetch_all(&self.pool).await?;
        let saved = |row| -> Result<SavedSearch, StoreError> {
            let row: &sqlx::any::AnyRow = row;
            Ok(SavedSearch {
                id: row.id("id")?,
                name: row.text("name")?,
                query: row.text("query")?,
                at: row.time("saved_at")?,
                by: row.optional_id("user_id")?,
            })
        };
        rows.iter().map(saved).collect()
    }

    /// Forgets a search; tells whether it was there.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn forget_search(&self, id: Uuid) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let gone = sqlx::query("delete from saved_search where id = $1")
            .bind(id_text(id))
            .execute(write.connection())
            .await?
            .rows_affected();
        write.commit().await?;
        Ok(gone > 0)
    }
}
