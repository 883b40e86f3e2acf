//! Numbers of clients and of a person's own case.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::context::words_before;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}\d]*\d[\p{L}\d]*(?:[/.\u{2013}-][\p{L}\d]*\d[\p{L}\d]*)*").expect("the pattern is right")
});

/// Beginnings of words that announce the number of a client, patient or application.
const OF_A_PERSON: &[&str] = &[
    "asiakasnumero",
    "asiakasnro",
    "asiakastunnu",
    "asiakas-id",
    "potilasnumero",
    "potilastunnu",
    "asianumero",
    "hakemusnumero",
    "hakemuksen",
    "päätösnumero",
    "tapausnumero",
    "vakuutusnumero",
    "klientnummer",
    "klientnr",
    "kundnummer",
    "kundnr",
    "patientnummer",
    "ärendenummer",
    "ansökningsnummer",
    "försäkringsnummer",
    "beslutsnummer",
    "fallnummer",
];

/// Beginnings of words that announce a register number, which is personal only in somebody's own
/// case.
const OF_A_REGISTER: &[&str] = &["diaarinumero", "diaarinro", "dnro", "diarienummer", "dnr", "diaari"];

/// Beginnings and ends of words that tell that the case is somebody's own.
const OWN: &[&str] = &[
    "asiani",
    "asiamme",
    "hakemukseni",
    "päätökseni",
    "valitukseni",
    "minun",
    "hänen",
    "asiakkaan",
    "potilaan",
    "äitini",
    "isäni",
    "min",
    "mitt",
    "mina",
    "hans",
    "hennes",
    "klientens",
    "patientens",
];

/// Fewest digits of such a number.
const FEWEST_DIGITS: usize = 4;
/// How many words may stand between the announcing word and the number.
const NEAR: usize = 3;

/// Finds such numbers by the word that announces them. The number of a public matter stays.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for number in NUMBER.find_iter(text) {
        if number.as_str().chars().filter(char::is_ascii_digit).count() < FEWEST_DIGITS {
            continue;
        }
        let near = words_before(text, number.start(), NEAR);
        let announces =
            |list: &[&str]| near.iter().any(|word| list.iter().any(|beginning| word.starts_with(beginning)));
        let is_own = || words_before(text, number.start(), 2 * NEAR).iter().any(|word| OWN.contains(&word.as_str()));
        if announces(OF_A_PERSON) || announces(OF_A_REGISTER) && is_own() {
            found.push(number.range());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn numbers_of_persons_are_found() {
        assert_eq!(found("Asiakasnumeroni on 20-44817."), ["20-44817"]);
        assert_eq!(found("asiani dnro 1234/05.02/2024 on kesken"), ["1234/05.02/2024"]);
        assert_eq!(found("mitt ärendenummer A12345"), ["A12345"]);
    }

    #[test]
    fn numbers_of_public_matters_are_left() {
        for text in [
            "Diaarinumerolla 1234/05.02/2024 oleva selvitys",
            "laki 785/1992",
            "asiakasnumero puuttuu 12 kertaa",
            "vuonna 2024",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
