//! What a decision looks at: the phenomena and observations that it names, as they are.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::change::Change;
use super::constraints::{Constraints, Place};
use super::decision::Decision;
use super::recorded::Recorded;
use crate::ids::{AlertId, ObservationId, PhenomenonId};
use crate::store::{Membership, Phenomenon, Store, StoreError};

/// The state of things at one version of the grouping.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// The version, which [`Store::save_decision`] checks.
    pub version: i64,
    /// Phenomena, under every id that led to them.
    pub phenomena: BTreeMap<PhenomenonId, Phenomenon>,
    /// The memberships of those phenomena.
    pub members: BTreeMap<PhenomenonId, Vec<Membership>>,
    /// The alerts of phenomena that are to be merged.
    pub alerts: BTreeMap<PhenomenonId, Vec<AlertId>>,
    /// The memberships of observations, best first; an observation that is not here does not exist.
    pub homes: BTreeMap<ObservationId, Vec<Membership>>,
    /// The phenomena of which people said something as a whole.
    pub spoken_of: BTreeSet<PhenomenonId>,
    /// When observations were received.
    pub received: BTreeMap<ObservationId, Timestamp>,
}

impl Scene {
    /// Loads what a decision looks at, and all decisions before it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of_decision(store: &Store, decision: &Decision) -> Result<(Self, Vec<Recorded>), StoreError> {
        let version = store.grouping_version().await?;
        let log = store.decisions().await?;
        let spoken_of = Constraints::of(&log).spoken_of().clone();
        let mut scene = Self { version, spoken_of, ..Self::default() };
        for id in decision.phenomena() {
            scene.add_phenomenon(store, id).await?;
        }
        let mut observations: BTreeSet<ObservationId> = decision.observations().iter().copied().collect();
        if let Decision::Merge { from, .. } = decision
            && let Some(living) = scene.living(*from)
        {
            let alerts = store.alerts_of(living).await?.into_iter().map(|alert| alert.id).collect();
            scene.alerts.insert(living, alerts);
            observations.extend(scene.observations_of(living));
        }
        scene.add_observations(store, observations).await?;
        scene.add_homes(store).await?;
        Ok((scene, log))
    }

    /// Loads what undoing a change looks at; `remaining` is what the other decisions ask, at
    /// `version`, and `displaced` are the observations that they put elsewhere.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of_undoing(
        store: &Store,
        change: &Change,
        (remaining, displaced): (&Constraints, &BTreeSet<ObservationId>),
        version: i64,
    ) -> Result<Self, StoreError> {
        let mut scene = Self { version, ..Self::default() };
        for id in change.phenomena() {
            scene.add_phenomenon(store, id).await?;
        }
        let moved = change.homes.iter().map(|home| home.observation);
        let observations: BTreeSet<ObservationId> = moved.chain(displaced.iter().copied()).collect();
        for place in observations.iter().filter_map(|&observation| remaining.place(observation)) {
            let Place::In { phenomena, .. } = place else { continue };
            for &id in phenomena {
                scene.add_phenomenon(store, id).await?;
            }
        }
        scene.add_observations(store, observations).await?;
        scene.add_homes(store).await?;
        Ok(scene)
    }

    /// Returns the id that a phenomenon's id leads to.
    pub fn living(&self, id: PhenomenonId) -> Option<PhenomenonId> {
        self.phenomena.get(&id).map(|phenomenon| phenomenon.id)
    }

    /// Returns the observations of a phenomenon.
    pub fn observations_of(&self, id: PhenomenonId) -> impl Iterator<Item = ObservationId> {
        self.members.get(&id).into_iter().flatten().map(|member| member.observation)
    }

    async fn add_phenomenon(&mut self, store: &Store, id: PhenomenonId) -> Result<(), StoreError> {
        if self.phenomena.contains_key(&id) {
            return Ok(());
        }
        let Some(living) = store.phenomenon(id).await? else { return Ok(()) };
        self.members.insert(living.id, store.memberships_in(living.id).await?);
        self.phenomena.insert(living.id, living.clone());
        self.phenomena.insert(id, living);
        Ok(())
    }

    /// Adds observations with their homes and the times when they were received, those that exist.
    async fn add_observations(
        &mut self,
        store: &Store,
        observations: impl IntoIterator<Item = ObservationId>,
    ) -> Result<(), StoreError> {
        let observations: Vec<ObservationId> = observations.into_iter().collect();
        for (observation, received_at) in store.received_of(&observations).await? {
            self.received.insert(observation, received_at);
            self.homes.insert(observation, Vec::new());
        }
        for membership in store.memberships_of_many(&observations).await? {
            self.homes.entry(membership.observation).or_default().push(membership);
        }
        Ok(())
    }

    /// Adds the phenomena that the observations belong to.
    async fn add_homes(&mut self, store: &Store) -> Result<(), StoreError> {
        let homes: BTreeSet<PhenomenonId> = self.homes.values().flatten().map(|home| home.phenomenon).collect();
        for id in homes {
            self.add_phenomenon(store, id).await?;
        }
        Ok(())
    }
}
