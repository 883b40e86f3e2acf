//! What is known of words: the analysis, the concept vocabulary, and the terms that people here added.

use std::sync::{Arc, PoisonError, RwLock};

use crate::phenomena::Preparer;
use crate::phenomena::concepts::Concepts;
use crate::text::{Analyser, Language, Token};

/// The languages that a query may be in: nobody tells.
pub(super) const QUERY_LANGUAGES: [Language; 2] = [Language::Fi, Language::Sv];

/// What a query's words are understood by.
pub struct Lexicon {
    analyser: Arc<Analyser>,
    /// The vocabulary that comes with the program; `None` where none is wanted.
    concepts: Option<Arc<Concepts>>,
    /// Abbreviations that come with the program; `None` where none are wanted.
    abbreviations: Option<Arc<Concepts>>,
    /// The terms of people here, which mean what they say.
    own: RwLock<Option<Arc<Concepts>>>,
}

/// Another way to say what words of a query say.
pub(super) struct SameMeaning {
    /// The places of these words among the tokens.
    pub places: Vec<usize>,
    /// For each word of the other way the keys, any of which will do.
    pub words: Vec<Vec<String>>,
    /// Whether people here, or the list of abbreviations, say that it means the same.
    pub is_own: bool,
}

impl From<Arc<Analyser>> for Lexicon {
    fn from(analyser: Arc<Analyser>) -> Self {
        Self { analyser, concepts: None, abbreviations: None, own: RwLock::default() }
    }
}

impl From<&Preparer> for Lexicon {
    fn from(preparer: &Preparer) -> Self {
        let abbreviations = match Concepts::abbreviations(preparer.analyser()) {
            Ok(abbreviations) => Some(Arc::new(abbreviations)),
            Err(error) => {
                tracing::warn!(%error, "queries are understood without abbreviations");
                None
            }
        };
        let concepts = Some(Arc::clone(preparer.concepts()));
        Self { concepts, abbreviations, ..Self::from(Arc::clone(preparer.analyser())) }
    }
}

impl Lexicon {
    /// Returns the analysis of texts.
    pub(super) fn analyser(&self) -> &Analyser {
        &self.analyser
    }

    /// Takes in the terms of people here, in the place of the earlier ones: of each group the terms in Finnish and in
    /// Swedish, all of which mean the same.
    pub fn set_own_terms(&self, groups: Vec<(Vec<String>, Vec<String>)>) {
        let own = (!groups.is_empty()).then(|| Arc::new(Concepts::of_terms(groups, &self.analyser)));
        *self.own.write().unwrap_or_else(PoisonError::into_inner) = own;
    }

    /// Tells whether a dictionary, or somebody here, knows a word.
    pub(super) fn knows(&self, word: &str) -> bool {
        let own = self.own.read().unwrap_or_else(PoisonError::into_inner);
        let is_own =
            |concepts: &Arc<Concepts>| QUERY_LANGUAGES.iter().any(|language| concepts.is_term(word, *language));
        self.analyser.knows(word) || own.as_ref().is_some_and(is_own)
    }

    /// Finds other ways to say what the words of a text say, in either language.
    pub(super) fn same_meanings(&self, text: &str) -> Vec<SameMeaning> {
        let own = self.own.read().unwrap_or_else(PoisonError::into_inner).clone();
        let told = own.iter().chain(&self.abbreviations).map(|concepts| (concepts, true));
        let vocabularies = self.concepts.iter().map(|concepts| (concepts, false)).chain(told);
        let mut found = Vec::new();
        for (concepts, is_own) in vocabularies {
            for language in QUERY_LANGUAGES {
                let tokens = self.tokens(text, language);
                for (concept, places) in concepts.named(&tokens, language) {
                    let terms = concepts.leading_terms(concept).iter().filter(|words| self.tells_something(words));
                    let same =
                        |words: &Vec<Vec<String>>| SameMeaning { places: places.clone(), words: words.clone(), is_own };
                    found.extend(terms.map(same));
                }
            }
        }
        found
    }

    /// Tells whether a term says something in small letters too: "TE" would be met by every "te".
    fn tells_something(&self, words: &[Vec<String>]) -> bool {
        let [keys] = words else { return true };
        let is_stop_word = |language: &Language| {
            keys.iter().flat_map(|key| self.analyser.analyse(key, *language)).any(|token| token.is_stop_word)
        };
        !QUERY_LANGUAGES.iter().any(is_stop_word)
    }

    /// Analyses a query; an abbreviation may be typed in small letters there.
    fn tokens(&self, text: &str, language: Language) -> Vec<Token> {
        let mut tokens = self.analyser.analyse(text, language);
        for token in &mut tokens {
            if token.surface.chars().count() <= 3 && !token.is_stop_word {
                token.surface = token.surface.to_uppercase();
            }
        }
        tokens
    }
}
