//! Phenomena: similarity, grouping, identity over time, names.
//!
//! Never counts weeks and never reads a clock; whether enough reports have come in is the alerts
//! room's question.

pub mod concepts;
mod item;
mod linkage;
mod matching;
mod params;
mod radar;
mod shingles;
mod similarity;

pub use item::{Item, Voice};
pub use params::{GroupingParams, ParamsError, ValidGroupingParams};
pub use radar::{Changes, Event, Radar};
pub use shingles::Shingles;
pub use similarity::Evidence;
