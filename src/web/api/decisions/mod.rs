//! People's decisions about phenomena: listed, taken, undone.

pub(super) mod create;
mod decision;
pub(super) mod list;
pub(super) mod undo;

pub(super) use decision::{Decision, OneDecision};
