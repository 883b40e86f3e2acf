//! Learning: teaches the encoder, from labelled texts, what two reports of one phenomenon have in common.
//!
//! Never used while serving: what it makes is one file, which the encoder room reads.

mod adam;
mod batches;
mod course;
mod examples;
mod figures;
mod file;
mod loss;
mod parameters;
mod random;
mod split;
mod state;
mod texts;

#[cfg(test)]
mod tests;

pub use batches::BatchPlan;
pub use course::{Course, LearningError, Lesson, Outcome, learn, measure};
pub use examples::{Example, Examples};
pub use figures::PairFigures;
pub use file::write;
pub use parameters::{Parameters, Plan};
pub use split::share_of;
pub use texts::{TextsError, read_folder};
