//! Searching all observations.

mod form;
pub mod show;
mod understood;
