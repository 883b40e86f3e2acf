//! The name of an encoder.

use std::fmt;

/// Names a model, its version, the way its vectors are pooled and what was learned about similarity, such as
/// `multilingual-e5-small/q4-1+idf2-1+1f2e3d4c`.
///
/// Stored beside every vector: vectors of different names must not be compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EncoderName(String);

impl EncoderName {
    /// Wraps a name.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// Returns the name as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EncoderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
