//! A phenomenon: what it is, its reports, why they belong together, and what people decide about it.

pub mod also;
pub(super) mod breakdown;
pub mod classify;
pub mod compare;
pub mod confirm;
mod curation;
pub mod deciding;
pub mod describe;
pub mod dismiss;
pub mod exclude;
mod history;
pub mod map;
pub mod merge;
pub mod notes;
pub mod others;
pub mod pin;
mod proposals;
pub mod relocate;
pub mod rename;
pub mod show;
pub mod split;
pub(super) mod themes;
mod ties;
pub mod timeline;
