//! The languages that the service tells apart.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// Any other language, or none that could be told.
    Other,
}

impl Language {
    /// Returns the code used in files, the database and addresses: `fi`, `sv` or `other`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::Other => "other",
        }
    }

    /// Reads a code as [`Language::code`] writes it; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "fi" => Some(Self::Fi),
            "sv" => Some(Self::Sv),
            "other" => Some(Self::Other),
            _ => None,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
