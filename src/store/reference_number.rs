//! The number that the sender of an observation can quote.

use std::fmt;

use crate::ids::ObservationId;

/// Letters and digits that are not mistaken for one another when read out (Crockford's base 32).
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Symbols in a number: 12 of 5 bits each, the random end of the observation's id. Among a
/// million observations two alike are as likely as 1 in 2 million.
const LENGTH: usize = 12;

/// A reference number such as `7KQM-2XPD-9HTV`: it tells neither the time nor how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReferenceNumber(String);

impl ReferenceNumber {
    /// Returns the number of an observation; the same one always.
    pub fn of(id: ObservationId) -> Self {
        let bits = id.uuid().as_u128();
        let symbols: Vec<char> =
            (0..LENGTH).rev().map(|place| char::from(SYMBOLS[(bits >> (5 * place)) as usize & 31])).collect();
        Self::grouped(&symbols)
    }

    /// Reads a number as people write it: in any case, with or without hyphens and spaces, `O` for
    /// `0`, `I` and `L` for `1`. `None` when it can be no reference number.
    pub fn parse(text: &str) -> Option<Self> {
        let symbols: Vec<char> = text
            .chars()
            .filter(|character| !character.is_whitespace() && *character != '-')
            .map(|character| match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let is_number = symbols.len() == LENGTH
            && symbols.iter().all(|symbol| SYMBOLS.iter().any(|&known| char::from(known) == *symbol));
        is_number.then(|| Self::grouped(&symbols))
    }

    /// Returns the number as it is shown and stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn grouped(symbols: &[char]) -> Self {
        let groups: Vec<String> = symbols.chunks(4).map(|group| group.iter().collect()).collect();
        Self(groups.join("-"))
    }
}

impl fmt::Display for ReferenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_a_person_writes_it() {
        let id: ObservationId = "0199f000-0000-7000-8000-00000000ffff".parse().unwrap();
        let number = ReferenceNumber::of(id);
        assert_eq!(number.as_str(), "0000-0000-1ZZZ");
        for written in ["0000-0000-1ZZZ", "00000000lzzz", " oooo OOOO izzz "] {
            assert_eq!(ReferenceNumber::parse(written).as_ref(), Some(&number), "{written}");
        }
    }

    #[test]
    fn what_cannot_be_a_number_is_none() {
        for written in ["", "0000-0000-1ZZ", "0000-0000-1ZZZZ", "0000-0000-1ZZU", "ääää-0000-1ZZZ"] {
            assert_eq!(ReferenceNumber::parse(written), None, "{written}");
        }
    }
}
