//! What the work group says among itself about phenomena.

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::ids::{NoteId, PhenomenonId, UserId};
use crate::phenomena::{Note, NoteText};

impl Store {
    /// Adds a note.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn insert_note(&self, note: &Note) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "insert into phenomenon_note (id, phenomenon_id, user_id, written_at, body) values ($1, $2, $3, $4, $5)",
        )
        .bind(id_text(note.id))
        .bind(id_text(note.phenomenon))
        .bind(note.by.map(id_text))
        .bind(time::to_text(note.at))
        .bind(note.text.as_str())
        .execute(write.connection())
        .await?;
        write.commit().await
    }

    /// Returns the notes about a phenomenon and those merged into it, newest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn notes_about(&self, phenomenon: PhenomenonId) -> Result<Vec<Note>, StoreError> {
        let rows = sqlx::query(
            "with recursive merged (id) as (\
             select id from phenomenon where id = $1 \
             union select phenomenon.id from merged join phenomenon on phenomenon.merged_into = merged.id) \
             select phenomenon_note.* from phenomenon_note join merged on merged.id = phenomenon_id \
             order by written_at desc, phenomenon_note.id desc",
        )
        .bind(id_text(phenomenon))
        .fetch_all(&self.pool)
        .await?;
        let note = |row: &sqlx::any::AnyRow| {
            Ok(Note {
                id: row.id("id")?,
                phenomenon: row.id("phenomenon_id")?,
                by: row.optional_id("user_id")?,
                at: row.time("written_at")?,
                text: NoteText::stored(row.text("body")?),
            })
        };
        rows.iter().map(note).collect()
    }

    /// Removes a note of somebody's own; returns the phenomenon that it was about, `None` where there is no such note.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn delete_note(&self, note: NoteId, by: UserId) -> Result<Option<PhenomenonId>, StoreError> {
        let mut write = self.write().await?;
        let row = sqlx::query("delete from phenomenon_note where id = $1 and user_id = $2 returning phenomenon_id")
            .bind(id_text(note))
            .bind(id_text(by))
            .fetch_optional(write.connection())
            .await?;
        write.commit().await?;
        row.map(|row| row.id("phenomenon_id")).transpose()
    }
}
