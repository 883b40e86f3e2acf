//! Runs of imports: what each brought, also when it was interrupted.

use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::ids::ImportId;

/// How many rows of a file were taken and how many not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// Stored.
    pub accepted: u64,
    /// Left out because their external id was known.
    pub already_known: u64,
    /// Refused as faulty.
    pub refused: u64,
}

/// A run of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRun {
    /// Its own name.
    pub id: ImportId,
    /// The name of the file.
    pub file_name: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; `None` while it runs, or for ever when it was interrupted.
    pub finished_at: Option<Timestamp>,
    /// What it has brought so far.
    pub counts: ImportCounts,
}

impl Store {
    /// Begins a run.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn start_import(&self, id: ImportId, file_name: &str, now: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "insert into import_run (id, file_name, started_at, accepted, already_known, refused) \
             values ($1, $2, $3, 0, 0, 0)",
        )
        .bind(id_text(id))
        .bind(file_name)
        .bind(time::to_text(now))
        .execute(write.connection())
        .await?;
        write.commit().await
    }

    /// Notes how far a run is, and when it ended if it has.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn note_import(
        &self,
        id: ImportId,
        counts: ImportCounts,
        finished_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "update import_run set accepted = $2, already_known = $3, refused = $4, finished_at = $5 where id = $1",
        )
        .bind(id_text(id))
        .bind(as_bigint(counts.accepted))
        .bind(as_bigint(counts.already_known))
        .bind(as_bigint(counts.refused))
        .bind(finished_at.map(time::to_text))
        .execute(write.connection())
        .await?;
        write.commit().await
    }

    /// Returns a run.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn import_run(&self, id: ImportId) -> Result<Option<ImportRun>, StoreError> {
        let row =
            sqlx::query("select * from import_run where id = $1").bind(id_text(id)).fetch_optional(&self.pool).await?;
        row.as_ref().map(from_row).transpose()
    }

    /// Returns the last runs, newest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn import_runs(&self, limit: u32) -> Result<Vec<ImportRun>, StoreError> {
        let rows = sqlx::query("select * from import_run order by started_at desc, id desc limit $1")
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }
}

fn as_bigint(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn from_row(row: &AnyRow) -> Result<ImportRun, StoreError> {
    Ok(ImportRun {
        id: row.id("id")?,
        file_name: row.text("file_name")?,
        started_at: row.time("started_at")?,
        finished_at: row.optional_time("finished_at")?,
        counts: ImportCounts {
            accepted: row.count("accepted")?,
            already_known: row.count("already_known")?,
            refused: row.count("refused")?,
        },
    })
}
