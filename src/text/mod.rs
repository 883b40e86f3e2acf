//! Text: small pure steps from what was written to what can be compared.
//!
//! Knows nothing of HTTP or SQL. The chain is composed in one place, so that index, queries and
//! grouping cannot disagree about what a word is.

mod analyse;
mod bare;
mod cache;
mod detect;
mod finnish;
mod language;
mod normalise;
mod nouns;
mod places;
mod redact;
mod sentences;
mod stop_words;
mod swedish;
mod token;
mod words;

pub use analyse::Analyser;
pub use bare::bare;
pub use detect::detect_language;
pub use language::Language;
pub use normalise::normalise;
pub use redact::{PersonalKind, PersonalSpan, Redacted, Redactor};
pub use sentences::sentences;
pub use token::Token;
