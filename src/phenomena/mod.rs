//! Phenomena: similarity, grouping, identity over time, names.
//!
//! Never counts weeks and never reads a clock; whether enough reports have come in is the alerts
//! room's question.

pub mod concepts;
mod grouping;
mod item;
mod linkage;
mod matching;
mod names;
mod params;
mod radar;
mod shingles;
mod similarity;

pub use grouping::Grouping;
pub use item::{Item, Voice};
pub use names::{Frequencies, Naming, most_central, propose_name};
pub use params::{GroupingParams, ParamsError, ValidGroupingParams};
pub use radar::{Changes, Event, Move, Radar};
pub use shingles::Shingles;
pub use similarity::Evidence;
