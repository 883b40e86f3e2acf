//! Alerts: what waits for a decision, and deciding.

pub mod decide;
pub mod list;
