//! Intake: what an observation is, and how one comes in – by form, file or API.
//!
//! Never talks to the index; what was accepted is in the database.

mod fault;
mod new;
mod notice;
mod observation;
mod raw;
mod reference;

pub use fault::{Fault, Field};
pub use new::NewObservation;
pub use notice::Notice;
pub use observation::{Observation, ReporterGroup, ServiceLine, Source};
pub use raw::RawObservation;
pub use reference::{County, Entry, Municipality, Names, Reference, ReferenceError, ReferenceFiles};
