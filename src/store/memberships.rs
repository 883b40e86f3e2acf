//! Which observations belong to which phenomenon.

use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::columns::{self, Columns, id_text};
use super::{Home, Store, StoreError, StoredObservation, observations, time};
use crate::ids::{ObservationId, PhenomenonId};

/// That an observation belongs to a phenomenon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Membership {
    /// The observation.
    pub observation: ObservationId,
    /// The phenomenon.
    pub phenomenon: PhenomenonId,
    /// How well it fits, as the grouping judged: higher is better.
    pub score: f64,
    /// Whether a person said so; the machine then leaves it alone.
    pub confirmed: bool,
    /// Since when.
    pub since: Timestamp,
}

/// A member of a phenomenon.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The observation.
    pub stored: StoredObservation,
    /// How it belongs.
    pub membership: Membership,
}

impl Store {
    /// Returns the members of a phenomenon, newest first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn phenomenon_members(&self, id: PhenomenonId) -> Result<Vec<Member>, StoreError> {
        let rows = sqlx::query(
            "select observation.*, observation_id, phenomenon_id, score, confirmed, since \
             from membership join observation on observation.id = observation_id \
             where phenomenon_id = $1 order by received_at desc, observation.id desc",
        )
        .bind(id_text(id))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| Ok(Member { stored: observations::from_row(row)?, membership: from_row(row)? })).collect()
    }

    /// Returns how many reports a phenomenon has.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn report_count(&self, id: PhenomenonId) -> Result<u32, StoreError> {
        let row = sqlx::query("select count(*) as reports from membership where phenomenon_id = $1")
            .bind(id_text(id))
            .fetch_one(&self.pool)
            .await?;
        u32::try_from(row.number("reports")?).map_err(|error| columns::unreadable("reports", error))
    }

    /// Returns the memberships of an observation, best first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn memberships_of(&self, id: ObservationId) -> Result<Vec<Membership>, StoreError> {
        let rows = sqlx::query("select * from membership where observation_id = $1 order by score desc, phenomenon_id")
            .bind(id_text(id))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Returns the memberships of observations, those of each best first.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn memberships_of_many(&self, ids: &[ObservationId]) -> Result<Vec<Membership>, StoreError> {
        let mut memberships = Vec::with_capacity(ids.len());
        for ids in ids.chunks(columns::MOST_IDS) {
            let statement = format!(
                "select * from membership where observation_id in ({}) \
                 order by score desc, phenomenon_id, observation_id",
                columns::placeholders(ids.len())
            );
            let query = ids.iter().fold(sqlx::query(AssertSqlSafe(statement)), |query, id| query.bind(id_text(id)));
            for row in &query.fetch_all(&self.pool).await? {
                memberships.push(from_row(row)?);
            }
        }
        Ok(memberships)
    }

    /// Returns every membership, in order of phenomenon and observation: what the grouping starts
    /// from.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn memberships(&self) -> Result<Vec<Membership>, StoreError> {
        let rows = sqlx::query("select * from membership order by phenomenon_id, observation_id")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }

    /// Returns the memberships of a phenomenon, in order of observation.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn memberships_in(&self, id: PhenomenonId) -> Result<Vec<Membership>, StoreError> {
        let rows = sqlx::query("select * from membership where phenomenon_id = $1 order by observation_id")
            .bind(id_text(id))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(from_row).collect()
    }
}

/// Moves an observation where the machine puts it, unless a person has confirmed where it belongs.
pub(super) async fn move_home(connection: &mut AnyConnection, home: &Home, now: Timestamp) -> Result<(), StoreError> {
    let target = home.phenomenon.map(|(phenomenon, _)| id_text(phenomenon));
    sqlx::query(
        "delete from membership where observation_id = $1 and confirmed = 0 and ($2 is null or phenomenon_id <> $2)",
    )
    .bind(id_text(home.observation))
    .bind(target)
    .execute(&mut *connection)
    .await?;
    let Some((phenomenon, score)) = home.phenomenon else {
        return Ok(());
    };
    sqlx::query(
        "insert into membership (observation_id, phenomenon_id, score, confirmed, since) select $1, $2, $3, 0, $4 \
         where not exists (select 1 from membership where observation_id = $1 and confirmed = 1) \
         on conflict (observation_id, phenomenon_id) do update set score = excluded.score",
    )
    .bind(id_text(home.observation))
    .bind(id_text(phenomenon))
    .bind(score)
    .bind(time::to_text(now))
    .execute(connection)
    .await?;
    Ok(())
}

fn from_row(row: &AnyRow) -> Result<Membership, StoreError> {
    Ok(Membership {
        observation: row.id("observation_id")?,
        phenomenon: row.id("phenomenon_id")?,
        score: row.real("score")?,
        confirmed: row.number("confirmed")? != 0,
        since: row.time("since")?,
    })
}
