//! What undoing a decision changes, and what stands in its way.

use super::change::{AlertMove, Belonging, Change, Facet, FacetChange, HomeChange, Standing};
use super::recorded::Recorded;
use super::scene::Scene;
use crate::ids::{ObservationId, PhenomenonId};
use crate::store::PhenomenonState;

/// Returns the first later decision that stands on one: it moved the same observations, said the same of a
/// phenomenon, or is about the phenomenon that this one made.
pub fn standing_on<'a>(decision: &Recorded, log: &'a [Recorded]) -> Option<&'a Recorded> {
    log.iter().find(|later| later.stands() && later.number > decision.number && stands_on(later, decision))
}

fn stands_on(later: &Recorded, earlier: &Recorded) -> bool {
    let moves = |observation: ObservationId| {
        later.decision.observations().contains(&observation)
            || later.change.homes.iter().any(|home| home.observation == observation)
    };
    let says = |facet: &FacetChange| {
        later.change.facets.iter().any(|other| other.phenomenon == facet.phenomenon && other.to.is_same_side(&facet.to))
    };
    let is_about = |phenomenon: PhenomenonId| later.decision.phenomena().contains(&phenomenon);
    earlier.change.homes.iter().any(|home| moves(home.observation))
        || earlier.change.facets.iter().any(says)
        || earlier.change.born.is_some_and(|born| is_about(born.phenomenon))
}

/// Returns what undoing a decision on which none stands changes in the scene as it is now.
pub fn undoing(decision: &Recorded, scene: &Scene) -> Change {
    let change = &decision.change;
    let mut facets: Vec<FacetChange> = change.facets.iter().filter_map(|facet| restored(facet, scene)).collect();
    // What the undoing itself brings back to life can be gone back to.
    let revived: Vec<PhenomenonId> =
        facets.iter().filter(|facet| lives(&facet.to)).map(|facet| facet.phenomenon).collect();
    let homes: Vec<HomeChange> = change.homes.iter().filter_map(|home| went_back(home, scene, &revived)).collect();
    let is_left_empty = |phenomenon: PhenomenonId| {
        let goes = |id: ObservationId| homes.iter().any(|home| home.observation == id);
        let comes = |home: &HomeChange| home.to.iter().any(|to| to.phenomenon == phenomenon);
        scene.observations_of(phenomenon).all(goes) && !homes.iter().any(comes)
    };
    facets.retain(|facet| {
        facet.to != Facet::Standing(Standing::of(PhenomenonState::Faded)) || is_left_empty(facet.phenomenon)
    });
    if let Some(born) = change.born.filter(|born| is_left_empty(born.phenomenon)) {
        facets.push(ended(born.phenomenon, &homes));
    }
    let alerts = change.alerts.iter().map(|&AlertMove { alert, from, to }| AlertMove { alert, from: to, to: from });
    Change { homes, facets, alerts: alerts.collect(), ..Change::default() }
}

fn lives(facet: &Facet) -> bool {
    matches!(facet, Facet::Standing(Standing { state: PhenomenonState::Active | PhenomenonState::Dismissed, .. }))
}

/// Returns the way back of what was said of a phenomenon; none if something else is so by now.
fn restored(facet: &FacetChange, scene: &Scene) -> Option<FacetChange> {
    let is_so = match &facet.to {
        // The address of a merged one leads on: nothing but an undoing changes that.
        Facet::Standing(Standing { state: PhenomenonState::Merged, .. }) => true,
        Facet::Standing(standing) => {
            scene.phenomena.get(&facet.phenomenon).is_some_and(|now| Standing::of(now.state) == *standing)
        }
        _ => true,
    };
    is_so.then(|| FacetChange { phenomenon: facet.phenomenon, from: facet.to.clone(), to: facet.from.clone() })
}

/// Returns the way back of an observation: to the phenomena that still are, or that the undoing brings back.
fn went_back(home: &HomeChange, scene: &Scene, revived: &[PhenomenonId]) -> Option<HomeChange> {
    let now: Vec<Belonging> = scene.homes.get(&home.observation)?.iter().map(Belonging::from).collect();
    let mut to: Vec<Belonging> = Vec::new();
    for before in &home.from {
        let living = match revived.contains(&before.phenomenon) {
            true => Some(before.phenomenon),
            false => scene
                .phenomena
                .get(&before.phenomenon)
                .filter(|phenomenon| phenomenon.state.takes_in())
                .map(|phenomenon| phenomenon.id),
        };
        if let Some(phenomenon) = living.filter(|id| to.iter().all(|there| there.phenomenon != *id)) {
            to.push(Belonging { phenomenon, ..*before });
        }
    }
    Some(HomeChange { observation: home.observation, from: now, to })
}

/// Ends the phenomenon that a decision made and that its undoing empties: its address leads where most of its
/// observations went back to.
fn ended(phenomenon: PhenomenonId, homes: &[HomeChange]) -> FacetChange {
    let mut counts = std::collections::BTreeMap::<PhenomenonId, usize>::new();
    for to in homes.iter().flat_map(|home| &home.to) {
        *counts.entry(to.phenomenon).or_default() += 1;
    }
    let heir = counts.into_iter().max_by_key(|&(id, count)| (count, std::cmp::Reverse(id))).map(|(id, _)| id);
    let state = if heir.is_some() { PhenomenonState::Merged } else { PhenomenonState::Faded };
    FacetChange {
        phenomenon,
        from: Facet::Standing(Standing::of(PhenomenonState::Active)),
        to: Facet::Standing(Standing { state, merged_into: heir }),
    }
}
