//! Observations: posted, listed, read.

pub(super) mod create;
pub(super) mod list;
mod observation;
pub(super) mod show;

pub(super) use observation::Observation;
