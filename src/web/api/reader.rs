//! Reads the parameters of an address, and gathers what is wrong with them.

use std::collections::BTreeMap;

use crate::web::WebError;
use crate::web::error::ParameterFault;

/// The faults found so far.
#[derive(Debug, Default)]
pub struct Reader {
    faults: Vec<ParameterFault>,
}

impl Reader {
    /// Reads a parameter that may be left out or empty; `key` names what is wrong if `read` gives `None`.
    pub fn optional<T>(
        &mut self,
        parameter: &'static str,
        given: Option<String>,
        key: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let given = given.filter(|given| !given.is_empty())?;
        let value = read(&given);
        if value.is_none() {
            self.fault(parameter, key, &given);
        }
        value
    }

    /// Reads a field that must be there; `keys` name what is wrong when it is missing, and when
    /// `read` gives `None`.
    pub fn required<T>(
        &mut self,
        field: &'static str,
        given: Option<String>,
        (missing, wrong): (&'static str, &'static str),
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        if given.as_deref().is_none_or(str::is_empty) {
            self.fault(field, missing, "");
            return None;
        }
        self.optional(field, given, wrong, read)
    }

    /// Refuses parameters that the address does not have, lest a misspelt filter go unseen.
    pub fn refuse(&mut self, unknown: &BTreeMap<String, String>) {
        for name in unknown.keys() {
            self.fault(name, "fault-parameter-unknown", name);
        }
    }

    /// Adds a fault.
    pub fn fault(&mut self, parameter: &str, key: &'static str, value: &str) {
        self.faults.push(ParameterFault { parameter: shortened(parameter), key, value: shortened(value) });
    }

    /// Ends the reading: with every fault at once, if there are any.
    pub fn finish(self) -> Result<(), WebError> {
        self.finish_with(Some(()))
    }

    /// Ends the reading with what was read; `None` must have left a fault.
    pub fn finish_with<T>(self, value: Option<T>) -> Result<T, WebError> {
        match value {
            Some(value) if self.faults.is_empty() => Ok(value),
            _ => Err(WebError::Parameters(self.faults)),
        }
    }
}

/// Returns the beginning of what was given; enough to know it again.
fn shortened(value: &str) -> String {
    value.chars().take(60).collect()
}
