//! Review: what nobody of the work group has looked at yet, one observation after the other, what matters most first.
//!
//! The program proposes, a person answers; an answer that changes where an observation belongs is a decision like any other
//! (`phenomena::decisions`), and is taken back as one.

mod queue;
mod verdict;

pub use queue::{Urgency, WINDOW, Waiting, count, queue};
pub use verdict::{Review, Verdict};
