//! Alerts: listed, read, decided about.

mod alert;
pub(super) mod decide;
pub(super) mod list;
pub(super) mod show;

pub(super) use alert::{Alert, AlertHistory, OneAlert};
