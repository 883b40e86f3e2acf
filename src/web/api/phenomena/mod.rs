//! Phenomena: listed, read.

pub(super) mod list;
mod phenomenon;
pub(super) mod show;

pub(super) use phenomenon::Phenomenon;
