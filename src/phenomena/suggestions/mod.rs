//! What the grouping would do otherwise than people decided: proposed with its reasons, for a person to accept,
//! which makes it that person's decision, or to refuse.
//!
//! Suggestions are made by a regroup alone. The same matter is not brought up again after an answer.

mod answer;
mod idea;
mod suggestion;
mod words;

pub use answer::{AnswerError, accept, refuse};
pub use idea::{Idea, ideas};
pub use suggestion::{Answer, Suggestion, SuggestionState, Why};
