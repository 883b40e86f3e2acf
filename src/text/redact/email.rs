//! E-mail addresses, also with the sign written out against robots ("nimi(at)palvelu.fi").

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

static SHAPE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        [\p{L}\d] [\p{L}\d._%+'-]*                                   # the name
        (?: [\ ]?@[\ ]? | \s?[(\[{<]\s?(?:at|ät|a|miukumauku|@)\s?[)\]}>]\s? | \s(?:at|ät)\s )
        [\p{L}\d-]+                                                  # the service
        (?: (?: \. | \s?[(\[{]\s?(?:dot|piste|punkt|\.)\s?[)\]}]\s? | \s(?:dot|piste|punkt)\s ) [\p{L}\d-]+ )+",
    )
    .expect("the pattern is right")
});

/// Finds e-mail addresses.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    SHAPE.find_iter(text).map(|found| found.range()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn addresses_are_found_with_every_sign() {
        assert_eq!(found("Kirjoita: päivi.aalto+rake@example.fi."), ["päivi.aalto+rake@example.fi"]);
        assert_eq!(
            found("aino(at)example.com tai aino [at] example (piste) org"),
            ["aino(at)example.com", "aino [at] example (piste) org"]
        );
        assert_eq!(found("a_b%c@mail.example.org:iin"), ["a_b%c@mail.example.org"]);
    }

    #[test]
    fn account_names_and_prices_are_left() {
        for text in ["Seuraa tiliä @apu", "hinta @ 3 euroa", "menin at work"] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
