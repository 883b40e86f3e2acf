//! What the installed model does with real weights.

use std::path::PathBuf;

use crate::encoder::local::Model;
use crate::encoder::open::open_local;
use crate::encoder::pins::pinned_vectors;
use crate::encoder::{EncoderConfig, Purpose, verify};

/// Where the tests' model is: `ILMIOTUTKA_TEST_MODELS`, or the cache directory that the test command installs into.
pub(crate) fn models_dir() -> PathBuf {
    if let Some(directory) = std::env::var_os("ILMIOTUTKA_TEST_MODELS") {
        return directory.into();
    }
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    cache.or(home).expect("HOME or XDG_CACHE_HOME is set").join("ilmiotutka/models")
}

/// Opens the installed model; a test that needs it fails without it.
pub(super) fn model(threads: usize) -> Model {
    let config = EncoderConfig { threads: Some(threads), ..EncoderConfig::installed(models_dir()) };
    open_local(&config).expect("the tests' model is installed: ilmiotutka --data-dir ~/.cache/ilmiotutka model install")
}

fn texts() -> Vec<String> {
    let mut texts: Vec<String> = pinned_vectors().into_iter().map(|pinned| pinned.text).collect();
    texts.push(String::new());
    texts
}

#[test]
fn it_passes_its_own_check() {
    let report = verify(&models_dir()).expect("the tests' model is installed and whole");
    assert!(report.vectors >= pinned_vectors().len());
    assert!(report.least_cosine > 0.998, "the least cosine is {}", report.least_cosine);
}

/// Returns a text that needs two windows.
fn long_text() -> String {
    "Bussi ei tule enää kylään. ".repeat(70)
}

#[test]
fn neither_threads_nor_company_change_a_bit() {
    let (one, two) = (model(1), model(2));
    let mut texts = texts();
    texts.push(long_text());
    let together = one.encode(&texts, Purpose::Similarity);
    assert_eq!(together, two.encode(&texts, Purpose::Similarity), "on two threads");
    for (text, vector) in texts.iter().zip(together) {
        assert_eq!(two.encode(std::slice::from_ref(text), Purpose::Similarity), [vector], "`{text}` alone");
    }
}

#[test]
fn every_text_gets_a_unit_vector() {
    let model = model(2);
    for purpose in [Purpose::Similarity, Purpose::Passage, Purpose::Query] {
        for (vector, text) in model.encode(&texts(), purpose).iter().zip(texts()) {
            let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
            assert!((length - 1.0).abs() < 1e-5, "`{text}` has length {length}");
        }
    }
}

#[test]
fn no_texts_give_no_vectors() {
    assert!(model(2).encode(&[], Purpose::Passage).is_empty());
}

#[test]
fn the_end_of_a_long_text_counts() {
    let model = model(2);
    assert!(model.content(&long_text()).len() > model.bert.longest_window());
    let vectors = model.encode(&[long_text(), long_text() + "Vuokra nousi."], Purpose::Passage);
    assert_ne!(vectors[0], vectors[1]);
}
