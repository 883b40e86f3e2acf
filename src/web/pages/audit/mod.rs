//! The audit log: searched and taken along by administrators.

pub mod export;
mod filter;
pub mod show;
