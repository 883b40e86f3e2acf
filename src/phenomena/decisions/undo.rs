//! What undoing a decision changes, and what stands in its way.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use jiff::Timestamp;

use super::change::{AlertMove, Belonging, Change, Facet, FacetChange, HomeChange, Standing};
use super::constraints::{Constraints, Place};
use super::recorded::Recorded;
use super::scene::Scene;
use crate::ids::{ObservationId, PhenomenonId};
use crate::store::PhenomenonState;

/// Returns the first later decision that stands on one: it moved or held the same observations, said the same of a
/// phenomenon, or is about the phenomenon that this one made.
pub fn standing_on<'a>(decision: &Recorded, log: &'a [Recorded]) -> Option<&'a Recorded> {
    let moved: HashSet<ObservationId> = decision.change.homes.iter().map(|home| home.observation).collect();
    let mut later = log.iter().filter(|later| later.stands() && later.number > decision.number);
    later.find(|later| stands_on(later, decision, &moved))
}

fn stands_on(later: &Recorded, earlier: &Recorded, moved: &HashSet<ObservationId>) -> bool {
    let says = |facet: &FacetChange| {
        later.change.facets.iter().any(|other| other.phenomenon == facet.phenomenon && other.to.is_same_side(&facet.to))
    };
    let is_about = |phenomenon: PhenomenonId| later.decision.phenomena().contains(&phenomenon);
    later.decision.observations().iter().any(|id| moved.contains(id))
        || later.change.held.iter().any(|id| moved.contains(id))
        || later.change.homes.iter().any(|home| moved.contains(&home.observation))
        || earlier.change.facets.iter().any(says)
        || earlier.change.born.is_some_and(|born| is_about(born.phenomenon))
}

/// Returns what undoing a decision on which none stands changes in the scene as it is now. `remaining` is what the
/// other decisions ask; they put the `displaced` observations elsewhere.
pub fn undoing(
    decision: &Recorded,
    remaining: &Constraints,
    displaced: &BTreeSet<ObservationId>,
    scene: &Scene,
) -> Change {
    let change = &decision.change;
    let mut facets: Vec<FacetChange> = change.facets.iter().filter_map(|facet| restored(facet, scene)).collect();
    let restored: Vec<PhenomenonId> =
        facets.iter().filter(|facet| lives(&facet.to)).map(|facet| facet.phenomenon).collect();
    let back = |home: &HomeChange| went_back(home, scene, &restored, (remaining, decision.at));
    let mut homes: Vec<HomeChange> = change.homes.iter().filter_map(back).collect();
    let moved: HashSet<ObservationId> = homes.iter().map(|home| home.observation).collect();
    for &observation in displaced.iter().filter(|id| !moved.contains(id)) {
        homes.extend(back(&HomeChange { observation, from: Vec::new(), to: Vec::new() }));
    }
    let goes_to = |home: &HomeChange, phenomenon| home.to.iter().any(|to| to.phenomenon == phenomenon);
    let gone_to: BTreeSet<PhenomenonId> = homes.iter().flat_map(|home| &home.to).map(|to| to.phenomenon).collect();
    facets.extend(gone_to.iter().filter(|id| !restored.contains(id)).filter_map(|&id| revived(id, scene)));
    let is_left_empty = |phenomenon: PhenomenonId| {
        let leaving: HashSet<ObservationId> =
            homes.iter().filter(|home| !goes_to(home, phenomenon)).map(|home| home.observation).collect();
        scene.observations_of(phenomenon).all(|id| leaving.contains(&id)) && !gone_to.contains(&phenomenon)
    };
    let fades = |facet: &FacetChange| facet.to == Facet::Standing(Standing::of(PhenomenonState::Faded));
    let may_fade = |id: PhenomenonId| is_left_empty(id) && !remaining.spoken_of().contains(&id);
    // What others speak of does not fade again, yet it leaves the state that the decision gave it.
    for facet in facets.iter_mut().filter(|facet| fades(facet) && !may_fade(facet.phenomenon)) {
        facet.to = Facet::Standing(Standing::of(PhenomenonState::Active));
    }
    facets.retain(|facet| facet.from != facet.to);
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

/// Returns the way back of an observation: to where the other decisions put it, else to where it was, or to what
/// that became part of since, unless it is barred from there. `None` when the observation is gone.
fn went_back(
    home: &HomeChange,
    scene: &Scene,
    restored: &[PhenomenonId],
    (remaining, at): (&Constraints, Timestamp),
) -> Option<HomeChange> {
    let observation = home.observation;
    let now: Vec<Belonging> = scene.homes.get(&observation)?.iter().map(Belonging::from).collect();
    let mut before: Vec<Belonging> = Vec::new();
    for belonging in &home.from {
        let is_itself_again = restored.contains(&belonging.phenomenon);
        let living = if is_itself_again { Some(belonging.phenomenon) } else { scene.living(belonging.phenomenon) };
        if let Some(phenomenon) = living.filter(|id| before.iter().all(|there| there.phenomenon != *id)) {
            before.push(Belonging { phenomenon, ..*belonging });
        }
    }
    match remaining.place(observation) {
        None => before.retain(|there| !remaining.is_barred(observation, there.phenomenon)),
        Some(Place::Alone) => before.clear(),
        Some(Place::In { phenomena, .. }) => {
            let known = home.from.iter().chain(&now).copied().collect::<Vec<_>>();
            let there = |&id: &PhenomenonId| {
                let same = known.iter().find(|there| there.phenomenon == id).or(known.first()).copied();
                same.map_or(Belonging::confirmed(id, at), |there| Belonging { phenomenon: id, ..there })
            };
            before = phenomena.iter().map(there).collect();
        }
    }
    Some(HomeChange { observation, from: now, to: before })
}

/// Brings back a phenomenon that faded, or that the machine made part of another, since.
fn revived(phenomenon: PhenomenonId, scene: &Scene) -> Option<FacetChange> {
    let now = scene.phenomena.get(&phenomenon)?;
    let from = match now.id == phenomenon {
        true if now.state.takes_in() => return None,
        true => Standing::of(now.state),
        false => Standing { state: PhenomenonState::Merged, merged_into: Some(now.id) },
    };
    let to = Standing::of(PhenomenonState::Active);
    Some(FacetChange { phenomenon, from: Facet::Standing(from), to: Facet::Standing(to) })
}

/// Ends the phenomenon that a decision made and that its undoing empties: its address leads where most of its
/// observations went back to.
fn ended(phenomenon: PhenomenonId, homes: &[HomeChange]) -> FacetChange {
    let mut counts = BTreeMap::<PhenomenonId, usize>::new();
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
