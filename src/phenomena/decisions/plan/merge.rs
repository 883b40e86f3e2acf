//! Two phenomena become one.

use super::super::change::{AlertMove, Belonging, Change, Facet, FacetChange, Standing};
use super::super::fault::DecisionFault;
use super::super::scene::Scene;
use super::homes::changed;
use super::{known, revive, stand};
use crate::ids::{ObservationId, PhenomenonId};
use crate::store::PhenomenonState;

/// Moves all that `from` has to `into`, whose own observations are held there too, so that no later run
/// takes the two apart.
pub fn merge(scene: &Scene, from: PhenomenonId, into: PhenomenonId) -> Result<Change, DecisionFault> {
    let (source, target) = (known(scene, from)?, known(scene, into)?);
    if from == into {
        return Err(DecisionFault::SamePhenomenon);
    }
    let moved: Vec<ObservationId> = scene.observations_of(from).collect();
    let homes = changed(scene, &moved, |homes| joined(homes, from, into));
    let alerts = scene.alerts.get(&from).into_iter().flatten().map(|&alert| AlertMove { alert, from, to: into });
    let merged = Standing { state: PhenomenonState::Merged, merged_into: Some(into) };
    let pin = FacetChange { phenomenon: into, from: Facet::Pinned(false), to: Facet::Pinned(true) };
    let inherits_pin = source.curation.is_pinned && !target.curation.is_pinned;
    let facets = stand(source, merged).into_iter().chain(revive(target)).chain(inherits_pin.then_some(pin));
    Ok(Change {
        homes,
        facets: facets.collect(),
        alerts: alerts.collect(),
        held: scene.observations_of(into).collect(),
        ..Change::default()
    })
}

/// Replaces one phenomenon by another; who belonged to both belongs to the other as well as to the better.
fn joined(homes: &[Belonging], from: PhenomenonId, into: PhenomenonId) -> Vec<Belonging> {
    let mut joined: Vec<Belonging> = Vec::with_capacity(homes.len());
    for home in homes {
        let phenomenon = if home.phenomenon == from { into } else { home.phenomenon };
        match joined.iter_mut().find(|there| there.phenomenon == phenomenon) {
            Some(there) => {
                there.score = there.score.max(home.score);
                there.confirmed |= home.confirmed;
            }
            None => joined.push(Belonging { phenomenon, ..*home }),
        }
    }
    joined
}
