//! Where single observations belong.

use jiff::Timestamp;

use super::super::change::{Belonging, Born, Change, HomeChange};
use super::super::fault::DecisionFault;
use super::super::scene::Scene;
use super::{are_there, fade_emptied, known, revive, some};
use crate::ids::{ObservationId, PhenomenonId};

/// Moves observations to a phenomenon, and from everywhere else.
pub fn move_to(
    scene: &Scene,
    observations: &[ObservationId],
    phenomenon: PhenomenonId,
    now: Timestamp,
) -> Result<Change, DecisionFault> {
    let target = known(scene, phenomenon)?;
    some(scene, observations)?;
    let mut change = Change {
        homes: changed(scene, observations, |from| vec![belonging(from, phenomenon, now)]),
        facets: revive(target).into_iter().collect(),
        ..Change::default()
    };
    fade_emptied(scene, &mut change, Some(phenomenon));
    some_change(change)
}

/// Makes a phenomenon of observations.
pub fn move_to_new(
    scene: &Scene,
    observations: &[ObservationId],
    phenomenon: PhenomenonId,
    now: Timestamp,
) -> Result<Change, DecisionFault> {
    some(scene, observations)?;
    let mut change = Change {
        born: Some(Born { phenomenon, first_seen: earliest(scene, observations, now) }),
        homes: changed(scene, observations, |_| vec![Belonging::confirmed(phenomenon, now)]),
        ..Change::default()
    };
    fade_emptied(scene, &mut change, Some(phenomenon));
    Ok(change)
}

/// Takes observations out of everything; said of those that are alone by themselves, it keeps them so.
pub fn set_alone(scene: &Scene, observations: &[ObservationId]) -> Result<Change, DecisionFault> {
    some(scene, observations)?;
    let mut change = Change { homes: changed(scene, observations, |_| Vec::new()), ..Change::default() };
    fade_emptied(scene, &mut change, None);
    Ok(change)
}

/// Says that observations are rightly in a phenomenon.
pub fn confirm(
    scene: &Scene,
    observations: &[ObservationId],
    phenomenon: PhenomenonId,
) -> Result<Change, DecisionFault> {
    known(scene, phenomenon)?;
    some(scene, observations)?;
    are_there(scene, observations, phenomenon)?;
    let confirm = |home: &Belonging| Belonging { confirmed: home.confirmed || home.phenomenon == phenomenon, ..*home };
    let homes = changed(scene, observations, |from| from.iter().map(confirm).collect());
    some_change(Change { homes, ..Change::default() })
}

/// Takes observations out of a phenomenon.
pub fn take_out(
    scene: &Scene,
    observations: &[ObservationId],
    phenomenon: PhenomenonId,
) -> Result<Change, DecisionFault> {
    known(scene, phenomenon)?;
    some(scene, observations)?;
    are_there(scene, observations, phenomenon)?;
    let others = |from: &[Belonging]| from.iter().copied().filter(|home| home.phenomenon != phenomenon).collect();
    let mut change = Change { homes: changed(scene, observations, others), ..Change::default() };
    fade_emptied(scene, &mut change, None);
    Ok(change)
}

/// Adds a phenomenon to those that observations belong to, all of them now by a person's word.
pub fn add(
    scene: &Scene,
    observations: &[ObservationId],
    phenomenon: PhenomenonId,
    now: Timestamp,
) -> Result<Change, DecisionFault> {
    let target = known(scene, phenomenon)?;
    some(scene, observations)?;
    let add = |from: &[Belonging]| {
        let others = from.iter().filter(|home| home.phenomenon != phenomenon);
        others.map(|home| Belonging { confirmed: true, ..*home }).chain([belonging(from, phenomenon, now)]).collect()
    };
    let homes = changed(scene, observations, add);
    some_change(Change { homes, facets: revive(target).into_iter().collect(), ..Change::default() })
}

/// Makes sure that an observation's home or a side of a phenomenon changes; the order of homes is no change.
fn some_change(change: Change) -> Result<Change, DecisionFault> {
    let is_same = |home: &HomeChange| {
        home.from.len() == home.to.len() && home.to.iter().all(|belonging| home.from.contains(belonging))
    };
    if change.facets.is_empty() && change.homes.iter().all(is_same) {
        return Err(DecisionFault::NothingChanges);
    }
    Ok(change)
}

/// Returns when the earliest of the observations was received.
pub fn earliest(scene: &Scene, observations: &[ObservationId], now: Timestamp) -> Timestamp {
    observations.iter().filter_map(|id| scene.received.get(id)).min().copied().unwrap_or(now)
}

/// Returns how observations belong, before and after `to`.
pub fn changed(
    scene: &Scene,
    observations: &[ObservationId],
    to: impl Fn(&[Belonging]) -> Vec<Belonging>,
) -> Vec<HomeChange> {
    observations
        .iter()
        .map(|&observation| {
            let from: Vec<Belonging> = scene.homes[&observation].iter().map(Belonging::from).collect();
            let to = to(&from);
            HomeChange { observation, from, to }
        })
        .collect()
}

/// Returns the confirmed belonging to a phenomenon: the one that is there, else a new one.
fn belonging(from: &[Belonging], phenomenon: PhenomenonId, now: Timestamp) -> Belonging {
    match from.iter().find(|home| home.phenomenon == phenomenon) {
        Some(there) => Belonging { confirmed: true, ..*there },
        None => Belonging::confirmed(phenomenon, now),
    }
}
