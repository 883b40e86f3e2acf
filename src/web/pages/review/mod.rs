//! The review queue: new observations one by one, each with what the program proposes.

pub mod answer;
pub mod show;
pub mod undo;

/// The page.
const ADDRESS: &str = "/app/review";
