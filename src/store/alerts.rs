//! Alerts, their states, and who changed them.

use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::columns::{Columns, id_text, unreadable};
use super::{Store, StoreError, notifications, time};
use crate::alerts::{Alert, AlertKind, AlertState, Cause, Snooze, Standing};
use crate::ids::{AlertBatchId, AlertId, PhenomenonId, UserId};

/// A change of an alert's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertEvent {
    /// When.
    pub at: Timestamp,
    /// Who did it; `None` for the machine, or when the account is gone.
    pub by: Option<UserId>,
    /// Where the alert stood then.
    pub standing: Standing,
    /// What the person said about it.
    pub note: Option<String>,
    /// Why the machine did it.
    pub cause: Option<Cause>,
    /// The batch that it was part of.
    pub batch: Option<AlertBatchId>,
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

    /// Returns the alerts that were kept after `since` up to `until`, oldest first, without those about the past.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn alerts_recorded(&self, since: Timestamp, until: Timestamp) -> Result<Vec<Alert>, StoreError> {
        let rows = sqlx::query(
            "select * from alert where recorded_at > $1 and recorded_at <= $2 and backfill = 0 \
             order by recorded_at, raised_at, id",
        )
        .bind(time::to_text(since))
        .bind(time::to_text(until))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(from_row).collect()
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
        rows.iter().map(event_from_row).collect()
    }

    /// Returns the alerts that were changed in a batch, in order.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn alerts_of_batch(&self, batch: AlertBatchId) -> Result<Vec<AlertId>, StoreError> {
        let rows = sqlx::query("select distinct alert_id from alert_event where batch_id = $1 order by alert_id")
            .bind(id_text(batch))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(|row| row.id("alert_id")).collect()
    }

    /// Moves an alert from where it stands to where an event leads, and keeps the event. Returns whether it stood
    /// there: of two people who decide at once, one is told that the other did.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is changed.
    pub async fn change_alert(&self, id: AlertId, from: &Standing, event: &AlertEvent) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let changed = change(write.connection(), id, from, event).await?;
        write.commit().await?;
        Ok(changed)
    }
}

async fn change(
    connection: &mut AnyConnection,
    id: AlertId,
    from: &Standing,
    event: &AlertEvent,
) -> Result<bool, StoreError> {
    let standing = &event.standing;
    let changed = sqlx::query(
        "update alert set state = $4, owner_id = $5, snoozed_until = $6, snoozed_reports = $7, report = $8 \
         where id = $1 and state = $2 and coalesce(owner_id, '') = $3",
    )
    .bind(id_text(id))
    .bind(from.state.code())
    .bind(from.owner.map(id_text).unwrap_or_default())
    .bind(standing.state.code())
    .bind(standing.owner.map(id_text))
    .bind(standing.snooze.and_then(|snooze| snooze.until()).map(|day| day.to_string()))
    .bind(standing.snooze.and_then(|snooze| snooze.reports()).map(i64::from))
    .bind(standing.report.as_deref())
    .execute(&mut *connection)
    .await?;
    if changed.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query(
        "insert into alert_event (id, alert_id, at, user_id, state, note, owner_id, snoozed_until, snoozed_reports, \
         report, cause, batch_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(id_text(Uuid::now_v7()))
    .bind(id_text(id))
    .bind(time::to_text(event.at))
    .bind(event.by.map(id_text))
    .bind(standing.state.code())
    .bind(event.note.as_deref())
    .bind(standing.owner.map(id_text))
    .bind(standing.snooze.and_then(|snooze| snooze.until()).map(|day| day.to_string()))
    .bind(standing.snooze.and_then(|snooze| snooze.reports()).map(i64::from))
    .bind(standing.report.as_deref())
    .bind(event.cause.map(Cause::code))
    .bind(event.batch.map(id_text))
    .execute(connection)
    .await?;
    Ok(true)
}

/// Saves an alert that was just raised. Earlier ones of the same kind about the same phenomenon that nobody is at
/// say less: they are superseded, and the new one goes to whoever owned the last of them.
pub(super) async fn raise(connection: &mut AnyConnection, alert: &Alert, now: Timestamp) -> Result<(), StoreError> {
    let rows = sqlx::query(
        "select * from alert where phenomenon_id = $1 and kind = $2 and state in ($3, $4, $5) order by raised_at, id",
    )
    .bind(id_text(alert.phenomenon))
    .bind(alert.kind.code())
    .bind(AlertState::New.code())
    .bind(AlertState::Acknowledged.code())
    .bind(AlertState::Snoozed.code())
    .fetch_all(&mut *connection)
    .await?;
    let mut owner = alert.standing.owner;
    for row in &rows {
        let earlier = from_row(row)?;
        owner = earlier.standing.owner.or(owner);
        let standing = Standing { state: AlertState::Superseded, snooze: None, ..earlier.standing.clone() };
        let cause = Some(Cause::Superseded);
        let event = AlertEvent { at: now, by: None, standing, note: None, cause, batch: None };
        change(connection, earlier.id, &earlier.standing, &event).await?;
    }
    let standing = Standing { owner, ..alert.standing.clone() };
    insert(connection, &Alert { standing, ..alert.clone() }, now).await?;
    notifications::tell_webhooks(connection, alert, now).await
}

async fn insert(connection: &mut AnyConnection, alert: &Alert, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "insert into alert (id, kind, phenomenon_id, raised_at, level, state, evidence, backfill, owner_id, \
         recorded_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(id_text(alert.id))
    .bind(alert.kind.code())
    .bind(id_text(alert.phenomenon))
    .bind(time::to_text(alert.raised_at))
    .bind(i64::from(alert.evidence.level()))
    .bind(alert.standing.state.code())
    .bind(serde_json::json!(alert.evidence).to_string())
    .bind(i64::from(alert.is_backfill))
    .bind(alert.standing.owner.map(id_text))
    .bind(time::to_text(now))
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
        standing: standing(row)?,
        is_backfill: row.number("backfill")? != 0,
        evidence: row.json("evidence")?,
    })
}

fn event_from_row(row: &AnyRow) -> Result<AlertEvent, StoreError> {
    Ok(AlertEvent {
        at: row.time("at")?,
        by: row.optional_id("user_id")?,
        standing: standing(row)?,
        note: row.optional_text("note")?,
        cause: row.optional_code("cause", Cause::from_code)?,
        batch: row.optional_id("batch_id")?,
    })
}

fn standing(row: &AnyRow) -> Result<Standing, StoreError> {
    let until = row.optional_text("snoozed_until")?;
    let until = until.map(|day| day.parse().map_err(|error: jiff::Error| unreadable("snoozed_until", error)));
    let reports = row.optional_number("snoozed_reports")?;
    let reports = reports.map(|number| u32::try_from(number).map_err(|error| unreadable("snoozed_reports", error)));
    Ok(Standing {
        state: row.code("state", AlertState::from_code)?,
        owner: row.optional_id("owner_id")?,
        snooze: Snooze::stored(until.transpose()?, reports.transpose()?),
        report: row.optional_text("report")?,
    })
}
