//! Observations: storing them once, and finding one.

use std::collections::HashSet;

use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::columns::{self, Columns, id_text};
use super::{ReferenceNumber, Store, StoreError, change_numbers, originals, time};
use crate::ids::{ImportId, ObservationId};
use crate::intake::{Observation, ReporterGroup, ServiceLine, Source};
use crate::originals::SealedOriginal;
use crate::text::Language;

/// An observation with what the store knows about it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredObservation {
    /// The observation.
    pub observation: Observation,
    /// The number that its sender can quote.
    pub reference: ReferenceNumber,
    /// The run of an import that brought it.
    pub import: Option<ImportId>,
    /// When it was stored.
    pub stored_at: Timestamp,
    /// When the grouping took it in; `None` while it waits.
    pub grouped_at: Option<Timestamp>,
    /// Its place in the change sequence.
    pub change: i64,
}

/// What became of an observation that was to be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inserted {
    /// The stored observation's id: the earlier one's when it was known already.
    pub id: ObservationId,
    /// Whether an observation with the same external id was there.
    pub already_known: bool,
}

impl Store {
    /// Stores one observation. Once this returns, it survives a power failure.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then nothing is stored.
    pub async fn insert_observation(&self, observation: &Observation, now: Timestamp) -> Result<Inserted, StoreError> {
        let inserted = self.insert_observations(std::slice::from_ref(observation), None, now).await?;
        Ok(inserted[0])
    }

    /// Stores many observations in one transaction and returns what became of each, in order.
    ///
    /// An observation whose external id is known, from before or from earlier in the slice, is
    /// left out: importing a file again adds nothing.
    ///
    /// # Errors
    ///
    /// When the database refuses one; then none is stored.
    pub async fn insert_observations(
        &self,
        observations: &[Observation],
        import: Option<ImportId>,
        now: Timestamp,
    ) -> Result<Vec<Inserted>, StoreError> {
        self.insert_with_originals(observations, &[], import, now).await
    }

    /// Does as [`Store::insert_observations`], and keeps the sealed originals of those that were not known.
    ///
    /// # Errors
    ///
    /// When the database refuses one; then none is stored.
    pub async fn insert_with_originals(
        &self,
        observations: &[Observation],
        sealed: &[SealedOriginal],
        import: Option<ImportId>,
        now: Timestamp,
    ) -> Result<Vec<Inserted>, StoreError> {
        if observations.is_empty() {
            return Ok(Vec::new());
        }
        let mut write = self.write().await?;
        let first_change = change_numbers::take(write.connection(), observations.len()).await?;
        let mut inserted = Vec::with_capacity(observations.len());
        for (observation, change) in observations.iter().zip(first_change..) {
            inserted.push(insert(write.connection(), observation, import, now, change).await?);
        }
        let new: HashSet<ObservationId> = inserted.iter().filter(|one| !one.already_known).map(|one| one.id).collect();
        for original in sealed.iter().filter(|original| new.contains(&original.observation)) {
            originals::insert(write.connection(), original, now).await?;
        }
        write.commit().await?;
        Ok(inserted)
    }

    /// Returns an observation.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn observation(&self, id: ObservationId) -> Result<Option<StoredObservation>, StoreError> {
        let row =
            sqlx::query("select * from observation where id = $1").bind(id_text(id)).fetch_optional(&self.pool).await?;
        row.as_ref().map(from_row).transpose()
    }

    /// Returns the observations of these ids that exist, in the order of the ids.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn observations(&self, ids: &[ObservationId]) -> Result<Vec<StoredObservation>, StoreError> {
        let mut found = Vec::with_capacity(ids.len());
        let mut connection = self.pool.acquire().await?;
        for id in ids {
            let row = sqlx::query("select * from observation where id = $1")
                .bind(id_text(id))
                .fetch_optional(&mut *connection)
                .await?;
            found.extend(row.as_ref().map(from_row).transpose()?);
        }
        Ok(found)
    }

    /// Returns when observations were received, those that exist; in no order.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn received_of(&self, ids: &[ObservationId]) -> Result<Vec<(ObservationId, Timestamp)>, StoreError> {
        let mut received = Vec::with_capacity(ids.len());
        for ids in ids.chunks(columns::MOST_IDS) {
            let statement = format!(
                "select id, received_at from observation where id in ({}) order by id",
                columns::placeholders(ids.len())
            );
            let query = ids.iter().fold(sqlx::query(AssertSqlSafe(statement)), |query, id| query.bind(id_text(id)));
            for row in &query.fetch_all(&self.pool).await? {
                received.push((row.id("id")?, row.time("received_at")?));
            }
        }
        Ok(received)
    }

    /// Returns the observation with this reference number.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn observation_by_reference(
        &self,
        reference: &ReferenceNumber,
    ) -> Result<Option<StoredObservation>, StoreError> {
        let row = sqlx::query("select * from observation where reference = $1")
            .bind(reference.as_str())
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(from_row).transpose()
    }

    /// Returns the observation that the sending system knows by this number.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn observation_by_external_id(&self, external_id: &str) -> Result<Option<StoredObservation>, StoreError> {
        let row = sqlx::query("select * from observation where external_id = $1")
            .bind(external_id)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(from_row).transpose()
    }

    /// Returns up to `limit` observations that the grouping has not taken in, oldest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn ungrouped_observations(&self, limit: u32) -> Result<Vec<StoredObservation>, StoreError> {
        let rows = sqlx::query("select * from observation where grouped_at is null order by received_at, id limit $1")
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Counts the observations that the grouping has not looked at.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn ungrouped_observation_count(&self) -> Result<u64, StoreError> {
        sqlx::query("select count(*) as observations from observation where grouped_at is null")
            .fetch_one(&self.pool)
            .await?
            .count("observations")
    }

    /// Deletes observations with all that hangs on them, and tells the copies to follow. Ids that
    /// do not exist are passed over.
    ///
    /// # Errors
    ///
    /// When the database refuses it; then none is deleted.
    pub async fn delete_observations(&self, ids: &[ObservationId]) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        let first_change = change_numbers::take(write.connection(), ids.len()).await?;
        for (id, change) in ids.iter().zip(first_change..) {
            let deleted = sqlx::query("delete from observation where id = $1")
                .bind(id_text(id))
                .execute(write.connection())
                .await?;
            if deleted.rows_affected() > 0 {
                sqlx::query("insert into removed_observation (observation_id, change) values ($1, $2)")
                    .bind(id_text(id))
                    .bind(change)
                    .execute(write.connection())
                    .await?;
            }
        }
        write.commit().await
    }
}

async fn insert(
    connection: &mut AnyConnection,
    observation: &Observation,
    import: Option<ImportId>,
    now: Timestamp,
    change: i64,
) -> Result<Inserted, StoreError> {
    let added = sqlx::query(
        "insert into observation (id, external_id, reference, received_at, stored_at, language, body, proposal, \
         municipality, municipality_as_written, county, service_line, reporter, source, import_id, change) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
         on conflict (external_id) do nothing",
    )
    .bind(id_text(observation.id))
    .bind(observation.external_id.as_deref())
    .bind(ReferenceNumber::of(observation.id).as_str().to_owned())
    .bind(time::to_text(observation.received_at))
    .bind(time::to_text(now))
    .bind(observation.language.code())
    .bind(observation.text.as_str())
    .bind(observation.proposal.as_deref())
    .bind(observation.municipality.as_deref())
    .bind(observation.municipality_as_written.as_deref())
    .bind(observation.county.as_deref())
    .bind(observation.service_line.map(ServiceLine::code))
    .bind(observation.reporter.map(ReporterGroup::code))
    .bind(observation.source.code())
    .bind(import.map(id_text))
    .bind(change)
    .execute(&mut *connection)
    .await?;
    if added.rows_affected() > 0 {
        return Ok(Inserted { id: observation.id, already_known: false });
    }
    let earlier = sqlx::query("select id from observation where external_id = $1")
        .bind(observation.external_id.as_deref())
        .fetch_one(connection)
        .await?;
    Ok(Inserted { id: earlier.id("id")?, already_known: true })
}

/// Reads a row of `select * from observation`.
pub(super) fn from_row(row: &AnyRow) -> Result<StoredObservation, StoreError> {
    let id = row.id("id")?;
    Ok(StoredObservation {
        observation: Observation {
            id,
            external_id: row.optional_text("external_id")?,
            received_at: row.time("received_at")?,
            language: row.code("language", Language::from_code)?,
            text: row.text("body")?,
            proposal: row.optional_text("proposal")?,
            municipality: row.optional_text("municipality")?,
            municipality_as_written: row.optional_text("municipality_as_written")?,
            county: row.optional_text("county")?,
            service_line: row.optional_code("service_line", ServiceLine::from_code)?,
            reporter: row.optional_code("reporter", ReporterGroup::from_code)?,
            source: row.code("source", Source::from_code)?,
        },
        reference: ReferenceNumber::of(id),
        import: row.optional_id("import_id")?,
        stored_at: row.time("stored_at")?,
        grouped_at: row.optional_time("grouped_at")?,
        change: row.number("change")?,
    })
}
