//! One phenomenon becomes two.

use std::collections::HashSet;

use jiff::Timestamp;

use super::super::change::{Belonging, Born, Change};
use super::super::fault::DecisionFault;
use super::super::scene::Scene;
use super::homes::{changed, earliest};
use super::{are_there, known, some};
use crate::ids::{ObservationId, PhenomenonId};

/// Moves observations of a phenomenon to a new one; those that stay are held where they are, so that no
/// later run joins the two.
pub fn split(
    scene: &Scene,
    phenomenon: PhenomenonId,
    observations: &[ObservationId],
    into: PhenomenonId,
    now: Timestamp,
) -> Result<Change, DecisionFault> {
    known(scene, phenomenon)?;
    some(scene, observations)?;
    are_there(scene, observations, phenomenon)?;
    let leaving: HashSet<ObservationId> = observations.iter().copied().collect();
    let held: Vec<ObservationId> = scene.observations_of(phenomenon).filter(|id| !leaving.contains(id)).collect();
    if held.is_empty() {
        return Err(DecisionFault::NothingLeft);
    }
    let leave = |home: &Belonging| match home.phenomenon == phenomenon {
        true => Belonging { phenomenon: into, confirmed: true, since: now, ..*home },
        false => *home,
    };
    Ok(Change {
        born: Some(Born { phenomenon: into, first_seen: earliest(scene, observations, now) }),
        homes: changed(scene, observations, |from| from.iter().map(leave).collect()),
        held,
        ..Change::default()
    })
}
