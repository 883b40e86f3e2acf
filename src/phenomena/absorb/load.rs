//! The state of grouping in memory, as the database has it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use tokio::sync::OwnedMutexGuard;

use super::{AbsorbError, BATCH, encode};
use crate::app::{self, App};
use crate::encoder::EncoderName;
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::decisions::{Constraints, DecisionKind, Place};
use crate::phenomena::grouping::Grouping;
use crate::store::{Membership, ObservationFilter, PagePosition, StoreError};

/// Waits for the state of grouping and makes sure that it is what the database has.
pub async fn loaded(app: &App) -> Result<OwnedMutexGuard<Grouping>, AbsorbError> {
    let mut grouping = Arc::clone(&app.grouping).lock_owned().await;
    let version = app.store.grouping_version().await?;
    if grouping.is_loaded && grouping.version != version {
        grouping.is_loaded = follow_people(app, &mut grouping, version).await?;
    }
    if !grouping.is_loaded {
        let encoder = app.encoder.as_ref().map_err(|error| AbsorbError::Encoder(error.to_string()))?;
        *grouping = load(app, encoder.name(), version).await?;
    }
    Ok(grouping)
}

/// Brings the state up to a version to which people alone brought the database. Returns whether it did: not
/// if another process grouped, too.
async fn follow_people(app: &App, grouping: &mut Grouping, version: i64) -> Result<bool, StoreError> {
    let news = app.store.decisions_since(grouping.version).await?;
    let is_since = |number: i64| number > grouping.version && number <= version;
    let mut raised = 0;
    let mut moved: BTreeSet<ObservationId> = BTreeSet::new();
    let mut changed: BTreeSet<PhenomenonId> = BTreeSet::new();
    for recorded in &news {
        let numbers = [Some(recorded.number), recorded.undone.map(|undone| undone.number)];
        raised += numbers.into_iter().flatten().filter(|&number| is_since(number)).count();
        moved.extend(recorded.change.homes.iter().map(|home| home.observation));
        changed.extend(recorded.change.phenomena());
    }
    if i64::try_from(raised) != Ok(version - grouping.version) {
        return Ok(false);
    }
    let has_undone = news.iter().any(|recorded| !recorded.stands());
    let has_parted = news.iter().any(|recorded| !recorded.stands() && recorded.decision.kind() == DecisionKind::Merge);
    let constraints = grouping.hear(news);
    if has_undone {
        // What is undone may bring anything back to where an earlier decision put it.
        moved.extend(constraints.places().map(|(observation, _)| observation));
    }
    if has_parted {
        // What one phenomenon inherited from the other is no longer its own.
        grouping.judge = app::empty_grouping(&app.config).judge;
        remember_alerts(app, grouping).await?;
    }
    let moved: Vec<ObservationId> = moved.into_iter().collect();
    let memberships = by_observation(app.store.memberships_of_many(&moved).await?);
    let place = |&observation: &ObservationId| (observation, homes_of(observation, &memberships, &constraints));
    let homes: Vec<_> = moved.iter().map(place).collect();
    let living = app.store.phenomena_that_take_in().await?.into_iter().collect();
    grouping.follow(constraints, &homes, &living);
    grouping.look_again(changed);
    grouping.version = version;
    Ok(true)
}

/// Reminds the judge of every alert that was raised.
async fn remember_alerts(app: &App, grouping: &mut Grouping) -> Result<(), StoreError> {
    app.store.alerts(None).await?.iter().for_each(|alert| grouping.judge.remember(alert));
    Ok(())
}

fn by_observation(memberships: Vec<Membership>) -> HashMap<ObservationId, Vec<Membership>> {
    let mut sorted: HashMap<ObservationId, Vec<Membership>> = HashMap::new();
    for membership in memberships {
        sorted.entry(membership.observation).or_default().push(membership);
    }
    sorted
}

/// Returns the phenomena that an observation belongs to, the one first that it belongs to first of all: in the
/// order in which people put it there, then the one first in which it was first.
fn homes_of(
    observation: ObservationId,
    memberships: &HashMap<ObservationId, Vec<Membership>>,
    constraints: &Constraints,
) -> Vec<PhenomenonId> {
    let order: &[PhenomenonId] = match constraints.place(observation) {
        Some(Place::In { phenomena, .. }) => phenomena,
        Some(Place::Alone) | None => &[],
    };
    let rank = |id: PhenomenonId| order.iter().position(|there| *there == id).unwrap_or(order.len());
    let mut memberships: Vec<&Membership> = memberships.get(&observation).into_iter().flatten().collect();
    memberships.sort_by_key(|membership| (rank(membership.phenomenon), membership.since, membership.phenomenon));
    memberships.into_iter().map(|membership| membership.phenomenon).collect()
}

/// Reads the state of grouping from the database. Observations without a vector of this encoder (it
/// changed) are left out until they have been encoded again.
async fn load(app: &App, encoder: &EncoderName, version: i64) -> Result<Grouping, AbsorbError> {
    encode_missing(app, encoder).await?;
    let mut grouping = app::empty_grouping(&app.config);
    let mut vectors: HashMap<ObservationId, Vec<f32>> = app.store.vectors(encoder).await?.into_iter().collect();
    let log = app.store.decisions().await?;
    let changed: Vec<PhenomenonId> = log.iter().flat_map(|recorded| recorded.change.phenomena()).collect();
    let constraints = grouping.hear(log);
    let memberships = by_observation(app.store.memberships().await?);
    let mut position: Option<PagePosition> = None;
    loop {
        let page = app.store.observation_page(&ObservationFilter::default(), position, 1_000).await?;
        let Some(last) = page.last() else { break };
        position = Some(PagePosition { received_at: last.observation.received_at, id: last.observation.id });
        for stored in page.iter().filter(|stored| stored.grouped_at.is_some()) {
            let id = stored.observation.id;
            if let Some(vector) = vectors.remove(&id) {
                let item = app.preparer.prepare(&stored.observation, vector);
                grouping.restore(item, &homes_of(id, &memberships, &constraints));
            }
        }
    }
    remember_alerts(app, &mut grouping).await?;
    let living = app.store.phenomena_that_take_in().await?.into_iter().collect();
    grouping.follow(constraints, &[], &living);
    // Whether they were judged and named before is not kept.
    grouping.look_again(changed);
    grouping.version = version;
    grouping.is_loaded = true;
    Ok(grouping)
}

/// Encodes grouped observations that have no vector of this encoder, as after a change of encoder.
async fn encode_missing(app: &App, encoder: &EncoderName) -> Result<(), AbsorbError> {
    loop {
        let missing = app.store.observations_without_vector(encoder, BATCH).await?;
        if missing.is_empty() {
            return Ok(());
        }
        encode(app, &missing).await?;
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::ids::DecisionId;
    use crate::phenomena::decisions::{Change, Decision, Destination, Recorded};

    #[test]
    fn an_observation_belongs_first_of_all_where_people_put_it_first() {
        let observation = ObservationId::from_uuid(Uuid::from_u128(1));
        let [first, other, part] = [1, 2, 3].map(|number| PhenomenonId::from_uuid(Uuid::from_u128(number)));
        let observations = vec![observation];
        let decisions = [
            Decision::Move { observations: observations.clone(), to: Destination::Phenomenon(first) },
            Decision::AlsoIn { observations: observations.clone(), phenomenon: other },
            Decision::Split { phenomenon: first, observations, into: part },
        ];
        let recorded = |(number, decision)| Recorded {
            id: DecisionId::new(),
            number,
            at: Timestamp::UNIX_EPOCH,
            by: None,
            reason: None,
            decision,
            change: Change::default(),
            undone: None,
        };
        let log: Vec<Recorded> = (1..).zip(decisions).map(recorded).collect();
        let member = |phenomenon, second| Membership {
            observation,
            phenomenon,
            score: 1.0,
            confirmed: true,
            since: Timestamp::from_second(second).unwrap(),
        };
        let memberships = by_observation(vec![member(other, 2), member(part, 3)]);
        assert_eq!(homes_of(observation, &memberships, &Constraints::of(&log)), [part, other]);
        assert_eq!(homes_of(observation, &memberships, &Constraints::default()), [other, part]);
    }
}
