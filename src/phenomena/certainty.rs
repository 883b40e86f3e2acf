//! How surely an observation belongs to its phenomenon, in steps that can be put in words.
//!
//! On the demo observations some six in ten memberships are clear and one in ten is merely possible.

/// The mean similarity to the other reports from which an observation belongs clearly.
const CLEAR: f64 = 0.35;

/// The mean similarity to the other reports from which an observation belongs probably.
const PROBABLE: f64 = 0.27;

/// How surely an observation belongs to a phenomenon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It lies at the edge.
    Possible,
    /// It is like most of the reports.
    Probable,
    /// It is much like the reports.
    Clear,
    /// A person said so.
    Confirmed,
}

impl Certainty {
    /// Puts a membership's score, the mean similarity to the other reports, into words.
    pub fn of(score: f64, is_confirmed: bool) -> Self {
        match score {
            _ if is_confirmed => Self::Confirmed,
            score if score >= CLEAR => Self::Clear,
            score if score >= PROBABLE => Self::Probable,
            _ => Self::Possible,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_s_word_is_surer_than_any_score() {
        assert_eq!(Certainty::of(0.1, true), Certainty::Confirmed);
        assert_eq!(
            [0.1, 0.3, 0.9].map(|score| Certainty::of(score, false)),
            [Certainty::Possible, Certainty::Probable, Certainty::Clear]
        );
    }
}
