//! Lists of phenomena, with how many observations each has and when they came.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::Timestamp;

use super::columns::{Columns, id_text};
use super::observation_pages::listed;
use super::phenomena::{self, Phenomenon, PhenomenonState};
use super::{Store, StoreError, time};
use crate::access::Scope;
use crate::ids::PhenomenonId;

/// How many observations were received in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthCount {
    /// The month in UTC, such as `2026-01`.
    pub month: String,
    /// How many; months without any are left out.
    pub observations: u64,
}

/// A phenomenon as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhenomenonOverview {
    /// The phenomenon.
    pub phenomenon: Phenomenon,
    /// How many observations belong to it.
    pub members: u64,
    /// When the newest of them was received; when the phenomenon was first seen if none is left.
    pub last_seen: Timestamp,
    /// Its course, oldest month first.
    pub course: Vec<MonthCount>,
}

impl Store {
    /// Returns every phenomenon in a state (all for `None`), the one with the newest observation
    /// first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn phenomena(&self, state: Option<PhenomenonState>) -> Result<Vec<PhenomenonOverview>, StoreError> {
        self.phenomena_within(state, &Scope::ALL).await
    }

    /// Does as [`Store::phenomena`], and counts the observations within a scope alone.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn phenomena_within(
        &self,
        state: Option<PhenomenonState>,
        scope: &Scope,
    ) -> Result<Vec<PhenomenonOverview>, StoreError> {
        let state = state.map(PhenomenonState::code);
        let counties = scope.counties().map(|ids| listed(ids.iter().map(String::as_str)));
        let lines = scope.service_lines().map(|lines| listed(lines.iter().map(|line| line.code())));
        let municipalities = scope.municipalities().map(|ids| listed(ids.iter().map(String::as_str)));
        let mut connection = self.pool.acquire().await?;
        let month_rows = sqlx::query(
            "select phenomenon_id, substr(received_at, 1, 7) as month, count(*) as observations, \
             max(received_at) as last_seen \
             from membership join observation on observation.id = observation_id \
             join phenomenon on phenomenon.id = phenomenon_id \
             where ($1 is null or phenomenon.state = $1) \
             and ($2 is null or $2 like '% ' || county || ' %') \
             and ($3 is null or $3 like '% ' || service_line || ' %') \
             and ($4 is null or $4 like '% ' || municipality || ' %') \
             group by phenomenon_id, substr(received_at, 1, 7) order by phenomenon_id, month",
        )
        .bind(state)
        .bind(counties)
        .bind(lines)
        .bind(municipalities)
        .fetch_all(&mut *connection)
        .await?;
        let mut courses: HashMap<PhenomenonId, Vec<MonthCount>> = HashMap::new();
        let mut last_seen: HashMap<PhenomenonId, Timestamp> = HashMap::new();
        for row in &month_rows {
            last_seen.insert(row.id("phenomenon_id")?, row.time("last_seen")?);
            let count = MonthCount { month: row.text("month")?, observations: row.count("observations")? };
            courses.entry(row.id("phenomenon_id")?).or_default().push(count);
        }

        let rows = sqlx::query("select * from phenomenon where $1 is null or state = $1 order by id")
            .bind(state)
            .fetch_all(&mut *connection)
            .await?;
        let mut overviews = Vec::with_capacity(rows.len());
        for row in &rows {
            let phenomenon = phenomena::from_row(row)?;
            let course = courses.remove(&phenomenon.id).unwrap_or_default();
            overviews.push(PhenomenonOverview {
                members: course.iter().map(|month| month.observations).sum(),
                last_seen: last_seen.get(&phenomenon.id).copied().unwrap_or(phenomenon.first_seen),
                phenomenon,
                course,
            });
        }
        overviews.sort_by_key(|overview| (Reverse(overview.last_seen), overview.phenomenon.id));
        Ok(overviews)
    }

    /// Returns the course of one phenomenon, oldest month first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn phenomenon_course(&self, id: PhenomenonId) -> Result<Vec<MonthCount>, StoreError> {
        let rows = sqlx::query(
            "select substr(received_at, 1, 7) as month, count(*) as observations \
             from membership join observation on observation.id = observation_id \
             where phenomenon_id = $1 group by substr(received_at, 1, 7) order by month",
        )
        .bind(id_text(id))
        .fetch_all(&self.pool)
        .await?;
        rows.iter()
            .map(|row| Ok(MonthCount { month: row.text("month")?, observations: row.count("observations")? }))
            .collect()
    }

    /// Counts the observations of each phenomenon that were received at or after `from` and before
    /// `before`; phenomena without any are left out.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn phenomenon_counts(
        &self,
        from: Timestamp,
        before: Timestamp,
    ) -> Result<HashMap<PhenomenonId, u64>, StoreError> {
        let rows = sqlx::query(
            "select phenomenon_id, count(*) as observations \
             from membership join observation on observation.id = observation_id \
             where received_at >= $1 and received_at < $2 group by phenomenon_id order by phenomenon_id",
        )
        .bind(time::to_text(from))
        .bind(time::to_text(before))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| Ok((row.id("phenomenon_id")?, row.count("observations")?))).collect()
    }
}
