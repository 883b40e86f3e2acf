//! Proposes a phenomenon's name: what sets its reports apart from all others.
//!
//! 1. Concepts and words are weighed by their log-odds among the phenomenon's reports against all
//!    other observations, with a Dirichlet prior of how common they are overall, divided by the
//!    standard deviation (Monroe, Colaresi & Quinn 2008, "Fightin' Words", equations 16–22; counts of
//!    texts, not of occurrences).
//! 2. Only what at least two reports (and a third of them) speak of may stand in a name.
//! 3. The best concepts give the name in both languages, each by its first term; words of the reports
//!    fill up where the vocabulary knows too little.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::text::Language;

use super::concepts::{ConceptId, Concepts};
use super::item::Item;

/// The weight of the prior, in texts.
const PRIOR: f64 = 6.0;

/// How many concepts or words make a name.
const IN_A_NAME: usize = 3;

/// How many key words are kept in each language.
const KEYWORDS: usize = 6;

/// In how many texts each concept and word occurs.
#[derive(Clone, Debug, Default)]
pub struct Frequencies {
    texts: usize,
    concepts: HashMap<ConceptId, usize>,
    words: HashMap<(Language, String), usize>,
    texts_in: HashMap<Language, usize>,
}

/// A proposed name with the words behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// The name in Finnish; empty when nothing sets the reports apart.
    pub fi: String,
    /// The name in Swedish; empty when nothing sets the reports apart.
    pub sv: String,
    /// Words of the Finnish reports in base form, most telling first.
    pub keywords_fi: Vec<String>,
    /// Words of the Swedish reports in base form, most telling first.
    pub keywords_sv: Vec<String>,
}

impl Frequencies {
    /// Counts an observation in.
    pub fn add(&mut self, item: &Item) {
        self.texts += 1;
        *self.texts_in.entry(item.language).or_default() += 1;
        for &concept in &item.concepts {
            *self.concepts.entry(concept).or_default() += 1;
        }
        for word in item.words.iter().collect::<BTreeSet<_>>() {
            *self.words.entry((item.language, word.clone())).or_default() += 1;
        }
    }
}

/// Proposes a name for a phenomenon with these reports among all observations counted in `all`.
pub fn propose_name(members: &[&Item], all: &Frequencies, concepts: &Concepts) -> Naming {
    let telling_concepts = telling_concepts(members, all);
    let words_fi = telling_words(members, all, Language::Fi);
    let words_sv = telling_words(members, all, Language::Sv);
    let name = |language, words: &[(f64, String)]| {
        let terms = telling_concepts.iter().filter_map(|&id| concepts.concept(id).display(language));
        title(terms.chain(words.iter().map(|(_, word)| word.as_str())))
    };
    let keywords = |words: Vec<(f64, String)>| words.into_iter().take(KEYWORDS).map(|(_, word)| word).collect();
    Naming {
        fi: name(Language::Fi, &words_fi),
        sv: name(Language::Sv, &words_sv),
        keywords_fi: keywords(words_fi),
        keywords_sv: keywords(words_sv),
    }
}

/// Returns the report that is nearest to all others: the one to quote.
pub fn most_central<'a>(members: &[&'a Item]) -> Option<&'a Item> {
    let distance_to_all = |item: &Item| members.iter().map(|other| item.distance(other)).sum::<f32>();
    members.iter().copied().min_by(|a, b| distance_to_all(a).total_cmp(&distance_to_all(b)).then(a.id.cmp(&b.id)))
}

/// Returns the concepts that set a phenomenon's reports apart from all observations counted in `all`, most
/// telling first: what at least two reports (and a third of them) speak of.
pub fn telling_concepts(members: &[&Item], all: &Frequencies) -> Vec<ConceptId> {
    let mut counts: BTreeMap<ConceptId, usize> = BTreeMap::new();
    for &concept in members.iter().flat_map(|item| &item.concepts) {
        *counts.entry(concept).or_default() += 1;
    }
    let overall = |id: &ConceptId| all.concepts.get(id).copied().unwrap_or_default();
    weigh(counts, members.len(), all.texts, overall).into_iter().map(|(_, id)| id).collect()
}

fn telling_words(members: &[&Item], all: &Frequencies, language: Language) -> Vec<(f64, String)> {
    let of_language: Vec<&&Item> = members.iter().filter(|item| item.language == language).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for item in &of_language {
        for word in item.words.iter().collect::<BTreeSet<_>>() {
            *counts.entry(word.clone()).or_default() += 1;
        }
    }
    let texts = all.texts_in.get(&language).copied().unwrap_or_default();
    let overall = |word: &String| all.words.get(&(language, word.clone())).copied().unwrap_or_default();
    weigh(counts, of_language.len(), texts, overall)
}

/// Weighs what occurs in `counts` of `inside` texts, most telling first; ties in the order of the keys.
fn weigh<K: Ord + Clone>(
    counts: BTreeMap<K, usize>,
    inside: usize,
    texts: usize,
    overall: impl Fn(&K) -> usize,
) -> Vec<(f64, K)> {
    let least = inside.div_ceil(3).max(2);
    let mut weighed: Vec<(f64, K)> = counts
        .into_iter()
        .filter(|&(_, count)| count >= least)
        .map(|(key, count)| (log_odds(count, inside, overall(&key), texts), key))
        .filter(|&(weight, _)| weight > 0.0)
        .collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    weighed
}

/// Returns the standardised log-odds of a term that `count` of `inside` texts have and `overall` of all.
fn log_odds(count: usize, inside: usize, overall: usize, texts: usize) -> f64 {
    let (count, inside, overall, texts) = (count as f64, inside as f64, overall as f64, texts as f64);
    let prior = PRIOR * (overall + 0.5) / (texts + 1.0);
    let (outside_count, outside) = ((overall - count).max(0.0), (texts - inside).max(0.0));
    let log_odds = |count: f64, all: f64| ((count + prior) / (all - count + (PRIOR - prior).max(0.5))).ln();
    let difference = log_odds(count, inside) - log_odds(outside_count, outside);
    difference / (1.0 / (count + prior) + 1.0 / (outside_count + prior)).sqrt()
}

/// Makes a title of the first few terms, none of which is part of another.
fn title<'a>(terms: impl Iterator<Item = &'a str>) -> String {
    let mut chosen: Vec<&str> = Vec::new();
    for term in terms {
        let repeats = |other: &&str| contains(other, term) || contains(term, other);
        if !chosen.iter().any(repeats) {
            chosen.push(term);
        }
        if chosen.len() == IN_A_NAME {
            break;
        }
    }
    capitalised(&chosen.join(", "))
}

fn contains(long: &str, short: &str) -> bool {
    long.to_lowercase().contains(&short.to_lowercase())
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_reports_share_and_others_lack_tells_most() {
        let telling = log_odds(5, 5, 6, 100);
        assert!(telling > log_odds(3, 5, 6, 100));
        assert!(telling > log_odds(5, 5, 60, 100));
        assert!(log_odds(2, 5, 40, 100).abs() < 0.5);
    }

    #[test]
    fn a_word_that_one_report_has_is_left_out() {
        let counts = BTreeMap::from([("jono", 3), ("hammas", 1)]);
        assert_eq!(weigh(counts, 4, 50, |_| 3).into_iter().map(|(_, word)| word).collect::<Vec<_>>(), ["jono"]);
    }

    #[test]
    fn a_title_says_nothing_twice_and_begins_with_a_capital() {
        assert_eq!(
            title(["häätö", "vuokrarästi", "Häätö", "vuokra", "nuori", "velka"].into_iter()),
            "Häätö, vuokrarästi, nuori"
        );
        assert_eq!(title(std::iter::empty()), "");
    }
}
