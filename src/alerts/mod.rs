//! Alerts: when to say that enough similar reports have come in, and why.
//!
//! Rules read no clock and no database: any past day can be replayed.

mod accumulation;
mod alert;
mod counted;
mod decide;
mod evidence;
mod judge;
mod lasting;
mod origin;
mod rules;
pub mod simulation;
mod standing;
mod surge;

pub use accumulation::{Accumulation, AccumulationRule, Lacking, Progress, Report};
pub use alert::{Alert, AlertKind, AlertState};
pub use decide::{Batch, DecideError, Decision, awaken, decide, decide_all, undo_batch};
pub use evidence::Evidence;
pub use judge::Judge;
pub use origin::{Concentration, Information, Origin, Side};
pub use rules::{RuleFault, Rules};
pub use standing::{Cause, Nap, Snooze, SnoozeFault, Standing, Step};
pub use surge::{CalibrationSource, KnownEvent, KnownEventKind, Marks, Surge, SurgeRule, Test, TestFigures};
