//! A text as a vector over concepts.
//!
//! 1. The evidence for a concept is the sum, over the distinct words and phrases found for it, of
//!    weight × rarity of the word × (number of its meanings)^−0.3; its strength is
//!    1 − exp(−1.5 × evidence), so that many weak signs do not outweigh one sure one.
//! 2. A concept's value is its strength × its inverse document frequency. A broader concept gets 0.4 of
//!    the strength, a related one 0.2; the greatest value counts.
//! 3. The vector is brought to length 1.

use std::collections::BTreeMap;

use crate::text::Language;

use super::background::ConceptBackground;
use super::matcher::{ConceptMatch, Concepts};
use super::said::Said;
use super::vocabulary::ConceptId;

const SATURATION: f32 = 1.5;
const AMBIGUITY: f32 = -0.3;
const BROADER: f32 = 0.4;
const RELATED: f32 = 0.2;

/// A sparse vector over concepts, of length 1 (or 0 for a text without concepts), sorted by concept, with what the
/// text says of each itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConceptVector {
    values: Vec<(ConceptId, f32)>,
    said: Vec<Said>,
}

impl ConceptVector {
    /// Makes the vector of a text from the concepts found in it.
    pub fn new(
        found: &[ConceptMatch],
        language: Language,
        concepts: &Concepts,
        background: &ConceptBackground,
    ) -> Self {
        let mut evidence: BTreeMap<ConceptId, f32> = BTreeMap::new();
        for found in found {
            #[expect(clippy::cast_precision_loss, reason = "a word has few meanings")]
            let meanings = concepts.meanings(&found.key, language) as f32;
            let rarity = background.rarity_of_key(&found.key, language);
            *evidence.entry(found.concept).or_default() += found.weight * rarity * meanings.powf(AMBIGUITY);
        }
        let mut values: BTreeMap<ConceptId, f32> = BTreeMap::new();
        let mut put = |concept: ConceptId, strength: f32| {
            let value = strength * background.rarity_of_concept(concept, concepts);
            let greatest = values.entry(concept).or_default();
            *greatest = value.max(*greatest);
        };
        for (id, evidence) in evidence {
            let strength = 1.0 - (-SATURATION * evidence).exp();
            let concept = concepts.concept(id);
            put(id, strength);
            concept.broader.iter().for_each(|&broader| put(broader, BROADER * strength));
            concept.related.iter().for_each(|&related| put(related, RELATED * strength));
        }
        let said = found.iter().map(|found| Said::of(found, language, concepts)).collect();
        let length = values.values().map(|value| value * value).sum::<f32>().sqrt();
        if length == 0.0 {
            return Self::default();
        }
        let values = values.into_iter().map(|(concept, value)| (concept, value / length)).collect();
        Self { values, said }
    }

    /// Returns what the text says of concepts itself, without broader and related ones.
    pub fn said(&self) -> &[Said] {
        &self.said
    }

    /// Returns how surely the text speaks of a concept itself; 0 for not at all.
    pub fn surety_of(&self, concept: ConceptId) -> f32 {
        self.said.iter().filter(|said| said.concept == concept).map(|said| said.strength).fold(0.0, f32::max)
    }

    /// Returns the concepts with their values, in order of the concepts.
    pub(in crate::phenomena) fn values(&self) -> &[(ConceptId, f32)] {
        &self.values
    }

    /// Returns the cosine similarity: 1 for the same concepts, 0 for none in common.
    pub fn similarity(&self, other: &Self) -> f32 {
        let (mut left, mut right) = (self.values.iter().peekable(), other.values.iter().peekable());
        let mut sum = 0.0;
        while let (Some((a, x)), Some((b, y))) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    sum += x * y;
                    left.next();
                    right.next();
                }
            }
        }
        sum
    }

    /// Returns the values by the concepts' places, with zeros between: what many vectors are compared with at once.
    pub fn laid_out(&self) -> Vec<f32> {
        let mut laid_out = vec![0.0; self.values.last().map_or(0, |(concept, _)| concept.index() + 1)];
        for &(concept, value) in &self.values {
            laid_out[concept.index()] = value;
        }
        laid_out
    }

    /// Returns the similarity to a vector that is laid out ([`ConceptVector::laid_out`]).
    pub fn similarity_to(&self, laid_out: &[f32]) -> f32 {
        self.values.iter().map(|&(concept, value)| value * laid_out.get(concept.index()).copied().unwrap_or(0.0)).sum()
    }

    /// Adds another vector `weight` times; what comes out has no longer the length 1.
    pub(in crate::phenomena) fn add(&mut self, other: &Self, weight: f32) {
        let mut sum = Vec::with_capacity(self.values.len() + other.values.len());
        let mut own = std::mem::take(&mut self.values).into_iter().peekable();
        for &(concept, value) in &other.values {
            while let Some(before) = own.next_if(|&(id, _)| id < concept) {
                sum.push(before);
            }
            let same = own.next_if(|&(id, _)| id == concept).map_or(0.0, |(_, value)| value);
            sum.push((concept, same + weight * value));
        }
        sum.extend(own);
        self.values = sum;
    }

    /// Returns the concepts that two texts share, those that tie them most first.
    pub fn shared(&self, other: &Self) -> Vec<ConceptId> {
        let theirs: BTreeMap<ConceptId, f32> = other.values.iter().copied().collect();
        let mut shared: Vec<(ConceptId, f32)> =
            self.values.iter().filter_map(|&(id, value)| Some((id, value * theirs.get(&id)?))).collect();
        shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        shared.into_iter().map(|(id, _)| id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Analyser;

    fn vectors(texts: &[(&str, Language)]) -> Vec<ConceptVector> {
        let analyser = Analyser::new();
        let concepts = Concepts::load(&analyser).unwrap();
        let background = ConceptBackground::embedded().unwrap();
        texts
            .iter()
            .map(|&(text, language)| {
                let found = concepts.find(&analyser.analyse(text, language), language);
                ConceptVector::new(&found, language, &concepts, &background)
            })
            .collect()
    }

    #[test]
    fn one_thing_told_in_two_languages_is_alike_and_another_is_not() {
        let vectors = vectors(&[
            ("Perhe sai häädön vuokrarästien vuoksi.", Language::Fi),
            ("Familjen vräktes på grund av hyresskulder.", Language::Sv),
            ("Hammaslääkäriin on pitkä jono.", Language::Fi),
        ]);
        assert!(vectors[0].similarity(&vectors[1]) > 0.3);
        assert!(vectors[0].similarity(&vectors[2]) < 0.1);
        assert!((vectors[0].similarity(&vectors[0]) - 1.0).abs() < 1e-5);
        assert!(!vectors[0].shared(&vectors[1]).is_empty());
    }

    #[test]
    fn the_similarity_to_a_sum_is_the_sum_of_similarities() {
        let vectors = vectors(&[
            ("Perhe sai häädön vuokrarästien vuoksi.", Language::Fi),
            ("Hammaslääkäriin on pitkä jono.", Language::Fi),
            ("Vuokra on liian kallis.", Language::Fi),
        ]);
        let mut sum = ConceptVector::default();
        sum.add(&vectors[0], 2.0);
        sum.add(&vectors[1], 1.0);
        assert!((vectors[2].similarity_to(&sum.laid_out()) - sum.similarity(&vectors[2])).abs() < 1e-6);
        assert!(ConceptVector::default().laid_out().is_empty());
        let expected = 2.0 * vectors[0].similarity(&vectors[2]) + vectors[1].similarity(&vectors[2]);
        assert!((sum.similarity(&vectors[2]) - expected).abs() < 1e-6);
    }

    #[test]
    fn a_text_without_concepts_is_like_nothing() {
        let vectors = vectors(&[("Qwx zyx.", Language::Fi), ("Häätö.", Language::Fi)]);
        assert!(vectors[0].similarity(&vectors[1]).abs() < f32::EPSILON);
    }
}
