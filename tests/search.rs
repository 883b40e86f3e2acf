//! The index from outside: what is found, in which order, and how it follows the database.

use std::fs;
use std::sync::Arc;

use ilmiotutka::access::Scope;
use ilmiotutka::ids::{ObservationId, PhenomenonId};
use ilmiotutka::intake::{Observation, ReporterGroup, ServiceLine, Source};
use ilmiotutka::phenomena::Evidence;
use ilmiotutka::phenomena::concepts::ConceptVector;
use ilmiotutka::search::{Facet, Filters, Found, FoundBy, Index, IndexedObservation, Lexicon, Page, Query, Request};
use ilmiotutka::text::{Analyser, Language};

fn lexicon() -> Lexicon {
    Lexicon::from(Arc::new(Analyser::new()))
}

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
        phenomena: Vec::new(),
    }
}

fn finnish(text: &str) -> IndexedObservation {
    observation(Language::Fi, text)
}

fn swedish(text: &str) -> IndexedObservation {
    observation(Language::Sv, text)
}

fn index_of(observations: &[IndexedObservation]) -> Index {
    let index = Index::in_ram(lexicon()).expect("an index in memory");
    index.follow(observations, &[], 1).expect("indexed");
    index
}

fn search(index: &Index, typed: &str) -> Found {
    index.search(&typing(typed)).expect("a search")
}

fn typing(typed: &str) -> Request {
    Request { query: Query::parse(typed), ..Request::default() }
}

fn filtered(filters: Filters) -> Request {
    Request { filters, ..Request::default() }
}

fn only(facet: Facet, value: impl ToString) -> Filters {
    let mut filters = Filters::default();
    filters.only.add(facet, value.to_string());
    filters
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
    let (evictions, queues) = (PhenomenonId::new(), PhenomenonId::new());
    tampere.phenomena = vec![evictions, queues];
    let mut elsewhere = tampere.clone();
    elsewhere.observation.id = ObservationId::new();
    elsewhere.observation.municipality = None;
    elsewhere.observation.municipality_as_written = Some("Tamperre".to_owned());
    elsewhere.phenomena = Vec::new();
    let index = index_of(&[tampere.clone(), elsewhere.clone(), swedish("Kön växer.")]);
    let find = |filters: Filters| {
        let found = index.search(&filtered(filters)).expect("a search");
        assert!(found.hits.iter().all(|hit| hit.found_by == FoundBy::Filters));
        found.total
    };
    let in_county = |facet: Facet, value: &str| {
        let mut filters = only(Facet::County, "pirkanmaa");
        filters.only.add(facet, value);
        filters
    };
    assert_eq!(find(Filters::default()), 3);
    assert_eq!(find(only(Facet::County, "pirkanmaa")), 2);
    assert_eq!(find(in_county(Facet::Municipality, "837")), 1);
    assert_eq!(find(in_county(Facet::Municipality, "Tamperre")), 1);
    let mut either = in_county(Facet::Municipality, "Tamperre");
    either.only.add(Facet::Municipality, "837");
    assert_eq!(find(either), 2);
    for phenomenon in [evictions, queues] {
        assert_eq!(find(in_county(Facet::Phenomenon, &phenomenon.to_string())), 1);
    }
    assert_eq!(find(in_county(Facet::ServiceLine, ServiceLine::WorkingAge.code())), 2);
    assert_eq!(find(in_county(Facet::ServiceLine, ServiceLine::Older.code())), 0);
    assert_eq!(find(in_county(Facet::Reporter, ReporterGroup::Client.code())), 0);
    assert_eq!(find(only(Facet::Language, "sv")), 1);
    let mut without = Filters::default();
    without.without.add(Facet::Language, "sv");
    assert_eq!(find(without), 2);
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
    let find = |filters: &Filters| ids(&index.search(&filtered(filters.clone())).expect("a search"));
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
        let found = index.search(&Request { page, ..Request::default() }).expect("a search");
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
        |typed: &str| index.search(&Request { wanted: Some(wanted.clone()), ..typing(typed) }).expect("a search");
    let found = find("häätö");
    assert_eq!(ids(&found), [eviction.observation.id, vräkning.observation.id]);
    assert_eq!(found.hits.iter().map(|hit| hit.found_by).collect::<Vec<_>>(), [FoundBy::Words, FoundBy::Meaning]);
    assert_eq!(ids(&find("häätö -familj")), [eviction.observation.id]);
    assert_eq!(ids(&find("\"perhe saa\"")), [eviction.observation.id]);
}

/// A local name and words exactly as typed stand above what is only close in meaning.
#[test]
fn rare_words_and_exact_words_stay_on_top_of_meaning() {
    let named = finnish("Hykosta ei saa enää aikaa Hyko on täynnä.");
    let exact = finnish("Perhe jää ilman edullista asuntoa.");
    let close: Vec<IndexedObservation> =
        (0..8).map(|number| finnish(&format!("Asunto on kallis ja edullista ei ole, tapaus {number}."))).collect();
    let far: Vec<IndexedObservation> = (0..20).map(|_| finnish("Bussi myöhästyy.")).collect();
    let observations: Vec<IndexedObservation> =
        [named.clone(), exact.clone()].into_iter().chain(close.iter().cloned()).chain(far).collect();
    let index = index_of(&observations);
    let evidence = |x: f32, y: f32| Evidence::new(vec![x, y], &[], ConceptVector::default());
    for (place, indexed) in observations.iter().enumerate() {
        let is_close = (2..10).contains(&place);
        let meaning = if is_close { evidence(1.0, 0.0) } else { evidence(0.1, 1.0) };
        index.set_meaning(indexed.observation.id, Language::Fi, Arc::new(meaning));
    }
    let first = |typed: &str| {
        let request = Request { wanted: Some(evidence(1.0, 0.0)), ..typing(typed) };
        ids(&index.search(&request).expect("a search"))[0]
    };
    assert_eq!(first("hyko asunto"), named.observation.id);
    assert_eq!(first("edullinen asunto"), exact.observation.id);
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
    changed.phenomena = vec![PhenomenonId::new()];
    index.follow(&[changed.clone()], &[removed.observation.id], 7).expect("followed");
    assert_eq!(ids(&search(&index, "jono")), [changed.observation.id]);
    assert_eq!(index.change_sequence().expect("a sequence"), 7);
}

#[test]
fn an_index_on_disk_remembers_how_far_it_follows() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = Index::open(folder.path(), lexicon()).expect("a new index");
    assert_eq!(index.change_sequence().expect("a sequence"), 0);
    index.follow(&[finnish("Jono on pitkä.")], &[], 41).expect("followed");
    drop(index);
    let index = Index::open(folder.path(), lexicon()).expect("the index");
    assert_eq!(index.change_sequence().expect("a sequence"), 41);
    assert_eq!(search(&index, "jono").total, 1);
}

#[test]
fn a_damaged_index_or_one_of_another_schema_is_made_anew() {
    for damaged_file in ["1/meta.json", "1/made-by.json", "current"] {
        let folder = tempfile::tempdir().expect("a folder");
        let index = Index::open(folder.path(), lexicon()).expect("a new index");
        index.follow(&[finnish("Jono on pitkä.")], &[], 41).expect("followed");
        drop(index);
        fs::write(folder.path().join(damaged_file), r#"{"schema":0,"analysis":"old","voikko":null}"#).expect("damaged");
        let index = Index::open(folder.path(), lexicon()).expect("made anew");
        assert_eq!((index.len(), index.change_sequence().expect("a sequence")), (0, 0), "{damaged_file}");
        index.follow(&[finnish("Jono on pitkä.")], &[], 41).expect("filled again");
        assert_eq!(search(&index, "jono").total, 1);
    }
}

#[test]
fn an_index_that_another_analysis_made_answers_until_it_is_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let queue = finnish("Jono on pitkä.");
    let index = Index::open(folder.path(), lexicon()).expect("a new index");
    index.follow(std::slice::from_ref(&queue), &[], 41).expect("followed");
    assert!(!index.is_outdated());
    drop(index);
    let note = folder.path().join("1/made-by.json");
    let made_by = fs::read_to_string(&note).expect("a note").replace(Analyser::version(), "another");
    fs::write(&note, made_by).expect("another analysis");

    let index = Index::open(folder.path(), lexicon()).expect("the old index");
    assert!(index.is_outdated());
    assert_eq!((search(&index, "jono").total, index.change_sequence().expect("a sequence")), (1, 41));
    let rebuild = index.begin_anew().expect("begun");
    index.follow_anew(&rebuild, std::slice::from_ref(&queue), &[], 40).expect("followed");
    assert_eq!((index.made_anew(), search(&index, "jono").total), (Some(1), 1));
    // The process ends here; another goes on where it was.
    drop((rebuild, index));

    let index = Index::open(folder.path(), lexicon()).expect("the old index still");
    let rebuild = index.begin_anew().expect("gone on");
    assert_eq!(index.made_anew(), Some(1), "what was done is not done again");
    index.follow_anew(&rebuild, &[finnish("Toinen jono.")], &[], 42).expect("followed");
    index.put_in_place(rebuild).expect("in place");
    assert!(!index.is_outdated());
    assert_eq!((search(&index, "jono").total, index.change_sequence().expect("a sequence")), (2, 42));
    assert_eq!(index.made_anew(), None);
    assert!(!folder.path().join("1").exists(), "the old edition is gone");
    drop(index);
    assert_eq!(search(&Index::open(folder.path(), lexicon()).expect("the new index"), "jono").total, 2);
}

#[test]
fn a_process_that_only_reads_goes_over_to_the_new_edition() {
    let folder = tempfile::tempdir().expect("a folder");
    let writing = Index::open(folder.path(), lexicon()).expect("a new index");
    let reading = Index::open(folder.path(), lexicon()).expect("the same index");
    reading.want_rebuild().expect("a wish");
    assert!(writing.is_outdated() && writing.is_rebuild_wanted());
    let rebuild = writing.begin_anew().expect("begun");
    writing.follow_anew(&rebuild, &[finnish("Jono.")], &[], 1).expect("followed");
    writing.put_in_place(rebuild).expect("in place");
    assert!(!reading.is_rebuild_wanted());
    reading.take_up_edition().expect("taken up");
    assert_eq!(search(&reading, "jono").total, 1);
}

/// Whoever erases an observation while the index is being made anew asks again: its files may hold it already.
#[test]
fn a_wish_that_comes_during_a_rebuild_is_met_by_the_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = Index::open(folder.path(), lexicon()).expect("a new index");
    let queue = finnish("Jono.");
    index.want_rebuild().expect("a wish");
    let rebuild = index.begin_anew().expect("begun");
    index.follow_anew(&rebuild, std::slice::from_ref(&queue), &[], 1).expect("followed");
    index.want_rebuild().expect("another wish");
    index.follow_anew(&rebuild, &[], &[queue.observation.id], 2).expect("followed");
    index.put_in_place(rebuild).expect("in place");
    assert!(index.is_rebuild_wanted(), "the second wish is not met by what was begun before it");
    let rebuild = index.begin_anew().expect("begun");
    index.follow_anew(&rebuild, std::slice::from_ref(&queue), &[], 3).expect("followed");
    drop(rebuild);
    index.want_rebuild().expect("a third wish");
    let rebuild = index.begin_anew().expect("begun");
    assert_eq!(index.made_anew(), Some(0), "what was begun for an earlier wish is not gone on with");
    index.put_in_place(rebuild).expect("in place");
    assert!(!index.is_rebuild_wanted());
}

#[test]
fn what_a_person_may_not_see_is_neither_found_nor_counted() {
    let mut mine = finnish("Häätö uhkaa perhettä.");
    mine.observation.county = Some("kainuu".to_owned());
    let mut theirs = finnish("Häätö tuli talvella.");
    theirs.observation.county = Some("lappi".to_owned());
    let nowhere = finnish("Häätö ilman aluetta.");
    let index = index_of(&[mine.clone(), theirs, nowhere]);
    let evidence = || Evidence::new(vec![1.0, 0.5], &[], ConceptVector::default());
    index.set_meaning(mine.observation.id, Language::Fi, Arc::new(evidence()));
    let scope = Scope::ALL.within_counties(["kainuu".to_owned()]);
    for (typed, wanted) in [("häätö", None), ("häätö", Some(evidence())), ("", None), ("\"häätö\"", None)] {
        let request = Request { scope: scope.clone(), wanted, counts: true, ..typing(typed) };
        let found = index.search(&request).expect("a search");
        assert_eq!((found.total, ids(&found)), (1, vec![mine.observation.id]), "{typed}");
        let counties = &found.counts.expect("counted").facets[&Facet::County];
        assert_eq!((counties.len(), counties[0].count), (1, 1));
        assert_eq!(index.search_all(&request).expect("all"), [mine.observation.id]);
    }
    // Neither what may be meant nor what is missing tells of words that occur elsewhere alone.
    let elsewhere = finnish("Tunturikyytipiste lakkautettiin.");
    index.follow(&[elsewhere], &[], 2).expect("indexed");
    let all = search(&index, "tuntrikyytipiste");
    assert_eq!(all.corrections.len(), 1, "there is such a word");
    for typed in ["tuntrikyytipiste", "tunturikyytipiste"] {
        let found = index.search(&Request { scope: scope.clone(), ..typing(typed) }).expect("a search");
        assert_eq!((found.total, found.corrections.len(), found.missing.as_slice()), (0, 0, &[typed.to_owned()][..]));
    }
    let lapland = Request { scope, filters: only(Facet::County, "lappi"), counts: true, ..Request::default() };
    let found = index.search(&lapland).expect("a search");
    assert_eq!(found.total, 0, "a filter opens nothing");
    let counts = found.counts.expect("counted");
    assert_eq!(counts.facets[&Facet::County].len(), 1, "what else there is lies within too");
}

#[test]
fn values_are_counted_over_all_that_is_found() {
    let mut observations = Vec::new();
    for (month, county, language) in [
        (1, "kainuu", Language::Fi),
        (1, "kainuu", Language::Sv),
        (3, "lappi", Language::Fi),
        (3, "kainuu", Language::Fi),
    ] {
        let mut indexed = observation(language, "Jono, kö.");
        indexed.observation.received_at = format!("2025-0{month}-10T10:00:00Z").parse().expect("a time");
        indexed.observation.county = Some(county.to_owned());
        observations.push(indexed);
    }
    let index = index_of(&observations);
    let counts = |filters: Filters| {
        let request = Request { counts: true, ..filtered(filters) };
        index.search(&request).expect("a search").counts.expect("counted")
    };
    let values = |counts: &ilmiotutka::search::Counts, facet: Facet| -> Vec<(String, usize)> {
        counts.facets[&facet].iter().map(|count| (count.value.clone(), count.count)).collect()
    };
    let all = counts(Filters::default());
    assert_eq!(values(&all, Facet::County), [("kainuu".to_owned(), 3), ("lappi".to_owned(), 1)]);
    assert_eq!(all.months.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [2, 2]);
    let lapland = counts(only(Facet::County, "lappi"));
    assert_eq!(values(&lapland, Facet::County).len(), 2, "a chosen facet shows what else there is");
    assert_eq!(values(&lapland, Facet::Language), [("fi".to_owned(), 1)]);
}

#[test]
fn a_theme_is_told_by_its_phenomena() {
    use ilmiotutka::phenomena::decisions::Theme;
    let mut evicted = finnish("Häätö.");
    let phenomenon = PhenomenonId::new();
    evicted.phenomena = vec![phenomenon];
    let index = index_of(&[evicted, finnish("Bussi.")]);
    let themes: ilmiotutka::search::Themes = std::iter::once((phenomenon, vec![Theme::Housing])).collect();
    let request = |filters| Request { themes: themes.clone(), counts: true, ..filtered(filters) };
    let found = index.search(&request(Filters::default())).expect("a search");
    let counted = &found.counts.expect("counted").facets[&Facet::Theme];
    assert_eq!((counted[0].value.as_str(), counted[0].count), (Theme::Housing.code(), 1));
    assert_eq!(index.search(&request(only(Facet::Theme, Theme::Housing.code()))).expect("a search").total, 1);
    assert_eq!(index.search(&request(only(Facet::Theme, Theme::ServiceSystem.code()))).expect("a search").total, 0);
}

#[test]
fn letters_may_be_typed_without_their_marks() {
    let eviction = finnish("Perheelle tuli häädöstä päätös.");
    let index = index_of(&[eviction.clone(), swedish("Vräkningen gäller oss."), finnish("Vaara uhkaa.")]);
    let found = search(&index, "haato");
    assert_eq!((ids(&found), marked(&found, 0)), (vec![eviction.observation.id], vec!["häädöstä"]));
    assert_eq!(marked(&search(&index, "vrakning"), 0), ["Vräkningen"]);
    assert_eq!(search(&index, "väärä").total, 0, "ä is a letter of its own");
}

#[test]
fn a_mistyped_word_finds_the_nearest_and_asks() {
    let index = index_of(&[finnish("Velkaneuvonta ruuhkautuu."), finnish("Bussi ei kulje.")]);
    let found = search(&index, "velkaneuvnta");
    assert_eq!(found.corrections.len(), 1);
    assert_eq!(found.corrections[0].meant, "velkaneuvonta");
    assert_eq!(marked(&found, 0), ["Velkaneuvonta"]);
    let found = search(&index, "kirjasto");
    assert_eq!((found.total, found.corrections.len()), (0, 0), "a word that exists is not mistyped");
    assert_eq!(found.missing, ["kirjasto"]);
    assert_eq!(search(&index, "bsi").total, 0, "a short word is taken as it is");
}

#[test]
fn words_of_people_here_say_the_same_in_both_languages() {
    let finnish_name = finnish("Hyko on kiinni perjantaisin.");
    let swedish_name = swedish("Välfärdscentralen Björken stänger på fredagar.");
    let index = index_of(&[finnish_name.clone(), swedish_name.clone(), swedish("Björken växer.")]);
    assert_eq!(search(&index, "hyko").total, 1);
    index.set_own_terms(vec![(vec!["Hyko".to_owned()], vec!["välfärdscentralen Björken".to_owned()])]);
    let found = search(&index, "hyko");
    assert_eq!(ids(&found), [finnish_name.observation.id, swedish_name.observation.id]);
    assert_eq!(found.hits.iter().map(|hit| hit.found_by).collect::<Vec<_>>(), [FoundBy::Words, FoundBy::Synonyms]);
    assert_eq!(marked(&found, 1), ["Välfärdscentralen", "Björken"]);
    assert_eq!(search(&index, "välfärdscentralen björken").total, 3);
    index.set_own_terms(Vec::new());
    assert_eq!(search(&index, "hyko").total, 1);
}

#[test]
fn the_vocabulary_knows_names_in_both_languages() {
    let preparer = ilmiotutka::phenomena::Preparer::standard().expect("the vocabulary");
    let index = Index::in_ram(Lexicon::from(&preparer)).expect("an index in memory");
    let (kela, fpa) = (finnish("Kela hylkäsi hakemuksen."), swedish("FPA avslog ansökan."));
    let support = swedish("Utkomststödet räcker inte.");
    index.follow(&[kela.clone(), fpa.clone(), support.clone(), finnish("Bussi ei kulje.")], &[], 1).expect("indexed");
    for typed in ["Kela", "fpa"] {
        let mut found = ids(&search(&index, typed));
        found.sort_unstable();
        assert_eq!(found, [kela.observation.id, fpa.observation.id], "{typed}");
    }
    assert_eq!(ids(&search(&index, "Kela"))[0], kela.observation.id, "the word itself stands first");
    assert_eq!(ids(&search(&index, "toimeentulotuki")), [support.observation.id]);

    let (act, office) = (finnish("Sosiaalihuoltolain mukainen apu puuttuu."), finnish("TE-toimistosta ei vastata."));
    let pronoun = finnish("Te ette ymmärrä.");
    index.follow(&[act.clone(), office.clone(), pronoun.clone()], &[], 2).expect("indexed");
    assert_eq!(ids(&search(&index, "shl")), [act.observation.id]);
    assert!(!ids(&search(&index, "työvoimatoimisto")).contains(&pronoun.observation.id));
    assert_eq!(ids(&search(&index, "työvoimatoimisto")), [office.observation.id]);
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
