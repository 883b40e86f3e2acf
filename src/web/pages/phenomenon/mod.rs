//! A phenomenon: what it is, its reports, and why they belong together.

mod breakdown;
mod history;
pub mod rename;
pub mod show;
mod ties;
