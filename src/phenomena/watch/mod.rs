//! Watch topics: what the work group wants to follow, described in a sentence of its own.
//!
//! The sentence is encoded and compared like an observation, in both languages at once. What fits is
//! gathered from the first report on: no number is waited for. A person says of each whether it fits, and the
//! program learns from that how alike an observation must be. When the group says so, the topic grows into a
//! phenomenon.

mod description;
mod edit;
mod gather;
mod grow;
mod open;
mod reopen;
mod threshold;
mod topic;

pub use description::{LONGEST_WATCH, SHORTEST_WATCH, WatchDescription, WatchFault};
pub use edit::edit;
pub use gather::gather;
pub use grow::{GrowError, grow};
pub use open::{WatchError, open};
pub use reopen::{is_over, reopen};
pub use threshold::{Fit, STANDARD, threshold};
pub use topic::{Verdict, WatchHit, WatchState, WatchTopic};
