//! Why a decision cannot be taken.

use crate::ids::{ObservationId, PhenomenonId};

/// What is wrong with a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecisionFault {
    /// It names no observation.
    #[error("no observation was chosen")]
    NoObservation,
    /// There is no such observation.
    #[error("there is no observation {0}")]
    UnknownObservation(ObservationId),
    /// There is no such phenomenon.
    #[error("there is no phenomenon {0}")]
    UnknownPhenomenon(PhenomenonId),
    /// The observation is no longer in the phenomenon.
    #[error("observation {0} does not belong to phenomenon {1}")]
    NotThere(ObservationId, PhenomenonId),
    /// A phenomenon cannot be merged with itself.
    #[error("the two are one phenomenon already")]
    SamePhenomenon,
    /// A split must leave something on either side.
    #[error("a split must leave observations on both sides")]
    NothingLeft,
    /// All of it is so already.
    #[error("this is so already")]
    NothingChanges,
}
