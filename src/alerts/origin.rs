//! Where an alert's reports come from: how many voices, and which of them speak more than elsewhere.
//!
//! For each municipality, service line and reporter group the observed number O is compared with the number E that
//! would come from there if the alert's reports were like all others. The measure is the information component,
//! shrunken towards 0 so that few reports do not claim much:
//!
//! IC = log₂((O + ½) / (E + ½)), from IC − 3.3 · (O + ½)^(−½) − 2 · (O + ½)^(−3/2)
//! to IC + 2.4 · (O + ½)^(−½) − ½ · (O + ½)^(−3/2)
//!
//! a 95 % credibility interval (G. N. Norén, J. Hopstadius & A. Bate 2013, *Shrinkage observed-to-expected ratios for
//! robust and transparent large-scale pattern discovery*, Statistical Methods in Medical Research 22). A value is told
//! when it was observed at least three times and the interval lies above 0.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::phenomena::Voice;

/// How often a value must be observed to be told.
const LEAST_OBSERVED: u32 = 3;

coded!(
    /// What reports can be told apart by.
    Side {
        /// The municipality.
        Municipality = "municipality",
        /// The service line.
        ServiceLine = "service_line",
        /// The reporter group.
        ReporterGroup = "reporter_group",
    }
);

/// Where reports come from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// From how many reporter groups they came.
    pub reporter_groups: u32,
    /// What is more frequent than among all reports, the clearest first.
    pub more_than_elsewhere: Vec<Concentration>,
}

/// A value that is more frequent among some reports than among all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concentration {
    /// What it is a value of.
    pub side: Side,
    /// Its code.
    pub value: String,
    /// How many of the reports have it, O.
    pub observed: u32,
    /// How many would, were they like all others, E.
    pub expected: f64,
    /// The information component, in bits: 1 is twice as many as expected.
    pub information: Information,
}

/// An information component with its 95 % credibility interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Information {
    /// The component.
    pub component: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

impl Information {
    /// Compares what was observed with what was expected.
    pub fn of(observed: f64, expected: f64) -> Self {
        let shrunken = observed + 0.5;
        let component = (shrunken / (expected + 0.5)).log2();
        let (root, cube) = (shrunken.powf(-0.5), shrunken.powf(-1.5));
        let (lower, upper) = (component - 3.3 * root - 2.0 * cube, component + 2.4 * root - 0.5 * cube);
        Self { component, lower, upper }
    }
}

impl Origin {
    /// Compares the voices of some reports with those of all reports, these included.
    pub fn of<'a>(these: &[&Voice], all: impl Iterator<Item = &'a Voice>) -> Self {
        let mut elsewhere: BTreeMap<(Side, String), u32> = BTreeMap::new();
        let mut known: BTreeMap<Side, u32> = BTreeMap::new();
        for (side, value) in all.flat_map(values) {
            *known.entry(side).or_default() += 1;
            *elsewhere.entry((side, value)).or_default() += 1;
        }
        let mut here: BTreeMap<(Side, String), u32> = BTreeMap::new();
        let mut known_here: BTreeMap<Side, u32> = BTreeMap::new();
        for (side, value) in these.iter().copied().flat_map(values) {
            *known_here.entry(side).or_default() += 1;
            *here.entry((side, value)).or_default() += 1;
        }
        let concentrations = here.into_iter().filter_map(|((side, value), observed)| {
            let share = f64::from(elsewhere.get(&(side, value.clone())).copied()?) / f64::from(known[&side]);
            let expected = share * f64::from(known_here[&side]);
            let information = Information::of(f64::from(observed), expected);
            let is_told = observed >= LEAST_OBSERVED && information.lower > 0.0;
            is_told.then_some(Concentration { side, value, observed, expected, information })
        });
        let mut more_than_elsewhere: Vec<Concentration> = concentrations.collect();
        more_than_elsewhere.sort_by(|a, b| b.information.lower.total_cmp(&a.information.lower));
        let groups: BTreeSet<_> = these.iter().filter_map(|voice| voice.reporter).collect();
        Self { reporter_groups: u32::try_from(groups.len()).unwrap_or(u32::MAX), more_than_elsewhere }
    }
}

/// Returns what is known of a voice, as codes.
fn values(voice: &Voice) -> impl Iterator<Item = (Side, String)> + use<> {
    let municipality = voice.municipality.clone().map(|value| (Side::Municipality, value));
    let service_line = voice.service_line.map(|value| (Side::ServiceLine, value.code().to_owned()));
    let reporter = voice.reporter.map(|value| (Side::ReporterGroup, value.code().to_owned()));
    [municipality, service_line, reporter].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::ReporterGroup;

    fn from(municipality: &str) -> Voice {
        Voice { municipality: Some(municipality.to_owned()), ..Voice::default() }
    }

    fn all(counts: &[(&str, usize)]) -> Vec<Voice> {
        counts.iter().flat_map(|&(municipality, count)| vec![from(municipality); count]).collect()
    }

    #[test]
    fn a_worked_example() {
        // O = 6, E = 1.5: log₂(6.5 / 2) = 1.7004, 6.5^(−½) = 0.39223, 6.5^(−3/2) = 0.060343
        let information = Information::of(6.0, 1.5);
        assert!((information.component - 1.700_44).abs() < 1e-4);
        assert!((information.lower - (1.700_44 - 1.294_36 - 0.120_69)).abs() < 1e-4);
        assert!((information.upper - (1.700_44 + 0.941_35 - 0.030_17)).abs() < 1e-4);
    }

    #[test]
    fn a_municipality_that_speaks_more_than_elsewhere_is_told() {
        let all = all(&[("inari", 10), ("oulu", 90)]);
        let these: Vec<&Voice> = all[0..6].iter().chain(&all[10..12]).collect();
        let origin = Origin::of(&these, all.iter());
        assert_eq!(origin.more_than_elsewhere.len(), 1);
        let inari = &origin.more_than_elsewhere[0];
        assert_eq!((inari.side, inari.value.as_str(), inari.observed), (Side::Municipality, "inari", 6));
        assert!((inari.expected - 0.8).abs() < 1e-12);
    }

    #[test]
    fn two_reports_claim_nothing_and_neither_does_the_usual_mixture() {
        let all = all(&[("inari", 2), ("oulu", 98)]);
        assert_eq!(Origin::of(&[&all[0], &all[1]], all.iter()).more_than_elsewhere, []);
        let these: Vec<&Voice> = all[2..12].iter().collect();
        assert_eq!(Origin::of(&these, all.iter()).more_than_elsewhere, []);
    }

    #[test]
    fn shrinking_keeps_few_reports_from_claiming_more_than_many() {
        assert!(Information::of(3.0, 0.3).lower < Information::of(30.0, 3.0).lower);
    }

    #[test]
    fn reporter_groups_are_counted() {
        let voice = |reporter| Voice { reporter, ..Voice::default() };
        let voices = [Some(ReporterGroup::ALL[0]), Some(ReporterGroup::ALL[1]), Some(ReporterGroup::ALL[0]), None];
        let voices = voices.map(voice);
        assert_eq!(Origin::of(&voices.iter().collect::<Vec<_>>(), voices.iter()).reporter_groups, 2);
    }
}
