//! Campaigns: the open form at addresses of their own, with a question of their own, each for a time.

pub mod create;
pub mod end;
pub mod list;
