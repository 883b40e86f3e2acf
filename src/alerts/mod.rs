//! Alerts: when to say that enough similar reports have come in, and why.
//!
//! Rules read no clock and no database: any past day can be replayed.

mod accumulation;
mod alert;
mod judge;

pub use accumulation::{Accumulation, AccumulationRule, Progress, Report};
pub use alert::{Alert, AlertKind, AlertState};
pub use judge::Judge;
