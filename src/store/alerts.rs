//! Alerts, their states, and who changed them.

use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::alerts::{Alert, AlertKind, AlertState};
use crate::ids::{AlertId, PhenomenonId, UserId};

/// A change of an alert's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertEvent {
    /// When.
    pub at: Timestamp,
    /// Who did it; `None` for the machine, or when the account is gone.
    pub by: Option<UserId>,
    /// The state that it led to.
    pub state: AlertState,
    /// What the person said about it.
    pub note: Option<String>,
}

impl Store {
    /// Returns the alerts in a state (all for `None`), newest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn alerts(&self, state: Option<AlertState>) -> Result<Vec<Alert>, StoreError> {
        let rows = sqlx::query("select * from alert where $1 is null or state = $1 order by raised_at desc, id desc")
            .bind(state.map(AlertState::code))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Returns the alerts of a phenomenon, newest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn alerts_of(&self, phenomenon: PhenomenonId) -> Result<Vec<Alert>, StoreError> {
        let rows = sqlx::query("select * from alert where phenomenon_id = $1 order by raised_at desc, id desc")
            .bind(id_text(phenomenon))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Returns an alert.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn alert(&self, id: AlertId) -> Result<Option<Alert>, StoreError> {
        let row = sqlx::query("select * from alert where id = $1").bind(id_text(id)).fetch_optional(&self.pool).await?;
        row.as_ref().map(from_row).transpose()
    }

    /// Returns what was done about an alert, oldest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn alert_events(&self, id: AlertId) -> Result<Vec<AlertEvent>, StoreError> {
        let rows = sqlx::query("select * from alert_event where alert_id = $1 order by at, id")
            .bind(id_text(id))
            .fetch_all(&self.pool)
            .await?;
        rows.iter()
            .map(|row| {
                Ok(AlertEvent {
                    at: row.time("at")?,
                    by: row.optional_id("user_id")?,
                    state: row.code("state", AlertState::from_code)?,
                    note: row.optional_text("note")?,
                })
            })
            .collect()
    }

    /// Moves an alert from one state to another and keeps who did it. Returns whether it was in
    /// the state it should leave: of two people who decide at once, one is told that the other did.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is changed.
    pub async fn change_alert_state(
        &self,
        id: AlertId,
        from: AlertState,
        event: &AlertEvent,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let changed = sqlx::query("update alert set state = $3 where id = $1 and state = $2")
            .bind(id_text(id))
            .bind(from.code())
            .bind(event.state.code())
            .execute(write.connection())
            .await?;
        if changed.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query("insert into alert_event (id, alert_id, at, user_id, state, note) values ($1, $2, $3, $4, $5, $6)")
            .bind(id_text(Uuid::now_v7()))
            .bind(id_text(id))
            .bind(time::to_text(event.at))
            .bind(event.by.map(id_text))
            .bind(event.state.code())
            .bind(event.note.as_deref())
            .execute(write.connection())
            .await?;
        write.commit().await?;
        Ok(true)
    }
}

pub(super) async fn insert(connection: &mut AnyConnection, alert: &Alert) -> Result<(), StoreError> {
    sqlx::query(
        "insert into alert (id, kind, phenomenon_id, raised_at, level, state, evidence, backfill) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id_text(alert.id))
    .bind(alert.kind.code())
    .bind(id_text(alert.phenomenon))
    .bind(time::to_text(alert.raised_at))
    .bind(i64::from(alert.evidence.level()))
    .bind(alert.state.code())
    .bind(serde_json::json!(alert.evidence).to_string())
    .bind(i64::from(alert.is_backfill))
    .execute(connection)
    .await?;
    Ok(())
}

fn from_row(row: &AnyRow) -> Result<Alert, StoreError> {
    Ok(Alert {
        id: row.id("id")?,
        kind: row.code("kind", AlertKind::from_code)?,
        phenomenon: row.id("phenomenon_id")?,
        raised_at: row.time("raised_at")?,
        state: row.code("state", AlertState::from_code)?,
        is_backfill: row.number("backfill")? != 0,
        evidence: row.json("evidence")?,
    })
}
