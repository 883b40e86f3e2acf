//! Intake: what an observation is, and how one comes in – by form, file or API.
//!
//! Never talks to the index; what was accepted is in the database.

mod fault;
mod observation;

pub use fault::{Fault, Field};
pub use observation::{Observation, ReporterGroup, ServiceLine, Source};
