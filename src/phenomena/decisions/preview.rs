//! What people look at before they merge or split.

use std::collections::HashSet;

use super::decide::DecideError;
use super::divide::divide;
use super::fault::DecisionFault;
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::Item;
use crate::store::{Member, Phenomenon, Store};

/// Both sides of a merge, and what the person was shown.
#[derive(Clone, Debug, PartialEq)]
pub struct MergePreview {
    /// What would become part of the other.
    pub from: Side,
    /// What would live on.
    pub into: Side,
    /// The version of the grouping, for [`By::seen`](super::By::seen).
    pub seen: i64,
}

/// A phenomenon with its observations.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The phenomenon.
    pub phenomenon: Phenomenon,
    /// Its observations, newest first.
    pub members: Vec<Member>,
}

/// A phenomenon with a line along which it may be split.
#[derive(Clone, Debug, PartialEq)]
pub struct SplitProposal {
    /// The phenomenon with its observations.
    pub side: Side,
    /// The observations that would leave; none when no line shows, or nothing can be compared.
    pub leaving: Vec<ObservationId>,
    /// The version of the grouping, for [`By::seen`](super::By::seen).
    pub seen: i64,
}

/// Returns both sides of a merge.
///
/// # Errors
/// When there is no such phenomenon, both are one already, or the database cannot be read.
pub async fn preview_merge(store: &Store, from: PhenomenonId, into: PhenomenonId) -> Result<MergePreview, DecideError> {
    let seen = store.grouping_version().await?;
    let (from, into) = (side(store, from).await?, side(store, into).await?);
    if from.phenomenon.id == into.phenomenon.id {
        return Err(DecisionFault::SamePhenomenon.into());
    }
    Ok(MergePreview { from, into, seen })
}

/// Returns a phenomenon and the line that the program proposes for a split. `items` is the evidence of its
/// reports; without it nothing can be compared, and people choose by themselves.
///
/// # Errors
/// When there is no such phenomenon, or the database cannot be read.
pub async fn propose_split(
    store: &Store,
    phenomenon: PhenomenonId,
    items: Vec<Item>,
) -> Result<SplitProposal, DecideError> {
    let seen = store.grouping_version().await?;
    let side = side(store, phenomenon).await?;
    let division = tokio::task::spawn_blocking(move || divide(&items.iter().collect::<Vec<_>>())).await?;
    let members: HashSet<ObservationId> = side.members.iter().map(|member| member.stored.observation.id).collect();
    let mut leaving = division.map(|division| division.leaving).unwrap_or_default();
    leaving.retain(|id| members.contains(id));
    Ok(SplitProposal { side, leaving, seen })
}

async fn side(store: &Store, id: PhenomenonId) -> Result<Side, DecideError> {
    let phenomenon = store.phenomenon(id).await?.ok_or(DecisionFault::UnknownPhenomenon(id))?;
    let members = store.phenomenon_members(phenomenon.id).await?;
    Ok(Side { phenomenon, members })
}
