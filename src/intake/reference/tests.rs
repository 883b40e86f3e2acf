//! The lookups, on short lists.

use super::*;

const LISTS: ReferenceFiles<'static> = ReferenceFiles::EMBEDDED;

#[test]
fn every_mainland_municipality_has_a_county_and_only_aland_has_none() {
    let reference = Reference::embedded();
    let (mainland, aland): (Vec<_>, Vec<_>) =
        reference.municipalities().iter().partition(|municipality| municipality.county.is_some());
    assert_eq!((mainland.len(), aland.len()), (292, 16));
    assert!(mainland.iter().any(|municipality| municipality.names.sv == "Raseborg"));
    assert!(aland.iter().all(|municipality| municipality.languages == ["sv"]));
    assert_eq!(reference.counties().len(), 22);
}

#[test]
fn every_county_has_a_municipality() {
    let reference = Reference::embedded();
    for county in reference.counties() {
        let of_county = |municipality: &&Municipality| municipality.county.as_ref() == Some(&county.id);
        assert!(reference.municipalities().iter().any(|municipality| of_county(&municipality)), "{}", county.id);
    }
}

#[test]
fn a_municipality_is_found_by_code_and_by_name_in_either_language() {
    let reference = Reference::embedded();
    for written in ["837", "tampere", " TAMMERFORS ", "Tammer fors"] {
        assert_eq!(reference.municipality(written).map(|found| found.code.as_str()), Some("837"), "{written}");
    }
    assert_eq!(reference.municipality("mänttä – vilppula").map(|found| found.code.as_str()), Some("508"));
    assert_eq!(reference.municipality("5").map(|found| found.names.fi.as_str()), Some("Alajärvi"));
    for unknown in ["Atlantis", "", " ", "99"] {
        assert_eq!(reference.municipality(unknown), None, "{unknown}");
    }
}

#[test]
fn a_county_is_found_by_id_short_name_and_full_name() {
    let reference = Reference::embedded();
    for written in ["pohjanmaa", "Österbotten", "Pohjanmaan hyvinvointialue", "österbottens  välfärdsområde"] {
        assert_eq!(reference.county(written).map(|found| found.id.as_str()), Some("pohjanmaa"), "{written}");
    }
}

#[test]
fn a_group_is_found_with_and_without_dots() {
    let reference = Reference::embedded();
    assert_eq!(reference.reporter_group("järjestö"), Some(ReporterGroup::Organisation));
    assert_eq!(reference.reporter_group("jarjesto"), Some(ReporterGroup::Organisation));
    assert_eq!(reference.service_line("äldre personer"), Some(ServiceLine::Older));
}

#[test]
fn a_list_without_a_known_value_is_refused() {
    let lists = ReferenceFiles { reporter_groups: r#"[{"id": "asukas", "fi": "Asukas", "sv": "Invånare"}]"#, ..LISTS };
    let error = Reference::parse(lists).unwrap_err();
    assert_eq!(error.to_string(), "the list `reporter-groups` lacks `asiakas`");
}

#[test]
fn a_municipality_of_an_unknown_county_is_refused() {
    let lists = ReferenceFiles { municipalities: "header\n020\tAkaa\tAkaa\tatlantis\tfi\n", ..LISTS };
    let error = Reference::parse(lists).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the list `municipalities` names `atlantis`, which the list `counties` does not have"
    );
}

#[test]
fn a_table_line_with_too_few_columns_is_named() {
    let lists = ReferenceFiles { municipalities: "header\n\n020\tAkaa\n", ..LISTS };
    let error = Reference::parse(lists).unwrap_err();
    assert_eq!(error.to_string(), "the list `municipalities`, line 3: expected 5 columns");
}

#[test]
fn a_name_of_two_things_is_refused() {
    let lists =
        ReferenceFiles { municipalities: "h\n1\tVaasa\tVasa\tpohjanmaa\tfi\n2\tvaasa\tX\tpohjanmaa\tfi\n", ..LISTS };
    let error = Reference::parse(lists).unwrap_err();
    assert_eq!(error.to_string(), "the list `municipalities` has `vaasa` twice");
}
