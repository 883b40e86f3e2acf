//! The settings of grouping, and what makes them usable.

/// Settings of grouping as written; [`GroupingParams::check`] makes them usable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupingParams {
    core_evidence: f32,
    cutting_evidence: f32,
    joining_distance: f32,
    least_reports: usize,
}

/// Settings of grouping that can run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValidGroupingParams {
    pub(super) core_evidence: f32,
    pub(super) cutting_evidence: f32,
    pub(super) joining_distance: f32,
    pub(super) least_reports: usize,
}

/// Which setting cannot run.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum ParamsError {
    /// An amount of evidence is not between nothing and all.
    #[error("the {0} evidence must be between 0 and 1")]
    Evidence(&'static str),
    /// A distance is not a number above zero.
    #[error("the {0} distance must be above 0")]
    Distance(&'static str),
    /// A phenomenon of one report would be a text.
    #[error("a phenomenon needs at least 2 reports, not {0}")]
    LeastReports(usize),
}

impl Default for GroupingParams {
    /// The values chosen on the development corpora (`docs/quality.md`).
    fn default() -> Self {
        Self { core_evidence: 0.35, cutting_evidence: 0.23, joining_distance: 0.77, least_reports: 3 }
    }
}

impl GroupingParams {
    /// Returns the values chosen on the development corpora, ready to run.
    pub fn standard() -> ValidGroupingParams {
        Self::default().check().expect("the default values are valid, as a test shows")
    }

    /// Sets the average evidence down to which points make a core.
    #[must_use]
    pub fn core_evidence(mut self, evidence: f32) -> Self {
        self.core_evidence = evidence;
        self
    }

    /// Sets the evidence relative to their cohesion down to which a regroup merges two groups.
    #[must_use]
    pub fn cutting_evidence(mut self, evidence: f32) -> Self {
        self.cutting_evidence = evidence;
        self
    }

    /// Sets the average distance up to which a new observation joins a phenomenon or the pool makes one.
    #[must_use]
    pub fn joining_distance(mut self, distance: f32) -> Self {
        self.joining_distance = distance;
        self
    }

    /// Sets how many reports make a phenomenon.
    #[must_use]
    pub fn least_reports(mut self, reports: usize) -> Self {
        self.least_reports = reports;
        self
    }

    /// Makes sure that the settings can run.
    ///
    /// # Errors
    /// When evidence is not between 0 and 1, a distance is not above zero, or a phenomenon would need fewer
    /// than two reports.
    pub fn check(self) -> Result<ValidGroupingParams, ParamsError> {
        for (name, evidence) in [("core", self.core_evidence), ("cutting", self.cutting_evidence)] {
            if !(evidence > 0.0 && evidence < 1.0) {
                return Err(ParamsError::Evidence(name));
            }
        }
        if !(self.joining_distance.is_finite() && self.joining_distance > 0.0) {
            return Err(ParamsError::Distance("joining"));
        }
        if self.least_reports < 2 {
            return Err(ParamsError::LeastReports(self.least_reports));
        }
        Ok(ValidGroupingParams {
            core_evidence: self.core_evidence,
            cutting_evidence: self.cutting_evidence,
            joining_distance: self.joining_distance,
            least_reports: self.least_reports,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_values_can_run() {
        assert!(GroupingParams::default().check().is_ok());
    }

    #[test]
    fn values_that_cannot_run_are_refused() {
        let nothing = GroupingParams::default().cutting_evidence(0.0).check();
        assert_eq!(nothing, Err(ParamsError::Evidence("cutting")));
        let more_than_all = GroupingParams::default().core_evidence(1.5).check();
        assert_eq!(more_than_all, Err(ParamsError::Evidence("core")));
        let no_number = GroupingParams::default().joining_distance(f32::NAN).check();
        assert_eq!(no_number, Err(ParamsError::Distance("joining")));
        assert_eq!(GroupingParams::default().least_reports(1).check(), Err(ParamsError::LeastReports(1)));
    }
}
