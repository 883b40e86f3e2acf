//! The fields of a form in which one may come several times, such as ticked boxes.

use serde::Deserialize;

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

    /// Reads all values of a field; those that cannot be read are left out.
    pub fn read<T: std::str::FromStr>(&self, name: &str) -> Vec<T> {
        self.all(name).into_iter().filter_map(|value| value.parse().ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_may_come_several_times() {
        let fields: Fields = serde_urlencoded::from_str("n=1&to=a&n=x&n=2").unwrap();
        assert_eq!(fields.read::<u8>("n"), [1, 2]);
        assert_eq!((fields.one("to"), fields.one("none")), ("a", ""));
    }
}
