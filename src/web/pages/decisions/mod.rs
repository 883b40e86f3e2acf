//! What people decided about phenomena, and taking it back.

pub mod list;
pub mod undo;
