//! Alerts: when to say that enough similar reports have come in, and why.
//!
//! Rules read no clock and no database: any past day can be replayed.

mod accumulation;
mod alert;
mod decide;
mod judge;

pub use accumulation::{Accumulation, AccumulationRule, Lacking, Progress, Report};
pub use alert::{Alert, AlertKind, AlertState};
pub use decide::{DecideError, Decision, decide};
pub use judge::Judge;
