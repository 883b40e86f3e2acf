//! The pipeline: what has come in is encoded, grouped, judged and saved.
//!
//! 1. Observations that grouping has not taken in are read from the database, oldest first.
//! 2. Their texts, without places, are encoded; the vectors are saved.
//! 3. They join phenomena or wait in the pool; alerts are judged.
//! 4. All that changed is saved in one transaction. If that fails, or people decided in the meantime, the
//!    state in memory is thrown away and loaded anew: the database is the truth.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::json;
use tokio::sync::OwnedMutexGuard;

use crate::app::{self, App};
use crate::encoder::{EncoderError, EncoderName, Purpose};
use crate::ids::{ObservationId, PhenomenonId};
use crate::store::{
    Curation, GroupingChanges, Home, Keywords, Membership, NamedBy, ObservationFilter, PagePosition, Phenomenon,
    PhenomenonEvent, PhenomenonEventKind, PhenomenonProposal, PhenomenonState, Store, StoreError, StoredObservation,
};

use super::decisions::{Constraints, DecisionKind, Place};
use super::grouping::{Grouping, Step};
use super::item::Item;
use super::names::{most_central, propose_name};
use super::prepare::Preparer;
use super::radar::Event;
use super::suggestions::ideas;

/// How many observations are taken in at once.
const BATCH: u32 = 200;

/// What became of the observations that waited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Absorbed {
    /// How many were grouped.
    pub observations: usize,
    /// How many alerts were raised.
    pub alerts: usize,
}

/// Why observations could not be taken in; they wait and nothing is lost.
#[derive(Debug, thiserror::Error)]
pub enum AbsorbError {
    /// There is no encoder, or it failed.
    #[error("cannot encode: {0}")]
    Encoder(String),
    /// The database cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A computation ended early.
    #[error("grouping was interrupted: {0}")]
    Interrupted(#[from] tokio::task::JoinError),
}

impl From<EncoderError> for AbsorbError {
    fn from(error: EncoderError) -> Self {
        Self::Encoder(error.to_string())
    }
}

/// Takes in everything that waits; `progress` is told how many have been taken in so far.
///
/// # Errors
/// When there is no encoder, or the database fails. What was taken in before stays so.
pub async fn drain(app: &App, now: Timestamp, mut progress: impl FnMut(usize)) -> Result<Absorbed, AbsorbError> {
    let mut total = Absorbed::default();
    loop {
        let step = absorb(app, now).await?;
        if step.observations == 0 {
            break;
        }
        total.observations += step.observations;
        total.alerts += step.alerts;
        progress(total.observations);
    }
    Ok(total)
}

/// Takes in one batch of what waits. It is encoded before the grouping is looked at, so that people have little
/// time to overtake it.
///
/// # Errors
/// When there is no encoder, or the database fails.
pub async fn absorb(app: &App, now: Timestamp) -> Result<Absorbed, AbsorbError> {
    let waiting = app.store.ungrouped_observations(BATCH).await?;
    let vectors = encode(app, &waiting).await?;
    let mut grouping = loaded(app).await?;
    if waiting.is_empty() && !grouping.was_rearranged() {
        return Ok(Absorbed::default());
    }
    grouping.judge.know(app.store.surge_marks().await?);
    grouping.judge.follow(app.rules().await?);
    let observations = waiting.len();
    let preparer = app.preparer.clone();
    let (step, changes, grouping) = tokio::task::spawn_blocking(move || {
        let ids: Vec<ObservationId> = waiting.iter().map(|stored| stored.observation.id).collect();
        let items =
            waiting.iter().zip(vectors).map(|(stored, vector)| preparer.prepare(&stored.observation, vector)).collect();
        let step = grouping.take_in(items);
        let changes = GroupingChanges { grouped: ids, ..to_save(&grouping, &step, &preparer, now) };
        (step, changes, grouping)
    })
    .await?;
    for id in &changes.grouped {
        if let Some(item) = grouping.radar.item(*id) {
            app.index.set_meaning(*id, item.language, Arc::clone(&item.evidence));
        }
    }
    save(&app.store, grouping, changes, now).await?;
    Ok(Absorbed { observations, alerts: step.alerts.len() })
}

/// Groups everything anew; ids live on by overlap. What it would do otherwise than people decided becomes
/// suggestions.
///
/// # Errors
/// When the database fails; then nothing changes.
pub async fn regroup(app: &App, now: Timestamp) -> Result<Absorbed, AbsorbError> {
    let mut grouping = loaded(app).await?;
    grouping.judge.know(app.store.surge_marks().await?);
    grouping.judge.follow(app.rules().await?);
    let preparer = app.preparer.clone();
    let (step, changes, ideas, grouping) = tokio::task::spawn_blocking(move || {
        let step = grouping.regroup();
        let changes = to_save(&grouping, &step, &preparer, now);
        let ideas = ideas(&grouping.radar);
        (step, changes, ideas, grouping)
    })
    .await?;
    save(&app.store, grouping, changes, now).await?;
    app.store.save_suggestions(&ideas, now).await?;
    Ok(Absorbed { observations: 0, alerts: step.alerts.len() })
}

/// Saves a step; if that fails, the state in memory is no longer what the database has.
async fn save(
    store: &Store,
    mut grouping: OwnedMutexGuard<Grouping>,
    mut changes: GroupingChanges,
    now: Timestamp,
) -> Result<(), StoreError> {
    changes.based_on = Some(grouping.version);
    match store.save_grouping(&changes, now).await {
        Ok(version) => {
            grouping.version = version;
            Ok(())
        }
        Err(error) => {
            grouping.is_loaded = false;
            Err(error)
        }
    }
}

/// Encodes the texts of observations without their places, and saves the vectors.
async fn encode(app: &App, observations: &[StoredObservation]) -> Result<Vec<Vec<f32>>, AbsorbError> {
    if observations.is_empty() {
        return Ok(Vec::new());
    }
    let encoder = app.encoder.as_ref().map_err(|error| AbsorbError::Encoder(error.to_string()))?;
    let texts = observations.iter().map(|stored| app.preparer.text_to_encode(&stored.observation)).collect();
    let vectors = encoder.encode(texts, Purpose::Similarity).await?;
    let rows: Vec<_> = observations.iter().map(|stored| stored.observation.id).zip(vectors.iter().cloned()).collect();
    app.store.save_vectors(encoder.name(), &rows).await?;
    Ok(vectors)
}

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

/// Turns a step into what the store saves.
fn to_save(grouping: &Grouping, step: &Step, preparer: &Preparer, now: Timestamp) -> GroupingChanges {
    let alerts = step.alerts.iter().map(|alert| alert.clone().raised_by(now)).collect();
    let mut changes = GroupingChanges { alerts, ..GroupingChanges::default() };
    for (&observation, &home) in &step.changes.homes {
        changes.homes.push(Home { observation, phenomenon: home.map(|(id, score)| (id, f64::from(score))) });
    }
    let passing = passing(step);
    for id in step.changes.born().filter(|id| !passing.contains(id)) {
        changes.new_phenomena.push(newborn(id, grouping, now));
    }
    for id in step.changes.touched() {
        changes.proposals.push(proposal(id, grouping, preparer));
    }
    for (id, heir) in step.changes.ended().filter(|(id, _)| !passing.contains(id)) {
        match heir {
            Some(heir) => changes.merged.push((id, heir)),
            None => changes.states.push((id, PhenomenonState::Faded)),
        }
    }
    changes.events = history(&step.changes.events, &passing, grouping, now);
    changes
}

/// Returns the phenomena that came and went within a step and that nothing refers to: nobody saw them, so
/// they are not kept.
fn passing(step: &Step) -> HashSet<PhenomenonId> {
    let heirs: HashSet<PhenomenonId> = step.changes.ended().filter_map(|(_, heir)| heir).collect();
    let alerted: HashSet<PhenomenonId> = step.alerts.iter().map(|alert| alert.phenomenon).collect();
    let born: HashSet<PhenomenonId> = step.changes.born().collect();
    let ended = step.changes.ended().map(|(id, _)| id);
    ended.filter(|id| born.contains(id) && !heirs.contains(id) && !alerted.contains(id)).collect()
}

fn newborn(id: PhenomenonId, grouping: &Grouping, now: Timestamp) -> Phenomenon {
    let first_seen = grouping.radar.members(id).first().map_or(now, |item| item.received_at);
    Phenomenon {
        id,
        name_fi: None,
        name_sv: None,
        named_by: NamedBy::Machine,
        keywords: Keywords::default(),
        quote: None,
        state: PhenomenonState::Active,
        first_seen,
        created_at: now,
        updated_at: now,
        curation: Curation::default(),
    }
}

fn proposal(id: PhenomenonId, grouping: &Grouping, preparer: &Preparer) -> PhenomenonProposal {
    let members: Vec<&Item> = grouping.radar.members(id);
    let naming = propose_name(&members, &grouping.frequencies, preparer);
    PhenomenonProposal {
        phenomenon: id,
        name_fi: Some(naming.fi).filter(|name| !name.is_empty()),
        name_sv: Some(naming.sv).filter(|name| !name.is_empty()),
        keywords: Keywords { fi: naming.keywords_fi, sv: naming.keywords_sv },
        quote: most_central(&members).map(|item| item.id),
        first_seen: members.first().map_or_else(Timestamp::default, |item| item.received_at),
    }
}

/// Tells the history of each phenomenon: what was found, split off and faded, and how many reports came and
/// left; merges enter theirs by themselves.
fn history(
    events: &[Event],
    passing: &HashSet<PhenomenonId>,
    grouping: &Grouping,
    now: Timestamp,
) -> Vec<PhenomenonEvent> {
    let entry = |phenomenon, at, kind, detail| PhenomenonEvent { phenomenon, at, by: None, kind, detail };
    let mut history = Vec::new();
    let mut moves: BTreeMap<(PhenomenonId, PhenomenonEventKind), u64> = BTreeMap::new();
    for event in events {
        match *event {
            Event::Born(id) => {
                let members = grouping.radar.members(id);
                let at = members.last().map_or(now, |item| item.received_at);
                history.push(entry(id, at, PhenomenonEventKind::Found, json!({ "reports": members.len() })));
            }
            Event::SplitOff(id, whole) if !passing.contains(&id) => {
                let reports = grouping.radar.members(id).len();
                let detail = |other: PhenomenonId| json!({ "phenomenon": other, "reports": reports });
                history.push(entry(id, now, PhenomenonEventKind::SplitOff, detail(whole)));
                history.push(entry(whole, now, PhenomenonEventKind::Split, detail(id)));
            }
            Event::Faded(id) => history.push(entry(id, now, PhenomenonEventKind::Faded, json!({}))),
            Event::Joined(id, _) => *moves.entry((id, PhenomenonEventKind::Joined)).or_default() += 1,
            Event::Left(id, _) => *moves.entry((id, PhenomenonEventKind::Left)).or_default() += 1,
            Event::SplitOff(..) | Event::MergedInto(..) | Event::Rearranged(_) => {}
        }
    }
    let moves = moves.into_iter();
    history.extend(moves.map(|((id, kind), reports)| entry(id, now, kind, json!({ "reports": reports }))));
    history.retain(|event| !passing.contains(&event.phenomenon));
    history
}

#[cfg(test)]
mod tests {
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
