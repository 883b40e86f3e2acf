//! What is said of a phenomenon, and where it stands.

use super::super::change::{Change, Facet, FacetChange, Standing};
use super::super::description::Description;
use super::super::fault::DecisionFault;
use super::super::scene::Scene;
use super::super::theme::Theme;
use super::{known, revive, stand};
use crate::ids::PhenomenonId;
use crate::phenomena::GivenNames;
use crate::store::{NamedBy, PhenomenonState};

pub fn name(scene: &Scene, id: PhenomenonId, names: &GivenNames) -> Result<Change, DecisionFault> {
    let phenomenon = known(scene, id)?;
    let from = Facet::Names {
        names: GivenNames::stored(phenomenon.name_fi.clone(), phenomenon.name_sv.clone()),
        by: phenomenon.named_by,
    };
    one(id, from, Facet::Names { names: names.clone(), by: NamedBy::Person })
}

pub fn describe(scene: &Scene, id: PhenomenonId, description: &Description) -> Result<Change, DecisionFault> {
    let from = known(scene, id)?.curation.description.clone();
    one(id, Facet::Description(from), Facet::Description(description.clone()))
}

pub fn set_themes(scene: &Scene, id: PhenomenonId, themes: &[Theme]) -> Result<Change, DecisionFault> {
    let from = known(scene, id)?.curation.themes.clone();
    one(id, Facet::Themes(from), Facet::Themes(themes.to_vec()))
}

/// Pins a phenomenon; one that had faded is back.
pub fn pin(scene: &Scene, id: PhenomenonId) -> Result<Change, DecisionFault> {
    let phenomenon = known(scene, id)?;
    let mut change = one(id, Facet::Pinned(phenomenon.curation.is_pinned), Facet::Pinned(true))?;
    change.facets.extend(revive(phenomenon));
    Ok(change)
}

/// Dismisses a phenomenon; its observations are held in it, so that it is not found anew.
pub fn dismiss(scene: &Scene, id: PhenomenonId) -> Result<Change, DecisionFault> {
    let phenomenon = known(scene, id)?;
    let dismissed = stand(phenomenon, Standing::of(PhenomenonState::Dismissed)).ok_or(DecisionFault::NothingChanges)?;
    Ok(Change { facets: vec![dismissed], held: scene.observations_of(id).collect(), ..Change::default() })
}

fn one(phenomenon: PhenomenonId, from: Facet, to: Facet) -> Result<Change, DecisionFault> {
    if from == to {
        return Err(DecisionFault::NothingChanges);
    }
    Ok(Change { facets: vec![FacetChange { phenomenon, from, to }], ..Change::default() })
}
