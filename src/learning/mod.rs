//! Learning: teaches the encoder, from labelled texts, what two reports of one phenomenon have in common.
//!
//! Never used while serving: what it makes is one file, which the encoder room reads. The file that is built in was
//! learned from `data/train`; an instance can learn on from its own decisions.

mod adam;
mod batches;
mod course;
mod examples;
mod figures;
mod file;
mod loss;
mod own;
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
pub use file::{read, write};
pub use own::{
    Adopted, DECISIONS_NEEDED, OwnFileError, OwnLearning, OwnLearningError, adopted, learn_from_decisions, revert,
};
pub use parameters::{Parameters, Plan};
pub use split::share_of;
pub use texts::{TextsError, read_folder};
