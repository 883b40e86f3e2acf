//! Somebody's own account: password, second factor, sessions.

pub mod factor;
pub mod password;
pub mod sessions;
pub mod show;
