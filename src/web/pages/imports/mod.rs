//! Importing files: upload and trial, look at what was found, import.

pub mod list;
pub mod run;
pub mod show;
pub mod upload;
