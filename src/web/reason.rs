//! What people say about what they do, as a form sends it.

use crate::app::App;
use crate::phenomena::decisions::{Reason, ReasonFault};

/// Reads what was typed; none for nothing.
///
/// # Errors
///
/// The key of the message about what is wrong with it.
pub fn read_reason(app: &App, typed: &str) -> Result<Option<String>, &'static str> {
    match Reason::parse(typed, &app.redactor) {
        Ok(reason) => Ok(reason.map(|reason| reason.as_str().to_owned())),
        Err(ReasonFault::TooLong) => Err("refused-reason"),
        Err(ReasonFault::PersonalData) => Err("refused-reason-personal-data"),
    }
}
