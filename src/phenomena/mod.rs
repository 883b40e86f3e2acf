//! Phenomena: similarity, grouping, identity over time, names.
//!
//! Never counts weeks and never reads a clock; whether enough reports have come in is the alerts
//! room's question.

mod absorb;
pub mod concepts;
mod grouping;
mod item;
mod matching;
mod names;
mod params;
mod prepare;
mod radar;
mod regroup;
mod shingles;
mod similarity;

pub use absorb::{AbsorbError, Absorbed, absorb, drain, loaded, regroup};
pub use grouping::Grouping;
pub use item::{Item, Voice};
pub use names::{Frequencies, Naming, most_central, propose_name};
pub use params::{GroupingParams, ParamsError, ValidGroupingParams};
pub use prepare::Preparer;
pub use radar::{Changes, Event, Radar};
pub use shingles::Shingles;
pub use similarity::Evidence;
