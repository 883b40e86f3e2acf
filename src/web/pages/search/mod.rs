//! Searching all observations.

mod address;
pub mod export;
mod facets;
pub mod saved;
pub mod show;
mod understood;
