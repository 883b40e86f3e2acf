//! An observation: what was written, where it belongs, putting it where it belongs, and writing one down for somebody.

pub mod mask;
pub mod near;
pub mod new;
pub mod original;
pub mod relocate;
pub mod show;
pub mod similar;
