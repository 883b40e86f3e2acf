//! What the grouping would do otherwise than people decided: shown with reasons, accepted, refused.

pub mod accept;
pub mod list;
pub mod refuse;
