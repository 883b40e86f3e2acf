//! How much of what came in somebody may see.

use std::collections::BTreeSet;

use crate::intake::Observation;

/// The observations that somebody may see. It is asked for inside every search, so that what lies outside is neither
/// found nor counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    #[default]
    All,
    /// Those of these counties, by id; those of no known county are not among them.
    Counties(BTreeSet<String>),
}

impl Scope {
    /// Returns the counties to which it is limited; `None` for no limit.
    pub const fn counties(&self) -> Option<&BTreeSet<String>> {
        match self {
            Self::All => None,
            Self::Counties(counties) => Some(counties),
        }
    }

    /// Tells whether an observation lies within it.
    pub fn allows(&self, observation: &Observation) -> bool {
        self.counties()
            .is_none_or(|counties| observation.county.as_ref().is_some_and(|county| counties.contains(county)))
    }
}
