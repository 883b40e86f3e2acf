//! The index from outside: what is found, in which order, and how it follows the database.

use std::fs;
use std::sync::Arc;

use ilmiotutka::ids::{ObservationId, PhenomenonId};
use ilmiotutka::intake::{Observation, ReporterGroup, ServiceLine, Source};
use ilmiotutka::phenomena::Evidence;
use ilmiotutka::phenomena::concepts::ConceptVector;
use ilmiotutka::search::{Filters, Found, FoundBy, Index, IndexedObservation, Page, Query};
use ilmiotutka::text::{Analyser, Language};

const PAGE: Page = Page { limit: 10, offset: 0 };

/// An observation of 1 March 2025, noon.
fn observation(language: Language, text: &str) -> IndexedObservation {
    IndexedObservation {
        observation: Observation {
            id: ObservationId::new(),
            external_id: None,
            received_at: "2025-03-01T12:00:00+02:00".parse().expect("a time"),
            language,
            text: text.to_owned(),
            proposal: None,
            municipality: None,
            municipality_as_written: None,
            county: None,
            service_line: None,
            reporter: None,
            source: Source::Form,
        },
        phenomenon: None,
    }
}

fn finnish(text: &str) -> IndexedObservation {
    observation(Language::Fi, text)
}

fn swedish(text: &str) -> IndexedObservation {
    observation(Language::Sv, text)
}

fn index_of(observations: &[IndexedObservation]) -> Index {
    let index = Index::in_ram(Arc::new(Analyser::new())).expect("an index in memory");
    index.follow(observations, &[], 1).expect("indexed");
    index
}

fn search(index: &Index, typed: &str) -> Found {
    index.search(&Query::parse(typed), &Filters::default(), None, PAGE).expect("a search")
}

fn ids(found: &Found) -> Vec<ObservationId> {
    found.hits.iter().map(|hit| hit.id).collect()
}

fn marked(found: &Found, hit: usize) -> Vec<&str> {
    let snippet = &found.hits[hit].snippet;
    snippet.highlights.iter().map(|range| &snippet.text[range.clone()]).collect()
}

#[test]
fn a_finnish_word_is_found_in_its_inflections_and_compounds() {
    let eviction = finnish("Perheelle tuli häädöstä päätös.");
    let threat = finnish("Häätöuhanalaisten määrä kasvaa.");
    let other = finnish("Bussi ei kulje iltaisin.");
    let index = index_of(&[eviction.clone(), threat.clone(), other]);
    let found = search(&index, "häätö");
    assert_eq!(ids(&found), [eviction.observation.id, threat.observation.id]);
    assert_eq!(marked(&found, 0), ["häädöstä"]);
    assert_eq!(marked(&found, 1), ["Häätöuhanalaisten"]);
}

#[test]
fn a_swedish_word_is_found_in_its_inflections_and_compounds() {
    let eviction = swedish("Familjen hotas av vräkning igen.");
    let many = swedish("Antalet hyresskulder och vräkningsbeslut ökar.");
    let index = index_of(&[eviction.clone(), many.clone(), swedish("Bussen går inte på kvällen.")]);
    let mut found = ids(&search(&index, "vräkningar"));
    found.sort_unstable();
    assert_eq!(found, [eviction.observation.id, many.observation.id]);
}

#[test]
fn a_word_as_typed_comes_before_its_inflections() {
    let inflected = finnish("Kotihoidosta puuttuu hoitajia joka päivä.");
    let as_typed = finnish("Kotihoito ei tule sovittuun aikaan nyt.");
    let index = index_of(&[inflected.clone(), as_typed.clone()]);
    assert_eq!(ids(&search(&index, "kotihoito")), [as_typed.observation.id, inflected.observation.id]);
}

#[test]
fn a_phrase_must_occur_in_order_and_in_any_inflection() {
    let in_order = finnish("Nuoret jäävät ilman edullista asuntoa.");
    let apart = finnish("Asunto on kallis, ruoka edullista.");
    let index = index_of(&[in_order.clone(), apart]);
    assert_eq!(ids(&search(&index, "\"edullinen asunto\"")), [in_order.observation.id]);
}

#[test]
fn what_is_excluded_is_not_found() {
    let bus = finnish("Bussi ei kulje kylään.");
    let taxi = finnish("Bussin sijaan tarjotaan taksia.");
    let index = index_of(&[bus.clone(), taxi]);
    assert_eq!(ids(&search(&index, "bussi -taksi")), [bus.observation.id]);
    assert_eq!(ids(&search(&index, "-taksi")), [bus.observation.id]);
}

#[test]
fn a_proposal_is_searched_with_less_weight_than_the_text() {
    let mut proposed = finnish("Nuoret viettävät illat kauppakeskuksessa.");
    proposed.observation.proposal = Some("Avataan nuorisotila.".to_owned());
    let told = finnish("Nuorisotila on ollut kiinni koko syksyn.");
    let index = index_of(&[proposed.clone(), told.clone()]);
    let found = search(&index, "nuorisotila");
    assert_eq!(ids(&found), [told.observation.id, proposed.observation.id]);
    assert_eq!(marked(&found, 1), ["nuorisotila"]);
}

#[test]
fn filters_let_through_only_what_meets_all_of_them() {
    let mut tampere = finnish("Jono kasvaa.");
    tampere.observation.county = Some("pirkanmaa".to_owned());
    tampere.observation.municipality = Some("837".to_owned());
    tampere.observation.service_line = Some(ServiceLine::WorkingAge);
    tampere.observation.reporter = Some(ReporterGroup::Professional);
    tampere.phenomenon = Some(PhenomenonId::new());
    let mut elsewhere = tampere.clone();
    elsewhere.observation.id = ObservationId::new();
    elsewhere.observation.municipality = None;
    elsewhere.observation.municipality_as_written = Some("Tamperre".to_owned());
    elsewhere.phenomenon = None;
    let index = index_of(&[tampere.clone(), elsewhere.clone(), swedish("Kön växer.")]);
    let find = |filters: Filters| {
        let found = index.search(&Query::parse(""), &filters, None, PAGE).expect("a search");
        assert!(found.hits.iter().all(|hit| hit.found_by == FoundBy::Filters));
        found.total
    };
    assert_eq!(find(Filters::default()), 3);
    let county = Filters { county: Some("pirkanmaa".to_owned()), ..Filters::default() };
    assert_eq!(find(county.clone()), 2);
    assert_eq!(find(Filters { municipality: Some("837".to_owned()), ..county.clone() }), 1);
    assert_eq!(find(Filters { municipality: Some("Tamperre".to_owned()), ..county.clone() }), 1);
    assert_eq!(find(Filters { phenomenon: tampere.phenomenon, ..county.clone() }), 1);
    assert_eq!(find(Filters { service_line: Some(ServiceLine::WorkingAge), ..county.clone() }), 2);
    assert_eq!(find(Filters { service_line: Some(ServiceLine::Older), ..county.clone() }), 0);
    assert_eq!(find(Filters { reporter: Some(ReporterGroup::Client), ..county }), 0);
    assert_eq!(find(Filters { language: Some(Language::Sv), ..Filters::default() }), 1);
}

#[test]
fn days_begin_and_end_in_finland() {
    let mut late = finnish("Ilta.");
    late.observation.received_at = "2025-03-31T20:59:00Z".parse().expect("23.59 in Finland");
    let mut next_day = finnish("Yö.");
    next_day.observation.received_at = "2025-03-31T21:30:00Z".parse().expect("00.30 in Finland");
    let index = index_of(&[late.clone(), next_day.clone()]);
    let march = Filters {
        from: Some("2025-03-01".parse().expect("a day")),
        to: Some("2025-03-31".parse().expect("a day")),
        ..Filters::default()
    };
    let april = Filters { from: Some("2025-04-01".parse().expect("a day")), ..Filters::default() };
    let find = |filters: &Filters| ids(&index.search(&Query::default(), filters, None, PAGE).expect("a search"));
    assert_eq!(find(&march), [late.observation.id]);
    assert_eq!(find(&april), [next_day.observation.id]);
}

#[test]
fn without_words_the_newest_come_first_page_by_page() {
    let observations: Vec<IndexedObservation> = (1..=5)
        .map(|day| {
            let mut indexed = finnish("Jono.");
            indexed.observation.received_at = format!("2025-03-0{day}T12:00:00Z").parse().expect("a time");
            indexed
        })
        .collect();
    let index = index_of(&observations);
    let page = |offset| {
        let page = Page { limit: 2, offset };
        let found = index.search(&Query::default(), &Filters::default(), None, page).expect("a search");
        assert_eq!(found.total, 5);
        ids(&found)
    };
    let newest_first: Vec<ObservationId> = observations.iter().rev().map(|indexed| indexed.observation.id).collect();
    assert_eq!([page(0), page(2), page(4)].concat(), newest_first);
    assert!(page(6).is_empty());
}

#[test]
fn meaning_finds_the_other_language_but_nothing_excluded() {
    let eviction = finnish("Perhe saa häädön.");
    let vräkning = swedish("Familjen blir vräkt.");
    let observations: Vec<IndexedObservation> =
        [eviction.clone(), vräkning.clone()].into_iter().chain((0..8).map(|_| finnish("Bussi myöhästyy."))).collect();
    let index = index_of(&observations);
    let evidence = |x: f32, y: f32| Evidence::new(vec![x, y], &[], ConceptVector::default());
    for (indexed, y) in observations.iter().zip([0.1, 0.2].into_iter().chain([9.0; 8])) {
        let observation = &indexed.observation;
        index.set_meaning(observation.id, observation.language, Arc::new(evidence(1.0, y)));
    }
    let wanted = evidence(1.0, 0.0);
    let find =
        |typed: &str| index.search(&Query::parse(typed), &Filters::default(), Some(&wanted), PAGE).expect("a search");
    let found = find("häätö");
    assert_eq!(ids(&found), [eviction.observation.id, vräkning.observation.id]);
    assert_eq!(found.hits.iter().map(|hit| hit.found_by).collect::<Vec<_>>(), [FoundBy::Words, FoundBy::Meaning]);
    assert_eq!(ids(&find("häätö -familj")), [eviction.observation.id]);
    assert_eq!(ids(&find("\"perhe saa\"")), [eviction.observation.id]);
}

#[test]
fn marks_stand_right_after_long_texts_and_emoji() {
    let filler = "Tätä lausetta ei haeta 👩‍👧‍👦 lainkaan. ".repeat(20);
    let index = index_of(&[finnish(&format!("{filler}Sähkölaskut nousivat 😱 kylässä. {filler}"))]);
    let found = search(&index, "sähkölasku");
    assert_eq!(marked(&found, 0), ["Sähkölaskut"]);
    let text = &found.hits[0].snippet.text;
    assert!(text.starts_with("… ") && text.ends_with(" …"), "{text}");
    assert!((200..=244).contains(&text.chars().count()), "{}", text.chars().count());
}

#[test]
fn a_changed_observation_replaces_itself_and_a_removed_one_is_gone() {
    let mut changed = finnish("Jono on pitkä.");
    let removed = finnish("Jono on lyhyt.");
    let index = index_of(&[changed.clone(), removed.clone()]);
    changed.phenomenon = Some(PhenomenonId::new());
    index.follow(&[changed.clone()], &[removed.observation.id], 7).expect("followed");
    assert_eq!(ids(&search(&index, "jono")), [changed.observation.id]);
    assert_eq!(index.change_sequence().expect("a sequence"), 7);
}

#[test]
fn an_index_on_disk_remembers_how_far_it_follows() {
    let folder = tempfile::tempdir().expect("a folder");
    let analyser = Arc::new(Analyser::new());
    let index = Index::open(folder.path(), analyser.clone()).expect("a new index");
    assert_eq!(index.change_sequence().expect("a sequence"), 0);
    index.follow(&[finnish("Jono on pitkä.")], &[], 41).expect("followed");
    drop(index);
    let index = Index::open(folder.path(), analyser).expect("the index");
    assert_eq!(index.change_sequence().expect("a sequence"), 41);
    assert_eq!(search(&index, "jono").total, 1);
}

#[test]
fn a_damaged_index_or_one_of_another_version_is_made_anew() {
    let analyser = Arc::new(Analyser::new());
    for damaged_file in ["meta.json", "made-by.json"] {
        let folder = tempfile::tempdir().expect("a folder");
        let index = Index::open(folder.path(), analyser.clone()).expect("a new index");
        index.follow(&[finnish("Jono on pitkä.")], &[], 41).expect("followed");
        drop(index);
        fs::write(folder.path().join(damaged_file), r#"{"schema":0,"analysis":"old","voikko":null}"#).expect("damaged");
        let index = Index::open(folder.path(), analyser.clone()).expect("made anew");
        assert_eq!((index.len(), index.change_sequence().expect("a sequence")), (0, 0), "{damaged_file}");
        index.follow(&[finnish("Jono on pitkä.")], &[], 41).expect("filled again");
        assert_eq!(search(&index, "jono").total, 1);
    }
}

#[test]
fn odd_queries_find_something_or_nothing_but_never_fail() {
    let index = index_of(&[finnish("Jono on pitkä.")]);
    for typed in
        ["", "\"", "-", "OR", "- OR \"", "\"\" -\"\"", "a:b:c", "😱", "on", "((jono", "jono\0", &"x ".repeat(3000)]
    {
        search(&index, typed);
    }
    assert_eq!(search(&index, "((jono").total, 1);
}
