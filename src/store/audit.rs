//! The audit log: adding lines, reading them, and letting old ones go.

use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::access::{AuditAction, AuditEvent, AuditNote};

/// Which lines to read; all by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Of whom: part of the name, letters of either case.
    pub who: Option<String>,
    /// What was done.
    pub action: Option<AuditAction>,
    /// Part of the address.
    pub subject: Option<String>,
    /// At or after this time.
    pub from: Option<Timestamp>,
    /// Before this time.
    pub before: Option<Timestamp>,
}

impl Store {
    /// Adds a line.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn note(&self, note: AuditNote, now: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        // The row of the counter stays locked until this transaction ends: lines come one after another.
        let row = sqlx::query("update counter set value = value + 1 where name = 'audit' returning value")
            .fetch_one(write.connection())
            .await?;
        let number = row.number("value")?;
        let earlier = sqlx::query("select hash from audit_event where number = $1")
            .bind(number - 1)
            .fetch_optional(write.connection())
            .await?;
        let earlier = earlier.map(|row| row.text("hash")).transpose()?.unwrap_or_default();
        // Kept to the microsecond, as the database keeps it.
        let now = Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now);
        let event = AuditEvent::following(earlier, number, now, note);
        sqlx::query(
            "insert into audit_event (number, at, user_id, who, action, subject, detail, previous_hash, hash) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(event.number)
        .bind(time::to_text(event.at))
        .bind(event.note.user.map(id_text))
        .bind(event.note.who)
        .bind(event.note.action.code())
        .bind(event.note.subject)
        .bind(event.note.detail)
        .bind(event.previous_hash)
        .bind(event.hash)
        .execute(write.connection())
        .await?;
        write.commit().await
    }

    /// Returns up to `limit` lines that match, newest first, after leaving out the first `offset`.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn audit_page(
        &self,
        filter: &AuditFilter,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<AuditEvent>, StoreError> {
        let contains = |part: &Option<String>| part.as_ref().map(|part| format!("%{}%", escaped(&part.to_lowercase())));
        let rows = sqlx::query(
            "select * from audit_event where ($1 is null or lower(who) like $1 escape '!') \
             and ($2 is null or action = $2) and ($3 is null or lower(subject) like $3 escape '!') \
             and ($4 is null or at >= $4) and ($5 is null or at < $5) order by number desc limit $6 offset $7",
        )
        .bind(contains(&filter.who))
        .bind(filter.action.map(AuditAction::code))
        .bind(contains(&filter.subject))
        .bind(filter.from.map(time::to_text))
        .bind(filter.before.map(time::to_text))
        .bind(i64::from(limit))
        .bind(i64::from(offset))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(from_row).collect()
    }

    /// Returns up to `limit` lines after a number, in order.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn audit_after(&self, number: i64, limit: u32) -> Result<Vec<AuditEvent>, StoreError> {
        let rows = sqlx::query("select * from audit_event where number > $1 order by number limit $2")
            .bind(number)
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Lets the lines before a time go; returns how many. The newest stays, so that the next one follows it.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn forget_audit_before(&self, time: Timestamp) -> Result<u64, StoreError> {
        let mut write = self.write().await?;
        let gone =
            sqlx::query("delete from audit_event where at < $1 and number < (select max(number) from audit_event)")
                .bind(time::to_text(time))
                .execute(write.connection())
                .await?
                .rows_affected();
        write.commit().await?;
        Ok(gone)
    }
}

/// Takes the meaning from the signs that `like` knows.
fn escaped(part: &str) -> String {
    part.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

fn from_row(row: &AnyRow) -> Result<AuditEvent, StoreError> {
    Ok(AuditEvent {
        number: row.number("number")?,
        at: row.time("at")?,
        note: AuditNote {
            user: row.optional_id("user_id")?,
            who: row.text("who")?,
            action: row.code("action", AuditAction::from_code)?,
            subject: row.text("subject")?,
            detail: row.text("detail")?,
        },
        previous_hash: row.text("previous_hash")?,
        hash: row.text("hash")?,
    })
}
