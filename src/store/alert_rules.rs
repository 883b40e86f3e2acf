//! The rules of alerts that people saved.

use jiff::Timestamp;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::columns::{Columns, id_text, unreadable};
use super::{Store, StoreError, time};
use crate::alerts::{AccumulationRule, Rules, SurgeRule};
use crate::ids::UserId;

/// Rules that somebody saved.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRules {
    /// The rules.
    pub rules: Rules,
    /// Why.
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
    /// By whom; `None` when the account is gone.
    pub by: Option<UserId>,
}

impl Store {
    /// Returns the rules that hold; `None` while nobody has saved any.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn alert_rules(&self) -> Result<Option<StoredRules>, StoreError> {
        let row = sqlx::query("select * from alert_rules order by at desc, id desc limit 1");
        row.fetch_optional(&self.pool).await?.as_ref().map(from_row).transpose()
    }

    /// Returns the rules that were saved, newest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn alert_rules_history(&self, limit: u32) -> Result<Vec<StoredRules>, StoreError> {
        let rows = sqlx::query("select * from alert_rules order by at desc, id desc limit $1")
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Saves rules in place of those that hold.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn save_alert_rules(&self, saved: &StoredRules) -> Result<(), StoreError> {
        let Rules { accumulation, surge } = saved.rules;
        let mut write = self.write().await?;
        sqlx::query(
            "insert into alert_rules (id, reports, days, voices, false_alarms_a_year, reason, at, user_id) \
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(id_text(Uuid::now_v7()))
        .bind(i64::from(accumulation.reports))
        .bind(i64::from(accumulation.days))
        .bind(i64::from(accumulation.voices))
        .bind(surge.false_alarms_a_year)
        .bind(saved.reason.as_deref())
        .bind(time::to_text(saved.at))
        .bind(saved.by.map(id_text))
        .execute(write.connection())
        .await?;
        write.commit().await
    }
}

fn from_row(row: &AnyRow) -> Result<StoredRules, StoreError> {
    let whole = |column: &str| u32::try_from(row.number(column)?).map_err(|error| unreadable(column, error));
    let accumulation = AccumulationRule { reports: whole("reports")?, days: whole("days")?, voices: whole("voices")? };
    Ok(StoredRules {
        rules: Rules { accumulation, surge: SurgeRule { false_alarms_a_year: row.real("false_alarms_a_year")? } },
        reason: row.optional_text("reason")?,
        at: row.time("at")?,
        by: row.optional_id("user_id")?,
    })
}
