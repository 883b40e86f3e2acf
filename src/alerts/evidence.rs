//! The figures that raised an alert, whatever its kind.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::accumulation::Accumulation;
use super::alert::AlertKind;
use super::origin::Origin;
use super::surge::Surge;
use crate::ids::ObservationId;

/// The figures that raised an alert. As JSON they stand without the kind, which the alert tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Evidence {
    /// Enough similar reports within a time.
    Accumulation(Accumulation),
    /// More than the phenomenon's own past and the whole stream explain.
    Surge(Surge),
}

impl Evidence {
    /// Returns the kind of alert that it raises.
    pub fn kind(&self) -> AlertKind {
        match self {
            Self::Accumulation(_) => AlertKind::Accumulation,
            Self::Surge(_) => AlertKind::Surge,
        }
    }

    /// Returns the reports counted, in order of time.
    pub fn observations(&self) -> &[ObservationId] {
        match self {
            Self::Accumulation(evidence) => &evidence.observations,
            Self::Surge(evidence) => &evidence.observations,
        }
    }

    /// Returns when the first report counted was made.
    pub fn first(&self) -> Timestamp {
        match self {
            Self::Accumulation(evidence) => evidence.first,
            Self::Surge(evidence) => evidence.first,
        }
    }

    /// Returns when the report that raised it was made.
    pub fn last(&self) -> Timestamp {
        match self {
            Self::Accumulation(evidence) => evidence.last,
            Self::Surge(evidence) => evidence.last,
        }
    }

    /// Returns how many reports were counted.
    pub fn reports(&self) -> u32 {
        match self {
            Self::Accumulation(evidence) => evidence.reports,
            Self::Surge(evidence) => evidence.reports,
        }
    }

    /// Returns from how many voices the reports came.
    pub fn voices(&self) -> u32 {
        match self {
            Self::Accumulation(evidence) => evidence.voices,
            Self::Surge(evidence) => evidence.voices,
        }
    }

    /// Returns how often the number of an accumulation was doubled; 0 for a surge.
    pub fn level(&self) -> u32 {
        match self {
            Self::Accumulation(evidence) => evidence.level,
            Self::Surge(_) => 0,
        }
    }

    /// Returns where the reports come from more than others do.
    pub fn origin(&self) -> &Origin {
        match self {
            Self::Accumulation(evidence) => &evidence.origin,
            Self::Surge(evidence) => &evidence.origin,
        }
    }
}

impl From<Accumulation> for Evidence {
    fn from(evidence: Accumulation) -> Self {
        Self::Accumulation(evidence)
    }
}

impl From<Surge> for Evidence {
    fn from(evidence: Surge) -> Self {
        Self::Surge(evidence)
    }
}
