//! People's decisions, with what each changed.

use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::columns::{Columns, id_text};
use super::phenomenon_events::{self, PhenomenonEvent};
use super::{Store, StoreError, decision_changes, grouping_version, time};
use crate::ids::{DecisionId, UserId};
use crate::phenomena::decisions::{Change, Recorded, Undoing};

impl Store {
    /// Saves a decision, what it changes and the history of it in one transaction, and returns its number.
    /// `None` if the grouping is no longer at `based_on`; then nothing is saved.
    ///
    /// # Errors
    ///
    /// When the database refuses any of it; then none of it is saved.
    pub async fn save_decision(
        &self,
        decision: &Recorded,
        events: &[PhenomenonEvent],
        based_on: i64,
    ) -> Result<Option<i64>, StoreError> {
        let mut write = self.write().await?;
        let number = grouping_version::raise(write.connection()).await?;
        if number != based_on + 1 {
            return Ok(None);
        }
        decision_changes::apply(write.connection(), &decision.change, decision.at).await?;
        insert(write.connection(), decision, number).await?;
        for event in events {
            phenomenon_events::insert(write.connection(), event).await?;
        }
        write.commit().await?;
        Ok(Some(number))
    }

    /// Marks a decision as undone and saves what that changes, in one transaction. Returns whether it did:
    /// not if the grouping is no longer at `based_on`.
    ///
    /// # Errors
    ///
    /// When the database refuses any of it; then none of it is saved.
    pub async fn save_undoing(
        &self,
        (id, by): (DecisionId, UserId),
        change: &Change,
        events: &[PhenomenonEvent],
        (now, based_on): (Timestamp, i64),
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let number = grouping_version::raise(write.connection()).await?;
        if number != based_on + 1 {
            return Ok(false);
        }
        decision_changes::apply(write.connection(), change, now).await?;
        sqlx::query("update decision set undone_number = $2, undone_at = $3, undone_by = $4 where id = $1")
            .bind(id_text(id))
            .bind(number)
            .bind(time::to_text(now))
            .bind(id_text(by))
            .execute(write.connection())
            .await?;
        for event in events {
            phenomenon_events::insert(write.connection(), event).await?;
        }
        write.commit().await?;
        Ok(true)
    }

    /// Returns all decisions, undone ones too, in their order.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn decisions(&self) -> Result<Vec<Recorded>, StoreError> {
        let rows = sqlx::query("select * from decision order by number").fetch_all(&self.pool).await?;
        rows.iter().map(from_row).collect()
    }

    /// Returns the decisions taken or undone after a version of the grouping, in their order.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn decisions_since(&self, version: i64) -> Result<Vec<Recorded>, StoreError> {
        let rows = sqlx::query("select * from decision where number > $1 or undone_number > $1 order by number")
            .bind(version)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Returns a decision.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn decision(&self, id: DecisionId) -> Result<Option<Recorded>, StoreError> {
        let row =
            sqlx::query("select * from decision where id = $1").bind(id_text(id)).fetch_optional(&self.pool).await?;
        row.as_ref().map(from_row).transpose()
    }

    /// Returns the decisions about an observation or a phenomenon, undone ones too, latest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn decisions_about(&self, subject: Uuid) -> Result<Vec<Recorded>, StoreError> {
        let rows = sqlx::query(
            "select decision.* from decision_subject join decision on decision.id = decision_id \
             where subject = $1 order by number desc",
        )
        .bind(id_text(subject))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(from_row).collect()
    }
}

async fn insert(connection: &mut AnyConnection, decision: &Recorded, number: i64) -> Result<(), StoreError> {
    sqlx::query(
        "insert into decision (id, number, at, user_id, kind, payload, change, reason) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id_text(decision.id))
    .bind(number)
    .bind(time::to_text(decision.at))
    .bind(decision.by.map(id_text))
    .bind(decision.decision.kind().code())
    .bind(serde_json::json!(decision.decision).to_string())
    .bind(serde_json::json!(decision.change).to_string())
    .bind(decision.reason.as_ref().map(|reason| reason.as_str().to_owned()))
    .execute(&mut *connection)
    .await?;
    let mut subjects = decision.decision.subjects();
    subjects.extend(decision.change.phenomena().into_iter().map(|id| id.uuid()));
    subjects.sort_unstable();
    subjects.dedup();
    for subject in subjects {
        sqlx::query("insert into decision_subject (decision_id, subject) values ($1, $2)")
            .bind(id_text(decision.id))
            .bind(id_text(subject))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

fn from_row(row: &AnyRow) -> Result<Recorded, StoreError> {
    let undone = match row.optional_time("undone_at")? {
        Some(at) => Some(Undoing { number: row.number("undone_number")?, at, by: row.optional_id("undone_by")? }),
        None => None,
    };
    Ok(Recorded {
        id: row.id("id")?,
        number: row.number("number")?,
        at: row.time("at")?,
        by: row.optional_id("user_id")?,
        reason: row.optional_text("reason")?.map(crate::phenomena::decisions::Reason::stored),
        decision: row.json("payload")?,
        change: row.json("change")?,
        undone,
    })
}
