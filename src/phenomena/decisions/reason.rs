//! Why a person decided something, in their own words.

use serde::{Deserialize, Serialize};

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 500;

/// A reason that fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reason(String);

/// A reason is longer than [`LONGEST_REASON`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a reason has at most {LONGEST_REASON} characters")]
pub struct ReasonTooLong;

impl Reason {
    /// Reads a reason as it was typed; `None` when nothing was.
    ///
    /// # Errors
    /// When it is too long.
    pub fn parse(typed: &str) -> Result<Option<Self>, ReasonTooLong> {
        let text = crate::text::normalise(typed);
        if text.chars().count() > LONGEST_REASON {
            return Err(ReasonTooLong);
        }
        Ok((!text.is_empty()).then_some(Self(text)))
    }

    /// Takes a reason as the database keeps it.
    pub(crate) const fn stored(text: String) -> Self {
        Self(text)
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_may_be_left_out_and_has_a_longest_length_in_characters() {
        assert_eq!(Reason::parse(" \n "), Ok(None));
        assert_eq!(Reason::parse("ä".repeat(LONGEST_REASON + 1).as_str()), Err(ReasonTooLong));
        assert_eq!(Reason::parse(" sama asia ").unwrap().unwrap().as_str(), "sama asia");
    }
}
