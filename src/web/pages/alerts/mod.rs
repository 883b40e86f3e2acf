//! Alerts: what waits for a decision, and deciding.

pub mod bulk;
pub mod decide;
pub mod list;
pub mod show;
mod step;
pub mod usual;
