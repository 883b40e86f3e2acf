//! How well observations were grouped.

use std::collections::{HashMap, HashSet};

use super::corpus::{Corpus, EvaluationError, none_unmatched};
use super::figures::{Figures, harmonic_mean, ratio};
use super::run::Assignment;

/// The least overlap (Jaccard) at which a phenomenon counts as found.
const FOUND_FROM: f64 = 0.5;
/// The least size at which a group counts as a cluster.
const CLUSTER_FROM: usize = 3;

/// A group: a phenomenon, or an observation on its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Group<'a> {
    Phenomenon(&'a str),
    Alone(&'a str),
}

/// Scores the assignments of every labelled observation.
pub(super) fn score(corpus: &Corpus, assignments: &[Assignment]) -> Result<Figures, EvaluationError> {
    let by_id: HashMap<&str, &Assignment> = assignments.iter().map(|row| (row.id.as_str(), row)).collect();
    let ids = corpus.observations.iter().map(|text| text.id.as_str());
    let missing: Vec<&str> = ids.filter(|id| !by_id.contains_key(id)).collect();
    none_unmatched("assignments.jsonl", &missing)?;

    let truth: Vec<Group<'_>> =
        corpus.observations.iter().map(|text| group(&text.id, text.phenomenon.as_deref())).collect();
    let guess: Vec<Group<'_>> =
        corpus.observations.iter().map(|text| group(&text.id, by_id[text.id.as_str()].phenomenon.as_deref())).collect();
    let (of_truth, of_guess) = (counts(&truth), counts(&guess));
    let pairs: Vec<(Group<'_>, Group<'_>)> = truth.iter().copied().zip(guess.iter().copied()).collect();
    let of_both = counts(&pairs);

    // B-cubed (Bagga and Baldwin 1998); a one-off observation is a cluster of its own.
    let share = |size: &dyn Fn(&(Group<'_>, Group<'_>)) -> usize| {
        let sum: f64 = pairs.iter().map(|pair| ratio(of_both[pair], size(pair))).sum();
        #[expect(clippy::cast_precision_loss, reason = "a number of observations")]
        let all = pairs.len().max(1) as f64;
        sum / all
    };
    let precision = share(&|(_, guess)| of_guess[guess]);
    let recall = share(&|(truth, _)| of_truth[truth]);

    let mut members: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, text) in corpus.observations.iter().enumerate() {
        if let Some(phenomenon) = &text.phenomenon {
            members.entry(phenomenon).or_default().push(index);
        }
    }
    let is_found = |members: &&Vec<usize>| {
        let groups: HashSet<Group<'_>> = members.iter().map(|index| guess[*index]).collect();
        let truth = truth[members[0]];
        groups.into_iter().any(|group| {
            let shared = of_both.get(&(truth, group)).copied().unwrap_or(0);
            ratio(shared, members.len() + of_guess[&group] - shared) >= FOUND_FROM
        })
    };
    let found = members.values().filter(is_found).count();

    let alone: Vec<usize> = (0..truth.len()).filter(|index| corpus.observations[*index].phenomenon.is_none()).collect();
    let swallowed = alone.iter().filter(|index| of_guess[&guess[**index]] >= CLUSTER_FROM).count();
    let is_language_right = |text: &&super::LabelledText| {
        let told = by_id[text.id.as_str()].language.as_deref();
        told.is_some_and(|told| !told.is_empty()) && told == text.language.as_deref()
    };
    let languages_right = corpus.observations.iter().filter(is_language_right).count();

    let mut figures = Figures::default();
    figures.measure("b3_precision", precision);
    figures.measure("b3_recall", recall);
    figures.measure("b3_f1", harmonic_mean(precision, recall));
    figures.measure("ari", adjusted_rand(of_both.values(), of_truth.values(), of_guess.values(), truth.len()));
    figures.measure("cross_language", cross_language(corpus, members.values(), &guess));
    figures.measure("found", ratio(found, members.len()));
    figures.measure("one_offs_swallowed", ratio(swallowed, alone.len()));
    figures.measure("language", ratio(languages_right, truth.len()));
    figures.count("clusters", of_guess.values().filter(|size| **size >= CLUSTER_FROM).count());
    figures.count("phenomena", members.len());
    Ok(figures)
}

fn group<'a>(id: &'a str, phenomenon: Option<&'a str>) -> Group<'a> {
    match phenomenon {
        Some(phenomenon) if !phenomenon.is_empty() => Group::Phenomenon(phenomenon),
        _ => Group::Alone(id),
    }
}

fn counts<K: Copy + Eq + std::hash::Hash>(keys: &[K]) -> HashMap<K, usize> {
    let mut counts = HashMap::new();
    for key in keys {
        *counts.entry(*key).or_default() += 1;
    }
    counts
}

/// The adjusted Rand index (Hubert and Arabie 1985) from the sizes of groups; 0 where it is not defined.
fn adjusted_rand<'s>(
    both: impl Iterator<Item = &'s usize>,
    truth: impl Iterator<Item = &'s usize>,
    guess: impl Iterator<Item = &'s usize>,
    observations: usize,
) -> f64 {
    let (index, truth, guess) = (pairs_within(both), pairs_within(truth), pairs_within(guess));
    let expected = truth * guess / pairs_within([observations].iter()).max(1.0);
    let best = f64::midpoint(truth, guess);
    if best == expected { 0.0 } else { (index - expected) / (best - expected) }
}

/// The adjusted Rand index of two groupings of the same things, told by the group of each.
pub(super) fn adjusted_rand_of<K: Copy + Eq + std::hash::Hash>(one: &[K], other: &[K]) -> f64 {
    let both: Vec<(K, K)> = one.iter().copied().zip(other.iter().copied()).collect();
    adjusted_rand(counts(&both).values(), counts(one).values(), counts(other).values(), one.len())
}

#[expect(clippy::cast_precision_loss, reason = "numbers of pairs, far below 2^52")]
fn pairs_within<'s>(sizes: impl Iterator<Item = &'s usize>) -> f64 {
    sizes.map(|size| (size * size.saturating_sub(1) / 2) as f64).sum()
}

/// The part of a phenomenon's Finnish–Swedish pairs that ended up together.
fn cross_language<'m>(corpus: &Corpus, members: impl Iterator<Item = &'m Vec<usize>>, guess: &[Group<'_>]) -> f64 {
    let (mut together, mut crossing) = (0, 0);
    for members in members {
        let of_language = |code: &str| {
            let is_in = |index: &&usize| corpus.observations[**index].language.as_deref() == Some(code);
            members.iter().filter(is_in).map(|index| guess[*index]).collect::<Vec<_>>()
        };
        let (finnish, swedish) = (of_language("fi"), of_language("sv"));
        crossing += finnish.len() * swedish.len();
        together +=
            finnish.iter().map(|finnish| swedish.iter().filter(|swedish| *swedish == finnish).count()).sum::<usize>();
    }
    ratio(together, crossing)
}
