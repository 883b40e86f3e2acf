//! An observation: what was written, where it belongs, and putting it where it belongs.

pub mod relocate;
pub mod show;
