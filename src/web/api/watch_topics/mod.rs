//! Watch topics.

pub mod create;
pub mod list;
pub mod show;
mod topic;

pub use topic::{OneTopic, Topic, TopicHits};
