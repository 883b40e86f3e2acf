//! What is accepted, what is refused, and that everything wrong is told at once.

use std::sync::LazyLock;

use super::fields::{LONGEST_ID, LONGEST_TEXT};
use super::*;
use crate::intake::{Field, ReporterGroup, ServiceLine};

static REDACTOR: LazyLock<Redactor> = LazyLock::new(Redactor::new);
static DATES: LazyLock<DateReading> = LazyLock::new(DateReading::default);

fn context(source: Source) -> ParseContext<'static> {
    ParseContext {
        reference: Reference::embedded(),
        redactor: &REDACTOR,
        source,
        form_language: None,
        form_county: None,
        dates: &DATES,
        now: "2026-03-01T12:00:00Z".parse().unwrap(),
    }
}

fn parse(raw: &RawObservation) -> Result<(NewObservation, Vec<Notice>), Vec<Fault>> {
    NewObservation::parse(raw, &context(Source::Import))
}

fn faults(raw: &RawObservation) -> Vec<(Field, &'static str)> {
    parse(raw).unwrap_err().into_iter().map(|fault| (fault.field, fault.key)).collect()
}

fn raw() -> RawObservation {
    RawObservation {
        external_id: Some("a-1".to_owned()),
        received_at: Some("2026-02-03T14:05:00+02:00".to_owned()),
        text: Some("Nuoret odottavat asuntoa kuukausia ja nukkuvat kavereiden sohvilla.".to_owned()),
        ..RawObservation::default()
    }
}

#[test]
fn names_in_either_language_become_codes() {
    let written = RawObservation {
        proposal: Some(" Lisää  asuntoja ".to_owned()),
        municipality: Some("TAMMERFORS".to_owned()),
        area: Some("Birkaland".to_owned()),
        service_line: Some("Työikäiset".to_owned()),
        reporter: Some("järjestö".to_owned()),
        ..raw()
    };
    let (new, notices) = parse(&written).unwrap();
    assert_eq!(new.external_id(), Some("a-1"));
    assert_eq!(new.received_at().to_string(), "2026-02-03T12:05:00Z");
    assert_eq!(new.language(), Language::Fi);
    assert_eq!(new.proposal(), Some("Lisää asuntoja"));
    assert_eq!(new.municipality(), Some("837"));
    assert_eq!(new.county(), Some("pirkanmaa"));
    assert_eq!(new.service_line(), Some(ServiceLine::WorkingAge));
    assert_eq!(new.reporter(), Some(ReporterGroup::Organisation));
    assert_eq!(notices, []);
}

#[test]
fn every_fault_is_told_at_once() {
    let wrong = RawObservation {
        external_id: Some("x".repeat(LONGEST_ID + 1)),
        received_at: Some("32.13.2026".to_owned()),
        text: Some(" \u{0}\n ".to_owned()),
        proposal: Some("a".repeat(LONGEST_TEXT + 1)),
        lang: None,
        municipality: Some("y".repeat(101)),
        area: Some("Atlantis".to_owned()),
        service_line: Some("hammashoito".to_owned()),
        reporter: Some("naapuri".to_owned()),
    };
    let expected = [
        (Field::ExternalId, "fault-id-too-long"),
        (Field::ReceivedAt, "fault-received-at-unreadable"),
        (Field::Text, "fault-text-missing"),
        (Field::Proposal, "fault-proposal-too-long"),
        (Field::Municipality, "fault-municipality-too-long"),
        (Field::County, "fault-county-unknown"),
        (Field::ServiceLine, "fault-service-line-unknown"),
        (Field::Reporter, "fault-reporter-unknown"),
    ];
    assert_eq!(faults(&wrong), expected);
}

#[test]
fn a_text_may_have_ten_thousand_characters_and_no_more() {
    let longest = RawObservation { text: Some("ä".repeat(LONGEST_TEXT)), ..raw() };
    assert!(parse(&longest).is_ok());
    let longer = RawObservation { text: Some("ä".repeat(LONGEST_TEXT + 1)), ..raw() };
    let expected =
        Fault { field: Field::Text, key: "fault-text-too-long", value: Some("10001".to_owned()), limit: Some(10_000) };
    assert_eq!(parse(&longer), Err(vec![expected]));
}

#[test]
fn characters_are_counted_after_normalisation() {
    let padded = format!("{}{}", "a\u{308}".repeat(LONGEST_TEXT), " ".repeat(50_000));
    let (new, _) = parse(&RawObservation { text: Some(padded), ..raw() }).unwrap();
    assert_eq!(new.text().chars().count(), LONGEST_TEXT);
}

#[test]
fn a_date_must_lie_between_the_year_2000_and_tomorrow() {
    let dated = |date: &str| RawObservation { received_at: Some(date.to_owned()), ..raw() };
    assert!(parse(&dated("2000-01-01T00:00:00Z")).is_ok());
    assert!(parse(&dated("2026-03-02T12:00:00Z")).is_ok());
    assert_eq!(faults(&dated("1999-12-31T23:59:59Z")), [(Field::ReceivedAt, "fault-received-at-too-old")]);
    assert_eq!(faults(&dated("2026-03-02T12:00:01Z")), [(Field::ReceivedAt, "fault-received-at-future")]);
}

#[test]
fn a_file_must_tell_the_date_and_a_form_need_not() {
    let undated = RawObservation { received_at: None, ..raw() };
    assert_eq!(faults(&undated), [(Field::ReceivedAt, "fault-received-at-missing")]);
    let form = context(Source::Form);
    let (new, _) = NewObservation::parse(&undated, &form).unwrap();
    assert_eq!(new.received_at(), form.now);
}

#[test]
fn an_unknown_municipality_is_kept_as_text_and_told() {
    let (new, notices) = parse(&RawObservation { municipality: Some("Kuvitteila".to_owned()), ..raw() }).unwrap();
    assert_eq!(new.municipality(), None);
    assert_eq!(new.municipality_as_written(), Some("Kuvitteila"));
    assert_eq!(notices[0].key, "notice-municipality-unknown");
    assert_eq!(notices[0].value.as_deref(), Some("Kuvitteila"));
}

#[test]
fn the_county_follows_from_the_municipality() {
    let (new, notices) = parse(&RawObservation { municipality: Some("Åbo".to_owned()), ..raw() }).unwrap();
    assert_eq!(new.county(), Some("varsinais-suomi"));
    assert_eq!(notices, []);
}

#[test]
fn a_county_that_disagrees_with_the_municipality_stays_and_is_told() {
    let written =
        RawObservation { municipality: Some("Turku".to_owned()), area: Some("Pirkanmaa".to_owned()), ..raw() };
    let (new, notices) = parse(&written).unwrap();
    assert_eq!((new.municipality(), new.county()), (Some("853"), Some("pirkanmaa")));
    assert_eq!(notices[0].key, "notice-county-conflict");
}

#[test]
fn a_collaborative_area_leaves_the_county_to_the_municipality() {
    let written = RawObservation {
        municipality: Some("Turku".to_owned()),
        area: Some("Länsi-Suomen yhteistyöalue".to_owned()),
        ..raw()
    };
    let (new, notices) = parse(&written).unwrap();
    assert_eq!((new.county(), notices.len()), (Some("varsinais-suomi"), 0));
}

#[test]
fn the_county_of_the_form_is_the_last_resort() {
    let form = ParseContext { form_county: Some("lappi"), ..context(Source::Form) };
    let county = |raw: &RawObservation| NewObservation::parse(raw, &form).unwrap().0.county().map(str::to_owned);
    assert_eq!(county(&raw()).as_deref(), Some("lappi"));
    let elsewhere = RawObservation { municipality: Some("Oulu".to_owned()), ..raw() };
    assert_eq!(county(&elsewhere).as_deref(), Some("pohjois-pohjanmaa"));
}

#[test]
fn the_text_itself_outweighs_the_language_of_the_form() {
    let swedish_form = ParseContext { form_language: Some(Language::Sv), ..context(Source::Form) };
    let (new, _) = NewObservation::parse(&raw(), &swedish_form).unwrap();
    assert_eq!(new.language(), Language::Fi);
}

#[test]
fn a_language_that_we_do_not_know_is_told() {
    let (new, notices) = parse(&RawObservation { lang: Some("klingon".to_owned()), ..raw() }).unwrap();
    assert_eq!(new.language(), Language::Fi);
    assert_eq!(notices[0].key, "notice-language-unknown");
}

#[test]
fn personal_data_is_masked_in_every_free_text() {
    let written = RawObservation {
        text: Some("Asiakas vastaa numerosta 040 555 0123 ja osoitteesta matti@example.com.".to_owned()),
        proposal: Some("Soittakaa numeroon 040 555 0199.".to_owned()),
        municipality: Some("kysy 050 555 0111".to_owned()),
        ..raw()
    };
    let (new, notices) = parse(&written).unwrap();
    let everything = format!("{new:?} {notices:?}");
    for secret in ["0123", "0199", "0111", "example.com"] {
        assert!(!everything.contains(secret), "{secret} in {everything}");
    }
    let masked: Vec<_> = notices.iter().filter(|notice| notice.count.is_some()).map(|n| (n.key, n.count)).collect();
    assert_eq!(masked, [("notice-masked-email", Some(1)), ("notice-masked-phone", Some(3))]);
}

#[test]
fn control_characters_are_taken_out() {
    let (new, _) = parse(&RawObservation { text: Some("Jono\u{7} on\u{1b} pitkä\u{0}.".to_owned()), ..raw() }).unwrap();
    assert_eq!(new.text(), "Jono on pitkä.");
}
