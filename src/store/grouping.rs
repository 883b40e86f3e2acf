//! Saving what the grouping decided: all of it, or nothing.

use jiff::Timestamp;
use sqlx::AnyConnection;

use super::columns::id_text;
use super::phenomena::{self, Keywords, Phenomenon, PhenomenonState};
use super::phenomenon_events::{self, PhenomenonEvent};
use super::{Store, StoreError, alerts, change_numbers, grouping_version, memberships, merges, time};
use crate::alerts::Alert;
use crate::ids::{ObservationId, PhenomenonId};

/// Names and keywords that the machine proposes for a phenomenon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhenomenonProposal {
    /// For which.
    pub phenomenon: PhenomenonId,
    /// In Finnish; passed over when a person has named it.
    pub name_fi: Option<String>,
    /// In Swedish; passed over when a person has named it.
    pub name_sv: Option<String>,
    /// What sets it apart.
    pub keywords: Keywords,
    /// The observation that stands for it.
    pub quote: Option<ObservationId>,
    /// When its earliest observation was received.
    pub first_seen: Timestamp,
}

/// Where the machine puts an observation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Home {
    /// Which observation.
    pub observation: ObservationId,
    /// The phenomenon that it belongs to and how well it fits; `None` while it stands alone.
    pub phenomenon: Option<(PhenomenonId, f64)>,
}

/// What one step of the grouping changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupingChanges {
    /// Phenomena found.
    pub new_phenomena: Vec<Phenomenon>,
    /// New names and keywords of phenomena that were there.
    pub proposals: Vec<PhenomenonProposal>,
    /// Where observations belong now; those not named stay where they are.
    pub homes: Vec<Home>,
    /// Phenomena that became part of another, each with that other.
    pub merged: Vec<(PhenomenonId, PhenomenonId)>,
    /// Phenomena that faded, or became active again.
    pub states: Vec<(PhenomenonId, PhenomenonState)>,
    /// What happened, for the history of each phenomenon; merges enter theirs by themselves.
    pub events: Vec<PhenomenonEvent>,
    /// Alerts raised.
    pub alerts: Vec<Alert>,
    /// Observations that the grouping has now taken in.
    pub grouped: Vec<ObservationId>,
    /// The version of the grouping that this was computed on; `None` to save it whatever happened since.
    pub based_on: Option<i64>,
}

impl Store {
    /// Saves a step of the grouping in one transaction, and renews the change numbers of the
    /// observations that it moved. Returns the version of the grouping that this makes.
    ///
    /// What a person decided stays: names that a person gave, and the home of an observation that a
    /// person confirmed, are left alone.
    ///
    /// # Errors
    ///
    /// [`StoreError::Overtaken`] when the grouping is no longer at [`GroupingChanges::based_on`]; else when
    /// the database refuses any of it. Then none of it is saved.
    pub async fn save_grouping(&self, changes: &GroupingChanges, now: Timestamp) -> Result<i64, StoreError> {
        let mut write = self.write().await?;
        let version = grouping_version::raise(write.connection()).await?;
        if changes.based_on.is_some_and(|based_on| version != based_on + 1) {
            return Err(StoreError::Overtaken);
        }
        let moved: Vec<ObservationId> = changes.homes.iter().map(|home| home.observation).collect();
        change_numbers::renew(write.connection(), &moved).await?;
        for phenomenon in &changes.new_phenomena {
            phenomena::insert(write.connection(), phenomenon).await?;
        }
        for proposal in &changes.proposals {
            propose(write.connection(), proposal, now).await?;
        }
        for home in &changes.homes {
            memberships::move_home(write.connection(), home, now).await?;
        }
        for (from, into) in &changes.merged {
            merges::merge(write.connection(), *from, *into, now).await?;
        }
        for (phenomenon, state) in &changes.states {
            set_state(write.connection(), *phenomenon, *state, now).await?;
        }
        for event in &changes.events {
            phenomenon_events::insert(write.connection(), event).await?;
        }
        for alert in &changes.alerts {
            alerts::raise(write.connection(), alert, now).await?;
        }
        for observation in &changes.grouped {
            sqlx::query("update observation set grouped_at = $2 where id = $1")
                .bind(id_text(observation))
                .bind(time::to_text(now))
                .execute(write.connection())
                .await?;
        }
        write.commit().await?;
        Ok(version)
    }
}

async fn propose(
    connection: &mut AnyConnection,
    proposal: &PhenomenonProposal,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "update phenomenon set \
         name_fi = case when named_by = 'machine' then $2 else name_fi end, \
         name_sv = case when named_by = 'machine' then $3 else name_sv end, \
         keywords = $4, quote_observation_id = $5, first_seen = $6, updated_at = $7 where id = $1",
    )
    .bind(id_text(proposal.phenomenon))
    .bind(proposal.name_fi.as_deref())
    .bind(proposal.name_sv.as_deref())
    .bind(phenomena::keywords_text(&proposal.keywords))
    .bind(proposal.quote.map(id_text))
    .bind(time::to_text(proposal.first_seen))
    .bind(time::to_text(now))
    .execute(connection)
    .await?;
    Ok(())
}

/// Changes the state of a phenomenon that was not merged.
async fn set_state(
    connection: &mut AnyConnection,
    phenomenon: PhenomenonId,
    state: PhenomenonState,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("update phenomenon set state = $2, updated_at = $3 where id = $1 and merged_into is null")
        .bind(id_text(phenomenon))
        .bind(state.code())
        .bind(time::to_text(now))
        .execute(connection)
        .await?;
    Ok(())
}
