//! Terms that people here added to the vocabulary of the search.

use jiff::Timestamp;
use uuid::Uuid;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::ids::UserId;

/// Terms of one meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTerm {
    /// Its own name for ever.
    pub id: Uuid,
    /// The terms in Finnish.
    pub finnish: Vec<String>,
    /// The terms in Swedish.
    pub swedish: Vec<String>,
    /// When they were added.
    pub at: Timestamp,
    /// Who added them; `None` once the account is gone.
    pub by: Option<UserId>,
}

impl Store {
    /// Adds terms of one meaning.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn add_own_term(&self, term: &OwnTerm) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("insert into own_term (id, finnish, swedish, added_at, user_id) values ($1, $2, $3, $4, $5)")
            .bind(id_text(term.id))
            .bind(term.finnish.join("\n"))
            .bind(term.swedish.join("\n"))
            .bind(time::to_text(term.at))
            .bind(term.by.map(id_text))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Returns the terms in the order in which they were added.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn own_terms(&self) -> Result<Vec<OwnTerm>, StoreError> {
        let rows = sqlx::query("select * from own_term order by added_at, id").fetch_all(&self.pool).await?;
        let lines = |text: String| text.lines().map(str::to_owned).collect();
        let term = |row| -> Result<OwnTerm, StoreError> {
            let row: &sqlx::any::AnyRow = row;
            Ok(OwnTerm {
                id: row.id("id")?,
                finnish: lines(row.text("finnish")?),
                swedish: lines(row.text("swedish")?),
                at: row.time("added_at")?,
                by: row.optional_id("user_id")?,
            })
        };
        rows.iter().map(term).collect()
    }

    /// Removes terms; tells whether they were there.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn remove_own_term(&self, id: Uuid) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let gone = sqlx::query("delete from own_term where id = $1")
            .bind(id_text(id))
            .execute(write.connection())
            .await?
            .rows_affected();
        write.commit().await?;
        Ok(gone > 0)
    }
}
