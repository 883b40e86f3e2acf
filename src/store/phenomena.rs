//! Phenomena: adding one, naming it, finding it by the address it was ever given.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::columns::{Columns, id_text};
use super::phenomenon_events::{self, PhenomenonEvent, PhenomenonEventKind};
use super::{Store, StoreError, time};
use crate::ids::{ObservationId, PhenomenonId, UserId};

coded!(
    /// Where a phenomenon stands.
    PhenomenonState {
        /// It is shown and takes new observations in.
        Active = "active",
        /// It became part of another, to which its address leads.
        Merged = "merged",
        /// It lost its observations; its address still answers.
        Faded = "faded",
    }
);

coded!(
    /// Who gave a phenomenon its names.
    NamedBy {
        /// The program proposed them, and may propose better ones.
        Machine = "machine",
        /// A person did: they stay.
        Person = "person",
    }
);

/// What sets a phenomenon apart, most telling first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keywords {
    /// In Finnish, in base form.
    pub fi: Vec<String>,
    /// In Swedish, in base form.
    pub sv: Vec<String>,
}

/// A phenomenon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phenomenon {
    /// Its own name for ever.
    pub id: PhenomenonId,
    /// What it is called in Finnish.
    pub name_fi: Option<String>,
    /// What it is called in Swedish.
    pub name_sv: Option<String>,
    /// Who called it so.
    pub named_by: NamedBy,
    /// What sets it apart.
    pub keywords: Keywords,
    /// The observation that stands for it.
    pub quote: Option<ObservationId>,
    /// Where it stands.
    pub state: PhenomenonState,
    /// When its earliest observation was received.
    pub first_seen: Timestamp,
    /// When it was found.
    pub created_at: Timestamp,
    /// When its names, keywords or state last changed.
    pub updated_at: Timestamp,
}

impl Store {
    /// Returns the phenomenon that an address leads to: its own, or the one that it was merged
    /// into, however many merges later.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn phenomenon(&self, id: PhenomenonId) -> Result<Option<Phenomenon>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        find_living(&mut connection, id).await
    }

    /// Gives a phenomenon the names that a person chose. The machine never changes them again.
    /// Returns whether there is such a phenomenon.
    ///
    /// # Errors
    ///
    /// When the database refuses it.
    pub async fn name_phenomenon(
        &self,
        id: PhenomenonId,
        name_fi: Option<&str>,
        name_sv: Option<&str>,
        by: UserId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let named = sqlx::query(
            "update phenomenon set name_fi = $2, name_sv = $3, named_by = 'person', updated_at = $4 where id = $1",
        )
        .bind(id_text(id))
        .bind(name_fi)
        .bind(name_sv)
        .bind(time::to_text(now))
        .execute(write.connection())
        .await?;
        if named.rows_affected() == 0 {
            return Ok(false);
        }
        let event = PhenomenonEvent {
            phenomenon: id,
            at: now,
            by: Some(by),
            kind: PhenomenonEventKind::Named,
            detail: serde_json::json!({ "fi": name_fi, "sv": name_sv }),
        };
        phenomenon_events::insert(write.connection(), &event).await?;
        write.commit().await?;
        Ok(true)
    }
}

/// Returns the phenomenon at the end of the chain of merges that begins with `id`.
pub(super) async fn find_living(
    connection: &mut AnyConnection,
    id: PhenomenonId,
) -> Result<Option<Phenomenon>, StoreError> {
    let row = sqlx::query(
        "with recursive chain (id, merged_into) as (\
         select id, merged_into from phenomenon where id = $1 \
         union select phenomenon.id, phenomenon.merged_into from chain \
         join phenomenon on phenomenon.id = chain.merged_into) \
         select phenomenon.* from chain join phenomenon on phenomenon.id = chain.id \
         where chain.merged_into is null",
    )
    .bind(id_text(id))
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(from_row).transpose()
}

pub(super) async fn insert(connection: &mut AnyConnection, phenomenon: &Phenomenon) -> Result<(), StoreError> {
    sqlx::query(
        "insert into phenomenon (id, name_fi, name_sv, named_by, keywords, quote_observation_id, state, \
         first_seen, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(id_text(phenomenon.id))
    .bind(phenomenon.name_fi.as_deref())
    .bind(phenomenon.name_sv.as_deref())
    .bind(phenomenon.named_by.code())
    .bind(keywords_text(&phenomenon.keywords))
    .bind(phenomenon.quote.map(id_text))
    .bind(phenomenon.state.code())
    .bind(time::to_text(phenomenon.first_seen))
    .bind(time::to_text(phenomenon.created_at))
    .bind(time::to_text(phenomenon.updated_at))
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) fn keywords_text(keywords: &Keywords) -> String {
    serde_json::json!(keywords).to_string()
}

/// Reads the columns of `phenomenon`.
pub(super) fn from_row(row: &AnyRow) -> Result<Phenomenon, StoreError> {
    Ok(Phenomenon {
        id: row.id("id")?,
        name_fi: row.optional_text("name_fi")?,
        name_sv: row.optional_text("name_sv")?,
        named_by: row.code("named_by", NamedBy::from_code)?,
        keywords: row.json("keywords")?,
        quote: row.optional_id("quote_observation_id")?,
        state: row.code("state", PhenomenonState::from_code)?,
        first_seen: row.time("first_seen")?,
        created_at: row.time("created_at")?,
        updated_at: row.time("updated_at")?,
    })
}
