//! Telephone numbers as they are written in Finland.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::context::words_before;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?: (?:\+|00)\d{1,3} [\ \u{A0}-]? (?:\(0\)[\ \u{A0}]?)? \d{1,4}   # a country's code and the first group
          | \(0\d{1,3}\) | 0[1-9]\d{0,9} )                                # a Finnish area or operator
        (?: (?: [\ \u{A0}/\u{2010}-\u{2013}.-] | \ [\u{2010}-\u{2013}-]\  )? \d{2,8} )*",
    )
    .expect("the pattern is right")
});
static BARE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\d{2,8}(?:[ \u{A0}-]?\d{2,8}){0,4}").expect("the pattern is right"));
static BUSINESS_ID: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\d{7}-\d$").expect("the pattern is right"));

/// Beginnings of words that announce a telephone number without its leading zero.
const ANNOUNCING: &[&str] = &["puh", "tel", "tfn", "gsm", "kännyk", "mobil"];

/// Fewest digits of a number.
const FEWEST_DIGITS: usize = 7;
/// Most digits of a number written with its leading zero, and with a country's code.
const MOST_DIGITS: usize = 10;
const MOST_DIGITS_ABROAD: usize = 15;

/// Finds telephone numbers. Free and toll numbers of services (0800, 0600, 0700, 116 117) are
/// nobody's own and stay.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for shape in NUMBER.find_iter(text) {
        if begins_cleanly(text, shape.start())
            && let Some(range) = number_in(text, shape.range())
            && !goes_on_from_group(text, &range)
        {
            found.push(range);
        }
    }
    for shape in BARE.find_iter(text) {
        let digits = digits(shape.as_str());
        let announced = || {
            let before = words_before(text, shape.start(), 1);
            before.iter().any(|word| ANNOUNCING.iter().any(|beginning| word.starts_with(beginning)))
        };
        if (6..=MOST_DIGITS).contains(&digits.len())
            && !is_service(&digits)
            && begins_cleanly(text, shape.start())
            && ends_cleanly(text, shape.end())
            && announced()
        {
            found.push(shape.range());
        }
    }
    found
}

/// Returns the longest beginning of a shape, cut between groups, that is a number.
fn number_in(text: &str, shape: Range<usize>) -> Option<Range<usize>> {
    let mut end = shape.end;
    while end > shape.start {
        let written = &text[shape.start..end];
        if ends_cleanly(text, end) && is_number(written) {
            return Some(shape.start..end);
        }
        end = shape.start
            + written
                .trim_end_matches(|last: char| last.is_ascii_digit())
                .trim_end_matches(|last: char| !last.is_ascii_digit())
                .len();
    }
    None
}

fn is_number(written: &str) -> bool {
    let digits = digits(written);
    let abroad = written.starts_with('+') || written.starts_with("00");
    let most = if abroad { MOST_DIGITS_ABROAD } else { MOST_DIGITS };
    (FEWEST_DIGITS..=most).contains(&digits.len())
        && !is_service(&digits)
        && !BUSINESS_ID.is_match(written)
        && !looks_like_date(written)
        && (abroad
            || digits.len() >= 9
            || written.contains([' ', '\u{A0}', '-', '(', '\u{2013}', '/'])
            || digits.starts_with("04")
            || digits.starts_with("050"))
}

/// Full stops part the groups of a number only if each is of three digits or more; "05.02.00" is
/// something else.
fn looks_like_date(written: &str) -> bool {
    written.contains('.') && written.split('.').any(|group| group.len() < 3)
}

fn is_service(digits: &str) -> bool {
    ["0800", "0600", "0700", "116", "100", "112"].iter().any(|service| digits.starts_with(service))
}

fn digits(written: &str) -> String {
    written.chars().filter(char::is_ascii_digit).collect()
}

/// A group of four digits or more just before ("RF18 5390 0754 7034") begins a longer number, which
/// only a mobile number may follow.
fn goes_on_from_group(text: &str, number: &Range<usize>) -> bool {
    let before = text[..number.start].trim_end_matches([' ', '\u{A0}']);
    let group = before.len() - before.trim_end_matches(|last: char| last.is_ascii_digit()).len();
    let is_mobile = ["04", "050"].iter().any(|prefix| text[number.clone()].starts_with(prefix));
    before.len() < number.start && group >= 4 && !is_mobile
}

fn begins_cleanly(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    match before.next() {
        Some(last) if last.is_alphanumeric() || last == '+' => false,
        // "1,0401" and "5/0401" go on with another number.
        Some('.' | ',' | '/' | ':' | '-' | '\u{2013}') => !before.next().is_some_and(|second| second.is_ascii_digit()),
        _ => true,
    }
}

fn ends_cleanly(text: &str, end: usize) -> bool {
    let mut after = text[end..].chars();
    match after.next() {
        Some(first) if first.is_ascii_digit() => false,
        Some('.' | ',' | '/' | '-') => !after.next().is_some_and(|second| second.is_ascii_digit()),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn numbers_are_found_as_people_write_them() {
        for number in [
            "040 123 4567",
            "0401234567",
            "040-1234567",
            "050-123 45 67",
            "+358 40 123 4567",
            "+358401234567",
            "00358 40 123 4567",
            "+358 (0)40 123 4567",
            "(09) 123 4567",
            "09-1234567",
            "019-555 123",
            "0400 123456",
            "041 4567 890",
            "0500 876 543",
            "040.123.4567",
            "040/1234567",
            "+46 70 123 45 67",
            "03 – 212 3456",
        ] {
            assert_eq!(found(&format!("Soita {number}, kiitos.")), [number]);
            assert_eq!(found(&format!("numerosta {number}:stä")), [number]);
        }
        assert_eq!(found("puh. 123 4567 ja tfn 45 67 89"), ["123 4567", "45 67 89"]);
    }

    #[test]
    fn a_number_ends_where_the_next_begins() {
        assert_eq!(found("0401234567 12 kertaa"), ["0401234567"]);
        assert_eq!(found("040 123 4567 2 kertaa"), ["040 123 4567"]);
    }

    #[test]
    fn other_numbers_are_left() {
        for text in [
            "116117",
            "116 117",
            "112",
            "0800 123 456",
            "05.02.2024",
            "4821/05.02.00/2024",
            "00100 Helsinki",
            "0123456-7",
            "1 900 euroa",
            "0,5 prosenttia",
            "klo 08.30",
            "2023-2024",
            "RF18 5390 0754 7034",
            "30.11.2024",
            "020 %",
            "01.12.2024 klo 09.00",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
