//! How alike each two of many observations are, the same values as one by one but sooner.
//!
//! Most texts share no concept. So concepts are not compared pair by pair: for each observation, those before it
//! that speak of the same are looked up concept by concept, in the order in which one pair would add them up.
//!
//! Cost: n²/2 products of sentence vectors, and for each concept the square of how many speak of it.

use crate::phenomena::similarity::{Evidence, mix};

use super::pairs::Pairs;

/// Returns the similarity of every pair.
pub fn similarities(evidence: &[&Evidence]) -> Pairs {
    let mut pairs = Pairs::compute(evidence.len(), |a, b| evidence[a].vector_similarity(evidence[b]));
    let speaking = Speaking::of(evidence);
    pairs.change_rows(|a, row| {
        let mut concepts = vec![0.0; row.len()];
        for &(concept, value) in evidence[a].concepts().values() {
            let earlier = speaking.of_concept(concept.index()).iter().take_while(|(b, _)| *b < a);
            earlier.for_each(|&(b, other)| concepts[b] += value * other);
        }
        row.iter_mut().zip(concepts).for_each(|(value, concepts)| *value = mix(*value, concepts));
    });
    pairs
}

/// For each concept the observations that speak of it, in order, with its value there.
struct Speaking(Vec<Vec<(usize, f32)>>);

impl Speaking {
    fn of(evidence: &[&Evidence]) -> Self {
        let mut speaking: Vec<Vec<(usize, f32)>> = Vec::new();
        for (point, evidence) in evidence.iter().enumerate() {
            for &(concept, value) in evidence.concepts().values() {
                if speaking.len() <= concept.index() {
                    speaking.resize_with(concept.index() + 1, Vec::new);
                }
                speaking[concept.index()].push((point, value));
            }
        }
        Self(speaking)
    }

    fn of_concept(&self, concept: usize) -> &[(usize, f32)] {
        self.0.get(concept).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phenomena::concepts::{ConceptBackground, ConceptVector, Concepts};
    use crate::text::{Analyser, Language};

    #[test]
    fn each_value_is_the_one_that_two_observations_have_by_themselves() {
        let analyser = Analyser::new();
        let concepts = Concepts::load(&analyser).unwrap();
        let background = ConceptBackground::embedded().unwrap();
        let texts = [
            "Perhe sai häädön vuokrarästien vuoksi.",
            "Hammaslääkäriin on pitkä jono.",
            "Vuokra on liian kallis, häätö uhkaa.",
            "Qwx.",
            "Jono lääkäriin on pitkä ja vuokra kallis.",
        ];
        let evidence: Vec<Evidence> = (1u8..)
            .zip(texts)
            .map(|(number, text)| {
                let found = concepts.find(&analyser.analyse(text, Language::Fi), Language::Fi);
                let vector = ConceptVector::new(&found, Language::Fi, &concepts, &background);
                Evidence::new((0..12u8).map(|place| f32::from((place * number) % 7)).collect(), &[1.0; 12], vector)
            })
            .collect();
        let together = similarities(&evidence.iter().collect::<Vec<_>>());
        let one_by_one = Pairs::compute(evidence.len(), |a, b| evidence[a].similarity(&evidence[b]));
        assert_eq!(together, one_by_one);
        assert!(together.get(0, 2) > together.get(0, 1));
    }
}
