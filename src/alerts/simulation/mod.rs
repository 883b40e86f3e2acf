//! Simulated counties: how often do alerts err, how many rises are found, and how soon?
//!
//! Streams whose truth is known are watched with the surge search, calibrated on their own past as in service, and
//! with two usual detectors beside it. Same seed, same table.

mod detectors;
mod measure;
mod streams;

pub use measure::{Measured, Rise, Setting, greatest_of_a_year, measure};
