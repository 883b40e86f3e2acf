//! The accounts: administrators invite, change and close them.

pub mod change;
pub mod close;
pub mod form;
pub mod invite;
pub mod list;

/// The page.
const ADDRESS: &str = "/app/accounts";
