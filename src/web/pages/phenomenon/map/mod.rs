//! The map of phenomena, with a table that says the same.

mod drawing;
mod show;

pub use show::show;
