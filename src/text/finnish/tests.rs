//! How often the base form is the checked one.

use super::*;

/// What came out over a list of checked lemmas.
#[derive(Debug, Default)]
struct Tally {
    words: f64,
    first: f64,
    any: f64,
    compounds: f64,
    parts: f64,
}

/// Reads lines "form, lemma" parted by tabs, `#` marking the seams of compounds.
fn tally(list: &str) -> Tally {
    let finnish = Finnish::new();
    let mut tally = Tally::default();
    for line in list.lines().filter(|line| !line.starts_with("form\t")) {
        let mut fields = line.split('\t');
        let (Some(form), Some(lemma)) = (fields.next(), fields.next()) else { continue };
        let known = finnish.look_up(form);
        let folded = form.to_lowercase();
        let bases = if known.bases.is_empty() { vec![stem(&folded)] } else { known.bases.clone() };
        let checked = lemma.replace('#', "").to_lowercase();
        tally.words += 1.0;
        tally.first += f64::from(bases[0] == checked);
        tally.any += f64::from(bases.contains(&checked));
        let seams = lemma.split('#').count();
        if seams > 1 {
            tally.compounds += 1.0;
            tally.parts += f64::from(known.parts.len() == seams);
        }
    }
    tally
}

#[test]
fn the_base_form_is_the_checked_one() {
    if !voikko::is_installed() {
        return;
    }
    let own = tally(include_str!("../../../data/text/lemmas-fi.tsv"));
    assert!(own.first / own.words >= 0.97, "{own:?}");
    assert!(own.any / own.words >= 0.99, "{own:?}");
    assert!(own.parts / own.compounds >= 0.97, "{own:?}");
}

/// Set `ILMIOTUTKA_LEMMAS` to a file of checked lemmas, e.g. of the treebank UD_Finnish-PUD.
#[test]
#[ignore = "needs a file of checked lemmas in ILMIOTUTKA_LEMMAS"]
fn the_base_form_is_the_treebanks() {
    let file = std::env::var("ILMIOTUTKA_LEMMAS").expect("ILMIOTUTKA_LEMMAS names a file");
    let real = tally(&std::fs::read_to_string(file).unwrap());
    assert!(real.first / real.words >= 0.90, "{real:?}");
    assert!(real.any / real.words >= 0.94, "{real:?}");
    assert!(real.parts / real.compounds >= 0.94, "{real:?}");
}

#[test]
fn parts_come_in_their_base_forms() {
    let finnish = Finnish::new();
    if !finnish.has_voikko() {
        return;
    }
    for (word, parts) in [
        ("häätöuhanalaisten", &["häätö", "uhka", "alainen"][..]),
        ("lastensuojelun", &["lapsi", "suojelu"]),
        ("kotihoidosta", &["koti", "hoito"]),
        ("sote-keskukseen", &["sote", "keskus"]),
        ("vuokra", &[]),
    ] {
        assert_eq!(finnish.look_up(word).parts, parts, "{word}");
    }
}

#[test]
fn unknown_abbreviated_and_spoken_words_have_a_base_form() {
    let finnish = Finnish::new();
    if !finnish.has_voikko() {
        return;
    }
    for (word, base) in [("Kelan", "kela"), ("THL:n", "thl"), ("kolmosest", "kolmonen"), ("Attendolle", "attendo")] {
        assert_eq!(finnish.look_up(word).bases[0], base, "{word}");
    }
}
