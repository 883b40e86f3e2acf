//! Registration numbers of vehicles.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::context::{is_bounded, words_before};
use crate::text::words::words;

static SHAPE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b([a-zåäö]{2,3})([-\u{2010}-\u{2013} ])(\d{1,3})").expect("the pattern is right")
});

/// Beginnings of words that speak of vehicles, in both languages.
const VEHICLES: &[&str] = &[
    "auto",
    "rekist",
    "rekkari",
    "kilpi",
    "kilve",
    "taksi",
    "mopo",
    "mopedi",
    "moottoripyör",
    "skootteri",
    "pakettia",
    "paku",
    "kuorma-au",
    "kuormuri",
    "peräkärry",
    "traktori",
    "mönkijä",
    "volvo",
    "toyota",
    "skoda",
    "nissan",
    "ford",
    "opel",
    "mersu",
    "bemari",
    "audi",
    "volkkari",
    "bil",
    "registernummer",
    "skylt",
    "taxi",
    "moped",
    "motorcykel",
    "släp",
    "traktor",
    "lastbil",
    "fordon",
    "ajoneuvo",
    "parkkeera",
    "pysäköi",
    "parkera",
    "ajaa",
    "ajoi",
    "ajaja",
    "ajamassa",
    "kuljettaj",
    "kör",
    "asuntovaunu",
    "husvagn",
    "husbil",
];
/// Ends of words that speak of vehicles.
const VEHICLE_ENDS: &[&str] = &[
    "auto", "auton", "autoa", "autossa", "autosta", "autolla", "autoon", "pyörä", "pyörän", "taksi", "taksin", "bil",
    "bilen", "bilar", "taxi", "taxin", "kilpi",
];
/// Beginnings of words that only begin like a vehicle.
const NO_VEHICLES: &[&str] = &["automaat", "automat", "autonom", "autoimmu", "bild", "bilag", "bilj", "bilat", "autti"];

/// Pieces of words that announce a code of another kind.
const OTHER_CODES: &[&str] = &[
    "kurssi",
    "kurs",
    "koodi",
    "kod",
    "lomake",
    "lomakk",
    "blankett",
    "huone",
    "luokka",
    "luokas",
    "malli",
    "modell",
    "sal",
    "rum",
    "standardi",
    "standard",
    "iso",
    "en",
    "sfs",
    "versio",
    "version",
    "tuote",
    "produkt",
    "projekti",
    "hanke",
    "projekt",
    "rokote",
    "vaccin",
    "lääke",
    "linja",
    "linje",
    "bussi",
    "buss",
    "juna",
    "tåg",
    "dnro",
    "diaari",
    "päätö",
    "beslut",
    "opinto",
    "yksikkö",
    "enhet",
    "artikla",
    "liite",
    "bilaga",
];

/// Letters that stand before a number without being a plate.
const NO_PLATES: &[&str] = &[
    "iso", "sfs", "din", "iec", "en", "eu", "rsv", "hpv", "mrsa", "tv", "sm", "mm", "dna", "usb", "fi", "klo", "kl",
    "nro", "nr",
];

/// How far from a plate the vehicle may be named, in words.
const NEAR: usize = 12;

/// Finds plates: three letters and three digits unless something else is announced; any other
/// plate, or one in small letters or with a space, only beside a vehicle.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for groups in SHAPE.captures_iter(text) {
        let (Some(whole), Some(letters), Some(seam), Some(digits)) =
            (groups.get(0), groups.get(1), groups.get(2), groups.get(3))
        else {
            continue;
        };
        if !is_bounded(text, &whole.range()) || continues(text, whole.end()) {
            continue;
        }
        let in_capitals = letters.as_str().chars().all(char::is_uppercase);
        let is_full = in_capitals && seam.as_str() != " " && letters.as_str().chars().count() == 3 && digits.len() >= 2;
        let before = words_before(text, whole.start(), 2);
        let is_other = NO_PLATES.contains(&letters.as_str().to_lowercase().as_str())
            || before.iter().any(|word| OTHER_CODES.iter().any(|code| announces(word, code)));
        let beside_vehicle = names_vehicle_near(text, &whole.range());
        let is_plate = match (is_full, in_capitals) {
            (true, _) => beside_vehicle || !is_other && digits.len() == 3,
            (false, true) => beside_vehicle && !is_other,
            (false, false) => {
                !is_other
                    && letters.as_str().chars().count() == 3
                    && digits.len() >= 2
                    && before.first().is_some_and(|word| is_vehicle(word))
            }
        };
        if is_plate {
            found.push(whole.range());
        }
    }
    found
}

/// Short codes ("iso", "en") are whole words; longer ones are pieces of words.
fn announces(word: &str, code: &str) -> bool {
    if code.len() <= 3 { word == code } else { word.contains(code) }
}

fn is_vehicle(word: &str) -> bool {
    let begins = |list: &[&str]| list.iter().any(|beginning| word.starts_with(beginning));
    !begins(NO_VEHICLES) && (begins(VEHICLES) || VEHICLE_ENDS.iter().any(|end| word.ends_with(end)))
}

fn names_vehicle_near(text: &str, range: &Range<usize>) -> bool {
    let before = words(&text[..range.start]);
    let after = words(&text[range.end..]);
    let near = before.iter().rev().take(NEAR).chain(after.iter().take(NEAR));
    near.map(|word| word.text.to_lowercase()).any(|word| is_vehicle(&word))
}

/// A number that goes on ("COVID-19-testi", "AB-12-34", "3,5") is no plate.
fn continues(text: &str, end: usize) -> bool {
    let mut after = text[end..].chars();
    matches!(after.next(), Some('-' | ',' | '.' | '/')) && after.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn plates_are_found() {
        assert_eq!(found("Pihalla seisoi ABC-123 koko yön."), ["ABC-123"]);
        assert_eq!(found("mopo (XY-12) ajoi"), ["XY-12"]);
        assert_eq!(found("punainen auto abc-123 jäi"), ["abc-123"]);
        assert_eq!(found("bilen ABC 12 stod"), ["ABC 12"]);
        assert_eq!(found("ABC-123:n kuljettaja"), ["ABC-123"]);
    }

    #[test]
    fn other_codes_are_left() {
        for text in [
            "kurssi ABC-123 alkaa",
            "standardin SFS-EN 301",
            "COVID-19 tuli",
            "ISO-900",
            "TV 2 kertoi",
            "luokka OKA-101",
            "klo 12",
            "on 30 vuotta",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
