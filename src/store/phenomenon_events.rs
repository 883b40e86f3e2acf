//! What happened to a phenomenon, and who did it.

use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::columns::{Columns, id_text};
use super::observation_pages::listed;
use super::{Store, StoreError, time};
use crate::ids::{PhenomenonId, UserId};

coded!(
    /// What happened to a phenomenon.
    PhenomenonEventKind {
        /// It was found, or a person made it.
        Found = "found",
        /// Observations came to it; the detail tells how many.
        Joined = "joined",
        /// Observations left it; the detail tells how many.
        Left = "left",
        /// A person said that observations are rightly in it; the detail tells how many.
        Confirmed = "confirmed",
        /// A person named it.
        Named = "named",
        /// A person described it.
        Described = "described",
        /// A person chose its themes; the detail tells which.
        Themed = "themed",
        /// A person pinned it.
        Pinned = "pinned",
        /// A person dismissed it.
        Dismissed = "dismissed",
        /// Another became part of it; the detail tells which.
        Absorbed = "absorbed",
        /// It became part of another; the detail tells which.
        Merged = "merged",
        /// A part of it became another; the detail tells which.
        Split = "split",
        /// It was a part of another; the detail tells which.
        SplitOff = "split_off",
        /// It lost its observations.
        Faded = "faded",
        /// It got observations again.
        Revived = "revived",
        /// A person took a decision back; the detail tells of which kind.
        Undone = "undone",
    }
);

/// Something that happened to a phenomenon.
#[derive(Clone, Debug, PartialEq)]
pub struct PhenomenonEvent {
    /// To which.
    pub phenomenon: PhenomenonId,
    /// When.
    pub at: Timestamp,
    /// Who did it; `None` for the machine, or when the account is gone.
    pub by: Option<UserId>,
    /// What.
    pub kind: PhenomenonEventKind,
    /// The particulars; never text of an observation.
    pub detail: serde_json::Value,
}

impl Store {
    /// Returns what happened to a phenomenon, newest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn phenomenon_events(&self, id: PhenomenonId) -> Result<Vec<PhenomenonEvent>, StoreError> {
        let rows = sqlx::query("select * from phenomenon_event where phenomenon_id = $1 order by at desc, id desc")
            .bind(id_text(id))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Returns up to `limit` events of some kinds, of all phenomena, newest first, without the first `left_out`.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn events_of(
        &self,
        kinds: &[PhenomenonEventKind],
        limit: u32,
        left_out: u32,
    ) -> Result<Vec<PhenomenonEvent>, StoreError> {
        let rows = sqlx::query(
            "select * from phenomenon_event where $1 like '% ' || kind || ' %' order by at desc, id desc \
             limit $2 offset $3",
        )
        .bind(listed(kinds.iter().map(|kind| kind.code())))
        .bind(i64::from(limit))
        .bind(i64::from(left_out))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(from_row).collect()
    }

    /// Counts the events of some kinds.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn event_count_of(&self, kinds: &[PhenomenonEventKind]) -> Result<u64, StoreError> {
        sqlx::query("select count(*) as n from phenomenon_event where $1 like '% ' || kind || ' %'")
            .bind(listed(kinds.iter().map(|kind| kind.code())))
            .fetch_one(&self.pool)
            .await?
            .count("n")
    }

    /// Returns the phenomena that were found at or after a time, each with when, latest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn phenomena_found_since(&self, since: Timestamp) -> Result<Vec<(PhenomenonId, Timestamp)>, StoreError> {
        let rows = sqlx::query(
            "select phenomenon_id, min(at) as found_at from phenomenon_event where kind = $1 \
             group by phenomenon_id having min(at) >= $2 order by min(at) desc, phenomenon_id",
        )
        .bind(PhenomenonEventKind::Found.code())
        .bind(time::to_text(since))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| Ok((row.id("phenomenon_id")?, row.time("found_at")?))).collect()
    }
}

fn from_row(row: &AnyRow) -> Result<PhenomenonEvent, StoreError> {
    Ok(PhenomenonEvent {
        phenomenon: row.id("phenomenon_id")?,
        at: row.time("at")?,
        by: row.optional_id("user_id")?,
        kind: row.code("kind", PhenomenonEventKind::from_code)?,
        detail: row.json("detail")?,
    })
}

pub(super) async fn insert(connection: &mut AnyConnection, event: &PhenomenonEvent) -> Result<(), StoreError> {
    sqlx::query(
        "insert into phenomenon_event (id, phenomenon_id, at, user_id, kind, detail) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id_text(Uuid::now_v7()))
    .bind(id_text(event.phenomenon))
    .bind(time::to_text(event.at))
    .bind(event.by.map(id_text))
    .bind(event.kind.code())
    .bind(event.detail.to_string())
    .execute(connection)
    .await?;
    Ok(())
}
