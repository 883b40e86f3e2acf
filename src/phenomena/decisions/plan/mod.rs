//! What a decision would change, told by a rule without database and clock.

mod facets;
mod homes;
mod merge;
mod split;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;

use super::change::{Belonging, Change, Facet, FacetChange, Standing};
use super::decision::{Decision, Destination};
use super::fault::DecisionFault;
use super::scene::Scene;
use crate::ids::{ObservationId, PhenomenonId};
use crate::store::{Phenomenon, PhenomenonState};

/// Returns what a decision, its ids already those of living phenomena, changes in a scene.
///
/// # Errors
/// When it cannot be taken.
pub fn plan(decision: &Decision, scene: &Scene, now: Timestamp) -> Result<Change, DecisionFault> {
    match decision {
        Decision::Move { observations, to: Destination::Phenomenon(phenomenon) } => {
            homes::move_to(scene, observations, *phenomenon, now)
        }
        Decision::Move { observations, to: Destination::New(id) } => homes::move_to_new(scene, observations, *id, now),
        Decision::Move { observations, to: Destination::Alone } => homes::set_alone(scene, observations),
        Decision::Confirm { observations, phenomenon } => homes::confirm(scene, observations, *phenomenon),
        Decision::NotThis { observations, phenomenon } => homes::take_out(scene, observations, *phenomenon),
        Decision::AlsoIn { observations, phenomenon } => homes::add(scene, observations, *phenomenon, now),
        Decision::Merge { from, into } => merge::merge(scene, *from, *into),
        Decision::Split { phenomenon, observations, into } => {
            split::split(scene, *phenomenon, observations, *into, now)
        }
        Decision::Name { phenomenon, names } => facets::name(scene, *phenomenon, names),
        Decision::Describe { phenomenon, description } => facets::describe(scene, *phenomenon, description),
        Decision::Theme { phenomenon, themes } => facets::set_themes(scene, *phenomenon, themes),
        Decision::Pin { phenomenon } => facets::pin(scene, *phenomenon),
        Decision::Dismiss { phenomenon } => facets::dismiss(scene, *phenomenon),
    }
}

fn known(scene: &Scene, id: PhenomenonId) -> Result<&Phenomenon, DecisionFault> {
    scene.phenomena.get(&id).ok_or(DecisionFault::UnknownPhenomenon(id))
}

/// Makes sure that there are observations, and that all of them exist.
fn some(scene: &Scene, observations: &[ObservationId]) -> Result<(), DecisionFault> {
    if observations.is_empty() {
        return Err(DecisionFault::NoObservation);
    }
    match observations.iter().find(|id| !scene.received.contains_key(id)) {
        Some(&unknown) => Err(DecisionFault::UnknownObservation(unknown)),
        None => Ok(()),
    }
}

/// Makes sure that observations belong to a phenomenon.
fn are_there(scene: &Scene, observations: &[ObservationId], phenomenon: PhenomenonId) -> Result<(), DecisionFault> {
    let is_there = |id: &ObservationId| scene.homes[id].iter().any(|home| home.phenomenon == phenomenon);
    match observations.iter().find(|id| !is_there(id)) {
        Some(&elsewhere) => Err(DecisionFault::NotThere(elsewhere, phenomenon)),
        None => Ok(()),
    }
}

/// Returns the change of where a phenomenon stands; none if it stands there.
fn stand(phenomenon: &Phenomenon, to: Standing) -> Option<FacetChange> {
    let from = Standing::of(phenomenon.state);
    let change = FacetChange { phenomenon: phenomenon.id, from: Facet::Standing(from), to: Facet::Standing(to) };
    (from != to).then_some(change)
}

/// Brings a faded phenomenon back.
fn revive(phenomenon: &Phenomenon) -> Option<FacetChange> {
    let is_faded = phenomenon.state == PhenomenonState::Faded;
    is_faded.then(|| stand(phenomenon, Standing::of(PhenomenonState::Active))).flatten()
}

/// Lets the phenomena fade that lose their last observation by `change`, except `kept` and those of which people
/// said something.
fn fade_emptied(scene: &Scene, change: &mut Change, kept: Option<PhenomenonId>) {
    let after: HashMap<ObservationId, &[Belonging]> =
        change.homes.iter().map(|home| (home.observation, home.to.as_slice())).collect();
    let leaves = |observation: ObservationId, phenomenon: PhenomenonId| {
        after.get(&observation).is_some_and(|to| to.iter().all(|belonging| belonging.phenomenon != phenomenon))
    };
    let left: Vec<PhenomenonId> = change
        .homes
        .iter()
        .flat_map(|home| &home.from)
        .map(|belonging| belonging.phenomenon)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter(|&phenomenon| Some(phenomenon) != kept)
        .filter(|&phenomenon| scene.observations_of(phenomenon).all(|observation| leaves(observation, phenomenon)))
        .collect();
    let fades = |phenomenon: &&Phenomenon| {
        phenomenon.state == PhenomenonState::Active && !scene.spoken_of.contains(&phenomenon.id)
    };
    let faded = left.iter().filter_map(|id| scene.phenomena.get(id)).filter(fades);
    change.facets.extend(faded.filter_map(|gone| stand(gone, Standing::of(PhenomenonState::Faded))));
}
