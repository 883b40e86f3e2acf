//! Concepts: what a text speaks of, whatever words and language it uses.
//!
//! The vocabulary (`data/vocabulary`) lists for each concept the Finnish and Swedish words that people
//! use for it. It knows what a small encoder does not, and gives a phenomenon its name in the language
//! that none of its reports is written in.

mod background;
mod matcher;
mod said;
mod terms;
mod vector;
mod vocabulary;

pub use background::{ConceptBackground, ConceptBackgroundError};
pub use matcher::{ConceptMatch, Concepts};
pub use said::Said;
pub use terms::AnalysedTerms;
pub use vector::ConceptVector;
pub use vocabulary::{Concept, ConceptId, VocabularyError};
