//! How surely an observation belongs to its phenomenon, in steps that can be put in words.
//!
//! On the development corpora more than nine in ten clear members belong, and three in four probable ones.

/// The probability from which an observation belongs clearly.
const CLEAR: f64 = 0.9;

/// The probability from which an observation belongs probably.
const PROBABLE: f64 = 0.7;

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
    /// Puts a membership's score, the probability that it belongs, into words.
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
            [0.1, 0.8, 0.95].map(|score| Certainty::of(score, false)),
            [Certainty::Possible, Certainty::Probable, Certainty::Clear]
        );
    }
}
