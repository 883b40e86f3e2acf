//! An observation's free texts as they were typed.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The free texts of an observation before anything in them was masked. It lives in memory until it is sealed, and shows
/// nothing when it is logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// The text, normalised.
    pub text: String,
    /// What the sender thinks should be done, normalised.
    pub proposal: Option<String>,
    /// The municipality as written, where no list knows it.
    pub place: Option<String>,
}

impl fmt::Debug for Original {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Original").finish_non_exhaustive()
    }
}
