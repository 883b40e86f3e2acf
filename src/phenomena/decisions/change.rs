//! What a decision changes, kept with it so that it can be undone.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::description::Description;
use super::theme::Theme;
use crate::ids::{AlertId, ObservationId, PhenomenonId};
use crate::phenomena::GivenNames;
use crate::store::{Membership, NamedBy, PhenomenonState};

/// Everything that a decision changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Change {
    /// The phenomenon that it makes.
    pub born: Option<Born>,
    /// Where observations belong.
    pub homes: Vec<HomeChange>,
    /// What is said of phenomena.
    pub facets: Vec<FacetChange>,
    /// Alerts that go over to another phenomenon.
    pub alerts: Vec<AlertMove>,
    /// Observations that stay where they are, and now by a person's word.
    pub held: Vec<ObservationId>,
}

/// A phenomenon that a decision makes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Born {
    /// Its id.
    pub phenomenon: PhenomenonId,
    /// When its earliest observation was received.
    pub first_seen: Timestamp,
}

/// Where an observation belonged and belongs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HomeChange {
    /// Which observation.
    pub observation: ObservationId,
    /// Before.
    pub from: Vec<Belonging>,
    /// After.
    pub to: Vec<Belonging>,
}

/// How an observation belongs to a phenomenon.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Belonging {
    /// To which.
    pub phenomenon: PhenomenonId,
    /// How well it fits, as the grouping judged.
    pub score: f64,
    /// Whether a person said so of this very observation.
    pub confirmed: bool,
    /// Since when.
    pub since: Timestamp,
}

/// What was and is said of a phenomenon.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FacetChange {
    /// Of which.
    pub phenomenon: PhenomenonId,
    /// Before.
    pub from: Facet,
    /// After.
    pub to: Facet,
}

/// One side of a phenomenon that a decision may change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// What it is called.
    Names {
        /// The names.
        names: GivenNames,
        /// Who gave them.
        by: NamedBy,
    },
    /// What it is.
    Description(Description),
    /// What it is about.
    Themes(Vec<Theme>),
    /// Whether it never fades.
    Pinned(bool),
    /// Where it stands.
    Standing(Standing),
}

/// Where a phenomenon stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The state.
    pub state: PhenomenonState,
    /// Where its address leads, when it was merged.
    pub merged_into: Option<PhenomenonId>,
}

/// An alert that goes over to another phenomenon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertMove {
    /// Which alert.
    pub alert: AlertId,
    /// From which phenomenon.
    pub from: PhenomenonId,
    /// To which.
    pub to: PhenomenonId,
}

impl Change {
    /// Returns the phenomena whose observations or sides change, each once.
    pub fn phenomena(&self) -> Vec<PhenomenonId> {
        let homes = self.homes.iter().flat_map(|home| home.from.iter().chain(&home.to)).map(|home| home.phenomenon);
        let facets = self.facets.iter().map(|facet| facet.phenomenon);
        let mut phenomena: Vec<PhenomenonId> =
            homes.chain(facets).chain(self.born.map(|born| born.phenomenon)).collect();
        phenomena.sort_unstable();
        phenomena.dedup();
        phenomena
    }
}

impl Standing {
    /// Makes a standing that is no merge.
    pub const fn of(state: PhenomenonState) -> Self {
        Self { state, merged_into: None }
    }
}

impl Facet {
    /// Tells whether two facets are the same side of a phenomenon.
    pub fn is_same_side(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Belonging {
    /// Makes what a person says of an observation.
    pub const fn confirmed(phenomenon: PhenomenonId, since: Timestamp) -> Self {
        Self { phenomenon, score: 1.0, confirmed: true, since }
    }
}

impl From<&Membership> for Belonging {
    fn from(membership: &Membership) -> Self {
        let Membership { phenomenon, score, confirmed, since, .. } = *membership;
        Self { phenomenon, score, confirmed, since }
    }
}
