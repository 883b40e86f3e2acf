//! What the grouping would do otherwise than people decided: listed, accepted, refused.

pub(super) mod answer;
pub(super) mod list;
