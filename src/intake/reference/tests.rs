//! The lookups, on short lists.

use super::*;

pub(crate) const LISTS: ReferenceFiles<'static> = ReferenceFiles {
    collaborative_areas: r#"[{"id": "sisa-suomi", "fi": "Sisä-Suomi", "sv": "Inre Finland"}]"#,
    counties: r#"[
        {"id": "pirkanmaa", "fi": "Pirkanmaa", "sv": "Birkaland", "fi_official": "Pirkanmaan hyvinvointialue",
         "sv_official": "Birkalands välfärdsområde", "collaborative_area": "sisa-suomi", "languages": ["fi"]},
        {"id": "pohjanmaa", "fi": "Pohjanmaa", "sv": "Österbotten", "fi_official": "Pohjanmaan hyvinvointialue",
         "sv_official": "Österbottens välfärdsområde", "collaborative_area": "sisa-suomi", "languages": ["sv", "fi"]}]"#,
    municipalities: "code\tfi\tsv\tcounty\tlanguages\n\
        837\tTampere\tTammerfors\tpirkanmaa\tfi\n\
        508\tMänttä-Vilppula\tMänttä-Vilppula\tpirkanmaa\tfi\n\
        905\tVaasa\tVasa\tpohjanmaa\tfi,sv\n",
    service_lines: r#"[
        {"id": "lapset_nuoret_perheet", "fi": "Lapset, nuoret ja perheet", "sv": "Barn, unga och familjer"},
        {"id": "tyoikaiset", "fi": "Työikäiset", "sv": "Personer i arbetsför ålder"},
        {"id": "iakkaat", "fi": "Iäkkäät", "sv": "Äldre"},
        {"id": "vammaispalvelut", "fi": "Vammaispalvelut", "sv": "Funktionshinderservice"},
        {"id": "paihde_mielenterveys", "fi": "Päihde- ja mielenterveyspalvelut", "sv": "Missbrukar- och mentalvård"},
        {"id": "terveyssosiaalityo", "fi": "Terveyssosiaalityö", "sv": "Socialt arbete inom hälsovården"},
        {"id": "muu", "fi": "Muu", "sv": "Annan"}]"#,
    reporter_groups: r#"[
        {"id": "asukas", "fi": "Asukas", "sv": "Invånare"}, {"id": "asiakas", "fi": "Asiakas", "sv": "Klient"},
        {"id": "ammattilainen", "fi": "Ammattilainen", "sv": "Yrkesperson"},
        {"id": "jarjesto", "fi": "Järjestö", "sv": "Organisation"},
        {"id": "kunta", "fi": "Kunta", "sv": "Kommun"}, {"id": "muu", "fi": "Muu", "sv": "Annan"}]"#,
    themes: r#"[{"id": "asuminen", "fi": "Asuminen", "sv": "Boende", "en": "Housing"}]"#,
    population_groups: r#"[{"id": "lapset", "fi": "Lapset", "sv": "Barn", "en": "Children"}]"#,
};

#[test]
fn a_municipality_is_found_by_code_and_by_name_in_either_language() {
    let reference = Reference::parse(LISTS).unwrap();
    for written in ["837", "tampere", " TAMMERFORS "] {
        assert_eq!(reference.municipality(written).map(|found| found.code.as_str()), Some("837"), "{written}");
    }
    assert_eq!(reference.municipality("mänttä – vilppula").map(|found| found.code.as_str()), Some("508"));
    assert_eq!(reference.municipality("Atlantis"), None);
}

#[test]
fn a_county_is_found_by_id_short_name_and_full_name() {
    let reference = Reference::parse(LISTS).unwrap();
    for written in ["pohjanmaa", "Österbotten", "Pohjanmaan hyvinvointialue", "österbottens  välfärdsområde"] {
        assert_eq!(reference.county(written).map(|found| found.id.as_str()), Some("pohjanmaa"), "{written}");
    }
}

#[test]
fn a_group_is_found_with_and_without_dots() {
    let reference = Reference::parse(LISTS).unwrap();
    assert_eq!(reference.reporter_group("järjestö"), Some(ReporterGroup::Organisation));
    assert_eq!(reference.reporter_group("jarjesto"), Some(ReporterGroup::Organisation));
    assert_eq!(reference.service_line("Äldre"), Some(ServiceLine::Older));
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
