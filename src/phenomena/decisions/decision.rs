//! What a person may decide.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::description::Description;
use super::theme::Theme;
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::GivenNames;

/// A decision about phenomena, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Decision {
    /// These observations belong there and nowhere else.
    Move {
        /// Which.
        observations: Vec<ObservationId>,
        /// Where.
        to: Destination,
    },
    /// These observations are rightly where they are.
    Confirm {
        /// Which.
        observations: Vec<ObservationId>,
        /// Where they are.
        phenomenon: PhenomenonId,
    },
    /// These observations do not belong to this phenomenon; where else is open.
    NotThis {
        /// Which.
        observations: Vec<ObservationId>,
        /// Where they are.
        phenomenon: PhenomenonId,
    },
    /// These observations report two phenomena: they belong to this one also.
    AlsoIn {
        /// Which.
        observations: Vec<ObservationId>,
        /// Where they belong also.
        phenomenon: PhenomenonId,
    },
    /// Two phenomena are one.
    Merge {
        /// The one that becomes part of the other; its address leads there.
        from: PhenomenonId,
        /// The one that lives on.
        into: PhenomenonId,
    },
    /// One phenomenon is two.
    Split {
        /// Which.
        phenomenon: PhenomenonId,
        /// The observations that leave it.
        observations: Vec<ObservationId>,
        /// The phenomenon that they make, under a new id.
        into: PhenomenonId,
    },
    /// It is called so.
    Name {
        /// Which.
        phenomenon: PhenomenonId,
        /// The names.
        names: GivenNames,
    },
    /// It is this.
    Describe {
        /// Which.
        phenomenon: PhenomenonId,
        /// What it is.
        description: Description,
    },
    /// It is about this.
    Theme {
        /// Which.
        phenomenon: PhenomenonId,
        /// All of its themes.
        themes: Vec<Theme>,
    },
    /// It never fades, whatever comes in.
    Pin {
        /// Which.
        phenomenon: PhenomenonId,
    },
    /// It is nothing to follow: it keeps its observations and raises no alert.
    Dismiss {
        /// Which.
        phenomenon: PhenomenonId,
    },
}

/// Where observations are moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// To a phenomenon that is.
    Phenomenon(PhenomenonId),
    /// To a phenomenon of their own, under a new id.
    New(PhenomenonId),
    /// To none: each stands alone.
    Alone,
}

coded!(
    /// The kinds of decisions.
    DecisionKind {
        /// Observations were moved.
        Move = "move",
        /// Observations were confirmed where they are.
        Confirm = "confirm",
        /// Observations were taken out.
        NotThis = "not_this",
        /// Observations were said to belong there also.
        AlsoIn = "also_in",
        /// Two phenomena were made one.
        Merge = "merge",
        /// One phenomenon was made two.
        Split = "split",
        /// It was named.
        Name = "name",
        /// It was described.
        Describe = "describe",
        /// Its themes were chosen.
        Theme = "theme",
        /// It was pinned.
        Pin = "pin",
        /// It was dismissed.
        Dismiss = "dismiss",
    }
);

impl Decision {
    /// Returns its kind.
    pub const fn kind(&self) -> DecisionKind {
        match self {
            Self::Move { .. } => DecisionKind::Move,
            Self::Confirm { .. } => DecisionKind::Confirm,
            Self::NotThis { .. } => DecisionKind::NotThis,
            Self::AlsoIn { .. } => DecisionKind::AlsoIn,
            Self::Merge { .. } => DecisionKind::Merge,
            Self::Split { .. } => DecisionKind::Split,
            Self::Name { .. } => DecisionKind::Name,
            Self::Describe { .. } => DecisionKind::Describe,
            Self::Theme { .. } => DecisionKind::Theme,
            Self::Pin { .. } => DecisionKind::Pin,
            Self::Dismiss { .. } => DecisionKind::Dismiss,
        }
    }

    /// Returns the observations that it names.
    pub fn observations(&self) -> &[ObservationId] {
        match self {
            Self::Move { observations, .. }
            | Self::Confirm { observations, .. }
            | Self::NotThis { observations, .. }
            | Self::AlsoIn { observations, .. }
            | Self::Split { observations, .. } => observations,
            _ => &[],
        }
    }

    /// Returns the phenomena that it names and that there were before it.
    pub fn phenomena(&self) -> Vec<PhenomenonId> {
        match *self {
            Self::Move { to: Destination::Phenomenon(phenomenon), .. }
            | Self::Confirm { phenomenon, .. }
            | Self::NotThis { phenomenon, .. }
            | Self::AlsoIn { phenomenon, .. }
            | Self::Split { phenomenon, .. }
            | Self::Name { phenomenon, .. }
            | Self::Describe { phenomenon, .. }
            | Self::Theme { phenomenon, .. }
            | Self::Pin { phenomenon }
            | Self::Dismiss { phenomenon } => vec![phenomenon],
            Self::Merge { from, into } => vec![from, into],
            Self::Move { .. } => Vec::new(),
        }
    }

    /// Returns the phenomenon that it makes.
    pub const fn newborn(&self) -> Option<PhenomenonId> {
        match *self {
            Self::Move { to: Destination::New(id), .. } | Self::Split { into: id, .. } => Some(id),
            _ => None,
        }
    }

    /// Returns everything that it is about, each once: what lists of decisions are found by.
    pub fn subjects(&self) -> Vec<Uuid> {
        let observations = self.observations().iter().map(|id| id.uuid());
        let phenomena = self.phenomena().into_iter().chain(self.newborn()).map(PhenomenonId::uuid);
        let mut subjects: Vec<Uuid> = observations.chain(phenomena).collect();
        subjects.sort_unstable();
        subjects.dedup();
        subjects
    }

    /// Replaces the ids of phenomena that it names by what they lead to, and lists each observation once.
    #[must_use]
    pub fn tidied(mut self, living: impl Fn(PhenomenonId) -> PhenomenonId) -> Self {
        match &mut self {
            Self::Move { to: Destination::Phenomenon(phenomenon), .. }
            | Self::Confirm { phenomenon, .. }
            | Self::NotThis { phenomenon, .. }
            | Self::AlsoIn { phenomenon, .. }
            | Self::Split { phenomenon, .. }
            | Self::Name { phenomenon, .. }
            | Self::Describe { phenomenon, .. }
            | Self::Theme { phenomenon, .. }
            | Self::Pin { phenomenon }
            | Self::Dismiss { phenomenon } => *phenomenon = living(*phenomenon),
            Self::Merge { from, into } => (*from, *into) = (living(*from), living(*into)),
            Self::Move { .. } => {}
        }
        match &mut self {
            Self::Move { observations, .. }
            | Self::Confirm { observations, .. }
            | Self::NotThis { observations, .. }
            | Self::AlsoIn { observations, .. }
            | Self::Split { observations, .. } => {
                observations.sort_unstable();
                observations.dedup();
            }
            Self::Theme { themes, .. } => {
                themes.sort_unstable();
                themes.dedup();
            }
            _ => {}
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_kept_under_the_code_of_its_kind() {
        let phenomenon = PhenomenonId::from_uuid(Uuid::from_u128(1));
        for decision in [
            Decision::Move { observations: Vec::new(), to: Destination::Alone },
            Decision::Split { phenomenon, observations: Vec::new(), into: phenomenon },
            Decision::Merge { from: phenomenon, into: phenomenon },
            Decision::Theme { phenomenon, themes: vec![Theme::Housing] },
        ] {
            let kept = serde_json::json!(decision);
            assert_eq!(kept["kind"], decision.kind().code());
            assert_eq!(serde_json::from_value::<Decision>(kept).unwrap(), decision);
        }
    }
}
