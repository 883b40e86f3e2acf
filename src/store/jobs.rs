//! Jobs: work that must be done even when the program is restarted in between.
//!
//! A job may run twice – when its claim lapses while it still runs – so whatever it calls must
//! bear that.

use jiff::{SignedDuration, Timestamp};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::ids::JobId;

/// How long one worker may take over a job before another may try.
pub const CLAIM: SignedDuration = SignedDuration::from_mins(15);

/// How often a job is tried before it is given up: over more than a day.
pub const MOST_ATTEMPTS: u32 = 20;

coded!(
    /// Where a job stands.
    JobState {
        /// It is or will be due.
        Waiting = "waiting",
        /// A worker has claimed it.
        Running = "running",
        /// It was done.
        Done = "done",
        /// It was given up; the reason is kept.
        Failed = "failed",
    }
);

/// A job.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Its own name.
    pub id: JobId,
    /// What is to be done.
    pub kind: String,
    /// With what.
    pub payload: serde_json::Value,
    /// Where it stands.
    pub state: JobState,
    /// When it may be claimed, again if it runs.
    pub due_at: Timestamp,
    /// How often it was claimed.
    pub attempts: u32,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
}

/// Returns the pause after a failed attempt: 10 s after the first, doubled each time.
fn pause_after(attempts: u32) -> SignedDuration {
    SignedDuration::from_secs(10 << attempts.saturating_sub(1).min(10))
}

impl Store {
    /// Adds a job and returns its id.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn add_job(
        &self,
        kind: &str,
        payload: &serde_json::Value,
        due_at: Timestamp,
        now: Timestamp,
    ) -> Result<JobId, StoreError> {
        let mut write = self.write().await?;
        let id = insert(write.connection(), kind, payload, due_at, now).await?;
        write.commit().await?;
        Ok(id)
    }

    /// Claims the job that has been due longest, for [`CLAIM`]; `None` when none is due.
    ///
    /// Two workers never get the same job, in one program or in several.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn claim_job(&self, now: Timestamp) -> Result<Option<Job>, StoreError> {
        loop {
            let mut write = self.write().await?;
            let claimed = sqlx::query(
                "update job set state = 'running', attempts = attempts + 1, due_at = $2, updated_at = $1 \
                 where id = (select id from job where state in ('waiting', 'running') and due_at <= $1 \
                 order by due_at, id limit 1) and state in ('waiting', 'running') and due_at <= $1 returning *",
            )
            .bind(time::to_text(now))
            .bind(time::to_text(now + CLAIM))
            .fetch_optional(write.connection())
            .await?;
            write.commit().await?;
            if let Some(row) = claimed {
                return from_row(&row).map(Some);
            }
            // On PostgreSQL another worker may have taken the one that we chose, while more wait.
            if self.due_jobs(now).await? == 0 {
                return Ok(None);
            }
        }
    }

    /// Notes that a job was done.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn finish_job(&self, id: JobId, now: Timestamp) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query("update job set state = 'done', last_error = null, updated_at = $2 where id = $1")
            .bind(id_text(id))
            .bind(time::to_text(now))
            .execute(write.connection())
            .await?;
        write.commit().await
    }

    /// Notes that an attempt failed: the job waits for a growing while, or is given up after
    /// [`MOST_ATTEMPTS`]. Returns where it stands then.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn fail_job(&self, job: &Job, reason: &str, now: Timestamp) -> Result<JobState, StoreError> {
        let state = if job.attempts >= MOST_ATTEMPTS { JobState::Failed } else { JobState::Waiting };
        let mut write = self.write().await?;
        sqlx::query("update job set state = $2, due_at = $3, last_error = $4, updated_at = $5 where id = $1")
            .bind(id_text(job.id))
            .bind(state.code())
            .bind(time::to_text(now + pause_after(job.attempts)))
            .bind(reason)
            .bind(time::to_text(now))
            .execute(write.connection())
            .await?;
        write.commit().await?;
        Ok(state)
    }

    /// Returns a job.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn job(&self, id: JobId) -> Result<Option<Job>, StoreError> {
        let row = sqlx::query("select * from job where id = $1").bind(id_text(id)).fetch_optional(&self.pool).await?;
        row.as_ref().map(from_row).transpose()
    }

    /// Counts the jobs that could be claimed: 0 when everything due is done.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn due_jobs(&self, now: Timestamp) -> Result<u64, StoreError> {
        sqlx::query("select count(*) as jobs from job where state in ('waiting', 'running') and due_at <= $1")
            .bind(time::to_text(now))
            .fetch_one(&self.pool)
            .await?
            .count("jobs")
    }

    /// Returns the jobs that were given up, newest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn failed_jobs(&self, limit: u32) -> Result<Vec<Job>, StoreError> {
        let rows = sqlx::query("select * from job where state = 'failed' order by updated_at desc, id desc limit $1")
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Lets the jobs that were given up wait again, due at once; returns how many.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn retry_failed_jobs(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut write = self.write().await?;
        let waiting = sqlx::query(
            "update job set state = 'waiting', attempts = 0, due_at = $1, updated_at = $1 where state = 'failed'",
        )
        .bind(time::to_text(now))
        .execute(write.connection())
        .await?;
        write.commit().await?;
        Ok(waiting.rows_affected())
    }

    /// Deletes the jobs that were done before a time; returns how many.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn delete_done_jobs(&self, before: Timestamp) -> Result<u64, StoreError> {
        let mut write = self.write().await?;
        let deleted = sqlx::query("delete from job where state = 'done' and updated_at < $1")
            .bind(time::to_text(before))
            .execute(write.connection())
            .await?;
        write.commit().await?;
        Ok(deleted.rows_affected())
    }
}

/// Adds a job in a transaction that is under way.
pub(super) async fn insert(
    connection: &mut AnyConnection,
    kind: &str,
    payload: &serde_json::Value,
    due_at: Timestamp,
    now: Timestamp,
) -> Result<JobId, StoreError> {
    let id = JobId::new();
    sqlx::query(
        "insert into job (id, kind, payload, state, due_at, attempts, created_at, updated_at) \
         values ($1, $2, $3, 'waiting', $4, 0, $5, $5)",
    )
    .bind(id_text(id))
    .bind(kind)
    .bind(payload.to_string())
    .bind(time::to_text(due_at))
    .bind(time::to_text(now))
    .execute(connection)
    .await?;
    Ok(id)
}

fn from_row(row: &AnyRow) -> Result<Job, StoreError> {
    Ok(Job {
        id: row.id("id")?,
        kind: row.text("kind")?,
        payload: row.json("payload")?,
        state: row.code("state", JobState::from_code)?,
        due_at: row.time("due_at")?,
        attempts: u32::try_from(row.count("attempts")?).unwrap_or(u32::MAX),
        last_error: row.optional_text("last_error")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_below_three_hours() {
        let pauses: Vec<i64> = (1..=20).map(|attempts| pause_after(attempts).as_secs()).collect();
        assert_eq!(pauses[..4], [10, 20, 40, 80]);
        assert!(pauses.is_sorted());
        assert!(pauses[19] < 3 * 3600);
    }
}
