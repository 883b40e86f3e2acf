//! Phenomena: adding one, finding it by the address it was ever given.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::columns::{Columns, id_text};
use super::{Store, StoreError, time};
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::decisions::{Description, Theme};

coded!(
    /// Where a phenomenon stands.
    PhenomenonState {
        /// It is shown and takes new observations in.
        Active = "active",
        /// It became part of another, to which its address leads.
        Merged = "merged",
        /// It lost its observations; its address still answers.
        Faded = "faded",
        /// A person said that it is nothing to follow; it keeps its observations and raises no alert.
        Dismissed = "dismissed",
    }
);

impl PhenomenonState {
    /// Tells whether observations may belong to it.
    pub const fn takes_in(self) -> bool {
        matches!(self, Self::Active | Self::Dismissed)
    }
}

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

/// What people say of a phenomenon besides its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Curation {
    /// What it is.
    pub description: Description,
    /// What it is about, for comparison between counties.
    pub themes: Vec<Theme>,
    /// Whether it never fades.
    pub is_pinned: bool,
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
    /// What people say of it.
    pub curation: Curation,
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

    /// Returns the phenomena to which observations may belong, in order.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn phenomena_that_take_in(&self) -> Result<Vec<PhenomenonId>, StoreError> {
        let rows = sqlx::query("select id from phenomenon where state in ('active', 'dismissed') order by id")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(|row| row.id("id")).collect()
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
        curation: Curation {
            description: Description::stored(
                row.optional_text("description_fi")?,
                row.optional_text("description_sv")?,
            ),
            themes: row.json("themes")?,
            is_pinned: row.number("pinned")? != 0,
        },
    })
}
