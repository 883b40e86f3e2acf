//! How well queries were answered.

use std::collections::{HashMap, HashSet};

use super::corpus::{Corpus, LabelledQuery};
use super::figures::Figures;
use super::run::QueryHits;

/// How many hits are looked at.
const DEPTH: usize = 10;

/// Values by name, in order of first mention; the figure is their mean.
#[derive(Default)]
struct Means(Vec<(String, Vec<f64>)>);

impl Means {
    fn add(&mut self, name: &str, value: f64) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => values.push(value),
            None => self.0.push((name.to_owned(), vec![value])),
        }
    }
}

/// Scores what the labelled queries found; a query without hits found nothing.
pub(super) fn score(corpus: &Corpus, hits: &[QueryHits]) -> Figures {
    let languages: HashMap<&str, Option<&str>> =
        corpus.observations.iter().map(|text| (text.id.as_str(), text.language.as_deref())).collect();
    let found: HashMap<&str, &[String]> = hits.iter().map(|hits| (hits.query.as_str(), hits.ids.as_slice())).collect();
    let mut means = Means::default();
    for query in &corpus.queries {
        let ids = found.get(query.query.as_str()).copied().unwrap_or_default();
        score_query(query, &ids[..ids.len().min(DEPTH)], &languages, &mut means);
    }
    let mut figures = Figures::default();
    figures.count("queries", corpus.queries.len());
    for (name, values) in means.0 {
        #[expect(clippy::cast_precision_loss, reason = "a number of queries")]
        figures.measure(name, values.iter().sum::<f64>() / values.len() as f64);
    }
    figures
}

fn score_query(query: &LabelledQuery, ids: &[String], languages: &HashMap<&str, Option<&str>>, means: &mut Means) {
    let relevant: HashSet<&str> = query.relevant_ids.iter().map(String::as_str).collect();
    let is_relevant = |id: &String| relevant.contains(id.as_str());
    let gain =
        ids.iter().enumerate().filter(|(_, id)| is_relevant(id)).fold(0.0, |gain, (rank, _)| gain + discount(rank));
    let best: f64 = (0..relevant.len().min(DEPTH)).map(discount).sum();
    let ndcg = if best > 0.0 { gain / best } else { 0.0 };
    means.add("ndcg10", ndcg);
    means.add(&format!("ndcg10_{}", query.language), ndcg);
    means.add("success1", one_if(ids.first().is_some_and(is_relevant)));
    means.add("empty", one_if(ids.is_empty()));
    let is_in_other_language =
        |id: &&str| languages.get(id).copied().flatten().is_none_or(|language| language != query.language);
    let other: HashSet<&str> = relevant.iter().copied().filter(is_in_other_language).collect();
    if !other.is_empty() {
        means.add("other_language_in_10", one_if(ids.iter().any(|id| other.contains(id.as_str()))));
    }
}

/// The discount of a rank counted from 0 (Järvelin and Kekäläinen 2002): 1 / log₂(rank + 2).
#[expect(clippy::cast_precision_loss, reason = "a rank below ten")]
fn discount(rank: usize) -> f64 {
    1.0 / ((rank + 2) as f64).log2()
}

fn one_if(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}
