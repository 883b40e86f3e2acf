//! Voikko's handle: one per thread, since it may not wander between threads.

use voikko_rs::voikko::{self, Voikko};

use super::reading::Reading;

thread_local! {
    static HANDLE: Option<Voikko> = open();
}

/// Opens the Finnish dictionary, if there is one. The list is asked first: opening what is not
/// there must not be tried.
fn open() -> Option<Voikko> {
    voikko::list_dicts("")
        .iter()
        .any(|dictionary| dictionary.language == "fi")
        .then(|| Voikko::new("fi", None).ok())
        .flatten()
}

/// Tells whether Voikko and its Finnish dictionary are installed.
pub(super) fn is_installed() -> bool {
    HANDLE.with(Option::is_some)
}

/// Returns the version of the Voikko library.
pub(super) fn version() -> String {
    voikko::version().to_owned()
}

/// Returns every reading of `word`; none for a word that Voikko does not know, or without Voikko.
pub(super) fn readings(word: &str) -> Vec<Reading> {
    HANDLE.with(|handle| match handle {
        Some(voikko) => {
            voikko.analyze(word).iter().filter_map(|analysis| Reading::from_analysis(analysis, word)).collect()
        }
        None => Vec::new(),
    })
}
