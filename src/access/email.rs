//! E-mail addresses, by which people sign in.

use std::fmt;

/// The longest address that mail servers take (RFC 5321, 4.5.3.1.3).
const MOST_CHARACTERS: usize = 254;

/// An e-mail address in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

/// The text is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no e-mail address; write one such as name@example.fi")]
pub struct EmailFault;

impl Email {
    /// Reads an address: something, one `@`, a domain; white space around it is cut off.
    ///
    /// # Errors
    ///
    /// [`EmailFault`] for anything else.
    pub fn parse(text: &str) -> Result<Self, EmailFault> {
        let address = text.trim().to_lowercase();
        let is_address = address.chars().count() <= MOST_CHARACTERS
            && !address.chars().any(|character| character.is_whitespace() || character.is_control())
            && address
                .split_once('@')
                .is_some_and(|(name, domain)| !name.is_empty() && !domain.is_empty() && !domain.contains('@'));
        if is_address { Ok(Self(address)) } else { Err(EmailFault) }
    }

    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_in_any_case_and_with_spaces_around() {
        assert_eq!(Email::parse(" Aino.Esimerkki@Example.FI\n").unwrap().as_str(), "aino.esimerkki@example.fi");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["", "aino", "@example.fi", "aino@", "ai no@example.fi", "a@b@c"] {
            assert_eq!(Email::parse(text), Err(EmailFault), "{text}");
        }
        assert_eq!(Email::parse(&format!("{}@example.fi", "a".repeat(250))), Err(EmailFault));
    }
}
