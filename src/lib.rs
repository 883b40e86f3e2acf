//! Ilmiötutka ("phenomenon radar") reads short observations about social problems in Finnish and
//! Swedish, makes them searchable, groups them into phenomena that keep their identity, and says
//! when enough similar ones have come in to propose a social report.

#[macro_use]
mod coded;

pub mod access;
pub mod alerts;
pub mod app;
pub mod cli;
pub mod config;
mod cryptography;
pub mod encoder;
pub mod erase;
pub mod evaluation;
pub mod ids;
pub mod intake;
pub mod learning;
pub mod logging;
pub mod notify;
pub mod originals;
pub mod phenomena;
pub mod pipeline;
pub mod replay;
pub mod review;
pub mod search;
pub mod store;
pub mod text;
pub mod web;
