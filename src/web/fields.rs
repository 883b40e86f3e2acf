//! The fields of a form in which one may come several times, such as ticked boxes.

use serde::Deserialize;

use super::error::{ParameterFault, WebError};

/// What a form sent: names and values in order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Returns the first value of a field; empty if it was not sent.
    pub fn one(&self, name: &str) -> &str {
        self.all(name).first().copied().unwrap_or_default()
    }

    /// Returns all values of a field, in order.
    pub fn all<'a>(&'a self, name: &str) -> Vec<&'a str> {
        self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Reads all values of a field that are ids.
    ///
    /// # Errors
    ///
    /// When any of them is none: a form of ours sends no such thing, and half of a decision is not taken.
    pub fn read<T: std::str::FromStr>(&self, name: &str) -> Result<Vec<T>, WebError> {
        self.read_with(name, "fault-parameter-id", |value| value.parse().ok())
    }

    /// Reads all values of a field; `key` is the message about one that cannot be read.
    ///
    /// # Errors
    ///
    /// When any of them cannot be read.
    pub fn read_with<T>(
        &self,
        name: &str,
        key: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, WebError> {
        let read = |value: &str| {
            let fault = || ParameterFault { parameter: name.to_owned(), key, value: value.to_owned() };
            read(value).ok_or_else(|| WebError::Parameters(vec![fault()]))
        };
        self.all(name).into_iter().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_may_come_several_times() {
        let fields: Fields = serde_urlencoded::from_str("n=1&to=a&n=2").unwrap();
        assert_eq!(fields.read::<u8>("n").unwrap(), [1, 2]);
        assert_eq!((fields.one("to"), fields.one("none")), ("a", ""));
    }

    #[test]
    fn a_value_that_cannot_be_read_is_no_silence() {
        let fields: Fields = serde_urlencoded::from_str("n=1&n=x").unwrap();
        let Err(WebError::Parameters(faults)) = fields.read::<u8>("n") else { panic!("x is no number") };
        assert_eq!(faults[0].value, "x");
    }
}
