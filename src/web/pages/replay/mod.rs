//! Replays: any past period by any rules, as a picture, a table and a file.

pub mod export;
pub mod new;
pub mod show;
mod timeline;
