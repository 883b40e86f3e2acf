//! What the grouping would do otherwise, and what people answered.

use std::collections::BTreeSet;

use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::ids::{SuggestionId, UserId};
use crate::phenomena::suggestions::{Answer, Idea, Suggestion, SuggestionState};

impl Store {
    /// Makes the ideas of a regroup the open suggestions. Those on matters that a person answered are passed
    /// over; open suggestions that are no longer among the ideas are withdrawn.
    ///
    /// # Errors
    ///
    /// When the database refuses any of it; then none of it is saved.
    pub async fn save_suggestions(&self, ideas: &[Idea], now: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        let matters: BTreeSet<&str> = ideas.iter().map(|idea| idea.matter.as_str()).collect();
        let open = sqlx::query("select matter from suggestion where state = 'open' order by matter")
            .fetch_all(write.connection())
            .await?;
        for row in &open {
            let matter = row.text("matter")?;
            if !matters.contains(matter.as_str()) {
                sqlx::query("update suggestion set state = 'withdrawn' where matter = $1")
                    .bind(matter)
                    .execute(write.connection())
                    .await?;
            }
        }
        for idea in ideas {
            sqlx::query(
                "insert into suggestion (id, matter, kind, decision, why, state, made_at) \
                 values ($1, $2, $3, $4, $5, 'open', $6) on conflict (matter) do update set \
                 decision = excluded.decision, why = excluded.why, state = 'open', \
                 made_at = case when suggestion.state = 'open' then suggestion.made_at else excluded.made_at end \
                 where suggestion.state in ('open', 'withdrawn')",
            )
            .bind(id_text(SuggestionId::new()))
            .bind(idea.matter.as_str())
            .bind(idea.decision.kind().code())
            .bind(serde_json::json!(idea.decision).to_string())
            .bind(serde_json::json!(idea.why).to_string())
            .bind(time::to_text(now))
            .execute(write.connection())
            .await?;
        }
        write.commit().await
    }

    /// Returns the suggestions that wait for an answer, the latest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn open_suggestions(&self) -> Result<Vec<Suggestion>, StoreError> {
        let rows = sqlx::query("select * from suggestion where state = 'open' order by made_at desc, id desc")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Counts the suggestions that wait for an answer.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn open_suggestion_count(&self) -> Result<u64, StoreError> {
        let row = sqlx::query("select count(*) as suggestions from suggestion where state = 'open'")
            .fetch_one(&self.pool)
            .await?;
        row.count("suggestions")
    }

    /// Returns a suggestion.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn suggestion(&self, id: SuggestionId) -> Result<Option<Suggestion>, StoreError> {
        let row =
            sqlx::query("select * from suggestion where id = $1").bind(id_text(id)).fetch_optional(&self.pool).await?;
        row.as_ref().map(from_row).transpose()
    }

    /// Answers an open suggestion. Returns whether it was open.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn answer_suggestion(
        &self,
        id: SuggestionId,
        state: SuggestionState,
        by: UserId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let answered = sqlx::query(
            "update suggestion set state = $2, answered_by = $3, answered_at = $4 where id = $1 and state = 'open'",
        )
        .bind(id_text(id))
        .bind(state.code())
        .bind(id_text(by))
        .bind(time::to_text(now))
        .execute(write.connection())
        .await?;
        write.commit().await?;
        Ok(answered.rows_affected() > 0)
    }

    /// Opens an accepted suggestion again, whose decision could not be taken.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn reopen_suggestion(&self, id: SuggestionId) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "update suggestion set state = 'open', answered_by = null, answered_at = null \
             where id = $1 and state = 'accepted'",
        )
        .bind(id_text(id))
        .execute(write.connection())
        .await?;
        write.commit().await
    }
}

fn from_row(row: &AnyRow) -> Result<Suggestion, StoreError> {
    let by = row.optional_id("answered_by")?;
    Ok(Suggestion {
        id: row.id("id")?,
        decision: row.json("decision")?,
        why: row.json("why")?,
        state: row.code("state", SuggestionState::from_code)?,
        made_at: row.time("made_at")?,
        answer: row.optional_time("answered_at")?.map(|at| Answer { at, by }),
    })
}
