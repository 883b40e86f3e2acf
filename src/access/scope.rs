//! How much of what came in somebody may see.

use std::collections::BTreeSet;

use crate::intake::{Observation, ServiceLine};

/// The observations that somebody may see: the places of the organisation tree, and municipalities across it. Each axis
/// limits on its own; what has no value on a limited axis lies outside. It is asked for inside every search, so that what
/// lies outside is neither found nor counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    counties: Option<BTreeSet<String>>,
    service_lines: Option<BTreeSet<ServiceLine>>,
    municipalities: Option<BTreeSet<String>>,
}

impl Scope {
    /// All of them.
    pub const ALL: Self = Self { counties: None, service_lines: None, municipalities: None };

    /// Limits it to counties, by id; to none of them for no county. A collaborative area is its counties.
    #[must_use]
    pub fn within_counties(mut self, counties: impl IntoIterator<Item = String>) -> Self {
        self.counties = Some(counties.into_iter().collect());
        self
    }

    /// Limits it to service lines.
    #[must_use]
    pub fn within_service_lines(mut self, lines: impl IntoIterator<Item = ServiceLine>) -> Self {
        self.service_lines = Some(lines.into_iter().collect());
        self
    }

    /// Limits it to municipalities, by code.
    #[must_use]
    pub fn within_municipalities(mut self, municipalities: impl IntoIterator<Item = String>) -> Self {
        self.municipalities = Some(municipalities.into_iter().collect());
        self
    }

    /// Returns the counties to which it is limited; `None` for no limit.
    pub const fn counties(&self) -> Option<&BTreeSet<String>> {
        self.counties.as_ref()
    }

    /// Returns the service lines to which it is limited; `None` for no limit.
    pub const fn service_lines(&self) -> Option<&BTreeSet<ServiceLine>> {
        self.service_lines.as_ref()
    }

    /// Returns the municipalities to which it is limited; `None` for no limit.
    pub const fn municipalities(&self) -> Option<&BTreeSet<String>> {
        self.municipalities.as_ref()
    }

    /// Tells whether anything lies outside.
    pub const fn is_limited(&self) -> bool {
        self.counties.is_some() || self.service_lines.is_some() || self.municipalities.is_some()
    }

    /// Tells whether an observation lies within it.
    pub fn allows(&self, observation: &Observation) -> bool {
        lies_within(self.counties.as_ref(), observation.county.as_ref())
            && lies_within(self.service_lines.as_ref(), observation.service_line.as_ref())
            && lies_within(self.municipalities.as_ref(), observation.municipality.as_ref())
    }
}

fn lies_within<T: Ord>(limit: Option<&BTreeSet<T>>, value: Option<&T>) -> bool {
    limit.is_none_or(|limit| value.is_some_and(|value| limit.contains(value)))
}
