//! Settings: what was written in the file and the environment, and what the program needs.
//!
//! [`Settings`] is as written, every key optional. [`Config`] is as checked, built once at start: a
//! bad setting stops the start, not the night.

mod check;
mod oidc;
mod server;
mod settings;

pub use check::{Config, ConfigError, InterfaceConfig};
pub use server::{ForwardedHeader, ServerConfig};
pub use settings::{Settings, SettingsError};
