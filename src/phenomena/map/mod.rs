//! Phenomena as points of a plane: what is alike lies near each other, and stays where it was when more comes in.

mod layout;
mod places;

pub use layout::{Spot, lay_out};
pub use places::{Place, places};
