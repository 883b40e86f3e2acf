//! How well observations were grouped.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::RangeInclusive;

use super::corpus::{Corpus, EvaluationError, none_unmatched};
use super::figures::{Figures, harmonic_mean, ratio};
use super::run::Assignment;

/// The least overlap (Jaccard) at which a phenomenon counts as found.
const FOUND_FROM: f64 = 0.5;
/// The least size at which a group counts as a cluster.
const CLUSTER_FROM: usize = 3;

/// Phenomena by how many reports they have.
const SIZES: [(&str, RangeInclusive<usize>); 3] =
    [("reports_up_to_5", 0..=5), ("reports_6_to_11", 6..=11), ("reports_12_and_more", 12..=usize::MAX)];

/// A group: a phenomenon, or an observation on its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Group<'a> {
    Phenomenon(&'a str),
    Alone(&'a str),
}

/// What groups observations should be in, and what they are in, in the order of the corpus.
struct Grouped<'a> {
    corpus: &'a Corpus,
    truth: Vec<Group<'a>>,
    guess: Vec<Group<'a>>,
    of_truth: HashMap<Group<'a>, usize>,
    of_guess: HashMap<Group<'a>, usize>,
    of_both: HashMap<(Group<'a>, Group<'a>), usize>,
}

impl<'a> Grouped<'a> {
    fn of(corpus: &'a Corpus, by_id: &HashMap<&str, &'a Assignment>) -> Self {
        let texts = &corpus.observations;
        let truth: Vec<Group<'_>> = texts.iter().map(|text| group(&text.id, text.phenomenon.as_deref())).collect();
        let guess: Vec<Group<'_>> =
            texts.iter().map(|text| group(&text.id, by_id[text.id.as_str()].phenomenon.as_deref())).collect();
        let pairs: Vec<(Group<'_>, Group<'_>)> = truth.iter().copied().zip(guess.iter().copied()).collect();
        let (of_truth, of_guess, of_both) = (counts(&truth), counts(&guess), counts(&pairs));
        Self { corpus, truth, guess, of_truth, of_guess, of_both }
    }

    /// Returns the observations of each phenomenon.
    fn members(&self) -> BTreeMap<&'a str, Vec<usize>> {
        let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, text) in self.corpus.observations.iter().enumerate() {
            if let Some(phenomenon) = &text.phenomenon {
                members.entry(phenomenon).or_default().push(index);
            }
        }
        members
    }

    /// Returns the observations that are of no phenomenon.
    fn alone(&self) -> Vec<usize> {
        (0..self.truth.len()).filter(|index| self.corpus.observations[*index].phenomenon.is_none()).collect()
    }

    /// Returns the mean B-cubed precision and recall of some observations (Bagga and Baldwin 1998); a one-off
    /// observation is a cluster of its own.
    fn b_cubed(&self, some: &[usize]) -> (f64, f64) {
        let share = |sizes: &HashMap<Group<'_>, usize>, groups: &[Group<'_>]| {
            let both = |index: usize| self.of_both[&(self.truth[index], self.guess[index])];
            let sum: f64 = some.iter().map(|&index| ratio(both(index), sizes[&groups[index]])).sum();
            #[expect(clippy::cast_precision_loss, reason = "a number of observations")]
            let all = some.len().max(1) as f64;
            sum / all
        };
        (share(&self.of_guess, &self.guess), share(&self.of_truth, &self.truth))
    }

    fn is_found(&self, members: &[usize]) -> bool {
        let groups: HashSet<Group<'_>> = members.iter().map(|index| self.guess[*index]).collect();
        let truth = self.truth[members[0]];
        groups.into_iter().any(|group| {
            let shared = self.of_both.get(&(truth, group)).copied().unwrap_or(0);
            ratio(shared, members.len() + self.of_guess[&group] - shared) >= FOUND_FROM
        })
    }

    fn is_swallowed(&self, index: usize) -> bool {
        self.of_guess[&self.guess[index]] >= CLUSTER_FROM
    }

    fn share_found<'m>(&self, members: impl Iterator<Item = &'m Vec<usize>>) -> f64 {
        let (mut found, mut all) = (0, 0);
        for members in members {
            all += 1;
            found += usize::from(self.is_found(members));
        }
        ratio(found, all)
    }

    fn share_swallowed(&self, some: &[usize]) -> f64 {
        ratio(some.iter().filter(|&&index| self.is_swallowed(index)).count(), some.len())
    }
}

/// Scores the assignments of every labelled observation.
pub(super) fn score(corpus: &Corpus, assignments: &[Assignment]) -> Result<Figures, EvaluationError> {
    let by_id = by_id(corpus, assignments)?;
    let grouped = Grouped::of(corpus, &by_id);
    let everything: Vec<usize> = (0..grouped.truth.len()).collect();
    let (precision, recall) = grouped.b_cubed(&everything);
    let members = grouped.members();
    let is_language_right = |text: &&super::LabelledText| {
        let told = by_id[text.id.as_str()].language.as_deref();
        told.is_some_and(|told| !told.is_empty()) && told == text.language.as_deref()
    };
    let languages_right = corpus.observations.iter().filter(is_language_right).count();
    let (of_both, of_truth) = (grouped.of_both.values(), grouped.of_truth.values());

    let mut figures = Figures::default();
    figures.measure("b3_precision", precision);
    figures.measure("b3_recall", recall);
    figures.measure("b3_f1", harmonic_mean(precision, recall));
    figures.measure("ari", adjusted_rand(of_both, of_truth, grouped.of_guess.values(), everything.len()));
    figures.measure("cross_language", cross_language(corpus, members.values(), &grouped.guess));
    figures.measure("found", grouped.share_found(members.values()));
    figures.measure("one_offs_swallowed", grouped.share_swallowed(&grouped.alone()));
    figures.measure("language", ratio(languages_right, everything.len()));
    figures.count("clusters", grouped.of_guess.values().filter(|size| **size >= CLUSTER_FROM).count());
    figures.count("phenomena", members.len());
    Ok(figures)
}

/// Scores the parts of a corpus by themselves: its languages, and phenomena of different sizes.
pub(super) fn score_parts(corpus: &Corpus, assignments: &[Assignment]) -> Result<Figures, EvaluationError> {
    let by_id = by_id(corpus, assignments)?;
    let grouped = Grouped::of(corpus, &by_id);
    let mut figures = Figures::default();
    let mut tell = |name: &str, some: &[usize]| {
        let (precision, recall) = grouped.b_cubed(some);
        figures.measure(format!("{name}_b3_f1"), harmonic_mean(precision, recall));
    };
    for code in ["fi", "sv"] {
        let is_in = |index: &usize| corpus.observations[*index].language.as_deref() == Some(code);
        tell(code, &(0..corpus.observations.len()).filter(is_in).collect::<Vec<_>>());
    }
    let members = grouped.members();
    for (name, sizes) in SIZES {
        let of_size = members.values().filter(|members| sizes.contains(&members.len()));
        tell(name, &of_size.clone().flatten().copied().collect::<Vec<_>>());
    }
    for code in ["fi", "sv"] {
        let is_in = |index: &usize| corpus.observations[*index].language.as_deref() == Some(code);
        let alone: Vec<usize> = grouped.alone().into_iter().filter(is_in).collect();
        figures.measure(format!("{code}_one_offs_swallowed"), grouped.share_swallowed(&alone));
    }
    for (name, sizes) in SIZES {
        let of_size = members.values().filter(|members| sizes.contains(&members.len()));
        figures.measure(format!("{name}_found"), grouped.share_found(of_size.clone()));
        figures.count(format!("{name}_phenomena"), of_size.count());
    }
    Ok(figures)
}

/// Returns the assignment of each labelled observation.
fn by_id<'a>(
    corpus: &Corpus,
    assignments: &'a [Assignment],
) -> Result<HashMap<&'a str, &'a Assignment>, EvaluationError> {
    let by_id: HashMap<&str, &Assignment> = assignments.iter().map(|row| (row.id.as_str(), row)).collect();
    let ids = corpus.observations.iter().map(|text| text.id.as_str());
    let missing: Vec<&str> = ids.filter(|id| !by_id.contains_key(id)).collect();
    none_unmatched("assignments.jsonl", &missing)?;
    Ok(by_id)
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
