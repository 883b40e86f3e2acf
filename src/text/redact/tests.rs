//! Redaction as a whole: what it finds in our marked texts, and what it never does.

use std::collections::HashSet;

use proptest::prelude::*;
use serde::Deserialize;

use super::*;
use crate::text::detect_language;

/// A text with marked personal data.
#[derive(Deserialize)]
struct Marked {
    id: String,
    text: String,
    spans: Vec<MarkedSpan>,
}

#[derive(Deserialize)]
struct MarkedSpan {
    start: usize,
    end: usize,
    kind: PersonalKind,
}

fn code_points(start: usize, end: usize) -> HashSet<usize> {
    (start..end).collect()
}

#[test]
fn personal_data_is_found_and_look_alikes_are_left() {
    let redactor = Redactor::new();
    if !redactor.analyser.has_voikko() {
        return;
    }
    let (mut missed, mut over, mut found) = (Vec::new(), Vec::new(), 0);
    for line in include_str!("../../../data/text/pii-dev.jsonl").lines() {
        let marked: Marked = serde_json::from_str(line).unwrap();
        let redacted = redactor.redact(&marked.text, detect_language(&marked.text, None));
        let hidden: HashSet<usize> = redacted.spans.iter().flat_map(|span| span.start..span.end).collect();
        let personal: HashSet<usize> = marked.spans.iter().flat_map(|span| span.start..span.end).collect();
        for span in &marked.spans {
            if !code_points(span.start, span.end).is_subset(&hidden) {
                missed.push((marked.id.clone(), span.kind));
            }
        }
        found += redacted.spans.len();
        over.extend(
            redacted
                .spans
                .iter()
                .filter(|span| code_points(span.start, span.end).is_disjoint(&personal))
                .map(|span| (marked.id.clone(), span.kind)),
        );
    }
    assert!(missed.iter().all(|(_, kind)| *kind == PersonalKind::Name), "missed {missed:?}");
    assert!(missed.len() <= 3, "missed {missed:?}");
    assert!(over.len() * 20 <= found, "{over:?} of {found}");
}

#[test]
fn names_of_both_languages_are_told_from_their_look_alikes() {
    let redactor = Redactor::new();
    if !redactor.analyser.has_voikko() {
        return;
    }
    for (text, masked, language) in [
        ("Naapurin Terttu Haapakorva ei saa apua.", "Naapurin [nimi] ei saa apua.", Language::Fi),
        ("Toivo on mennyt, ilo loppui.", "Toivo on mennyt, ilo loppui.", Language::Fi),
        ("Kysyin Toivolta neuvoa.", "Kysyin [nimi] neuvoa.", Language::Fi),
        ("Hoivakoti Hilda suljettiin Kuopiossa.", "Hoivakoti Hilda suljettiin Kuopiossa.", Language::Fi),
        ("Mukana oli myös Hodan Warsame.", "Mukana oli myös [nimi].", Language::Fi),
        (
            "Helsingin Kalliossa ja Lahden Launeella jonotetaan.",
            "Helsingin Kalliossa ja Lahden Launeella jonotetaan.",
            Language::Fi,
        ),
        ("Ilona-rouvan tytär asuu Ruotsissa.", "[nimi] tytär asuu Ruotsissa.", Language::Fi),
        ("Karis och Ekenäs delar på en läkare.", "Karis och Ekenäs delar på en läkare.", Language::Sv),
        ("Min granne Torvald Ekstrand fryser.", "Min granne [namn] fryser.", Language::Sv),
        ("Sten och grus på vägen till Vasa.", "Sten och grus på vägen till Vasa.", Language::Sv),
        ("Gretas mamma bor på Björkvägen 4 B.", "[namn] mamma bor på [adress].", Language::Sv),
    ] {
        assert_eq!(redactor.redact(text, language).text, masked);
    }
}

/// Pieces from which texts are put together that hold a bit of everything.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Aino ".to_owned()),
        Just("R. Hietala".to_owned()),
        Just("äiti, ".to_owned()),
        Just("131052-308T".to_owned()),
        Just("040 123 4567 ".to_owned()),
        Just("Koivukuja 3 B 12".to_owned()),
        Just("aino(at)example.com".to_owned()),
        Just("[nimi]".to_owned()),
        Just("auto ABC-123. ".to_owned()),
        Just("FI2112345600000785".to_owned()),
        Just("👩\u{200D}👧".to_owned()),
        Just("Åsas a\u{308}iti ".to_owned()),
        "[A-ZÅÄÖa-zåäö0-9 .,:()@-]{0,12}",
        "\\PC{0,6}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Texts that no keyboard makes: control characters, marks without letters, other scripts, lines without end.
fn odd_pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        pieces(),
        "(?s:.{0,40})",
        "[\\u{0}-\\u{1f}\\u{7f}\\u{85}\\u{a0}\\u{ad}\\u{200b}-\\u{200f}\\u{2028}-\\u{202e}\\u{feff}]{0,12}",
        "[\\u{300}-\\u{36f}]{0,6}",
        "[0-9 +()./-]{0,40}",
        Just("x".repeat(500)),
        Just("131052-308T".repeat(20)),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_is_too_odd_to_be_masked(text in odd_pieces()) {
        let redactor = Redactor::new();
        for language in [Language::Fi, Language::Sv, Language::Other] {
            let redacted = redactor.redact(&text, language);
            prop_assert!(redacted.spans.is_sorted_by(|one, next| one.end <= next.start));
            prop_assert_eq!(redactor.redact(&redacted.text, language).text, redacted.text);
        }
    }

    #[test]
    fn nothing_outside_the_spans_changes_and_twice_equals_once(text in pieces()) {
        let redactor = Redactor::new();
        for language in [Language::Fi, Language::Sv, Language::Other] {
            let redacted = redactor.redact(&text, language);
            let letters: Vec<char> = text.chars().collect();
            let mut rebuilt = String::new();
            let mut copied = 0;
            for span in &redacted.spans {
                prop_assert!(copied <= span.start && span.start < span.end && span.end <= letters.len());
                rebuilt.extend(&letters[copied..span.start]);
                rebuilt.push_str(span.kind.tag(language));
                copied = span.end;
            }
            rebuilt.extend(&letters[copied..]);
            prop_assert_eq!(&rebuilt, &redacted.text);
            prop_assert_eq!(redactor.redact(&redacted.text, language).text, redacted.text);
        }
    }
}
