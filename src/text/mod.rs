//! Text: small pure steps from what was written to what can be compared.
//!
//! Knows nothing of HTTP or SQL. The chain is composed in one place, so that index, queries and
//! grouping cannot disagree about what a word is.

mod language;
mod token;

pub use language::Language;
pub use token::Token;
