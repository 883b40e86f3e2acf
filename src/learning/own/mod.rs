//! Learning from an instance's own decisions, over what is built in: adopted only when better on decisions held
//! apart, and always reversible.

mod adopted;
mod decided;
mod learn;

pub use adopted::{Adopted, OwnFileError, adopted, revert};
pub use decided::DECISIONS_NEEDED;
pub use learn::{OwnLearning, OwnLearningError, learn_from_decisions};
