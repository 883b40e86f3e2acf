//! Made-up observations with the geometry of real ones.
//!
//! On the hard development corpus the cosine of two texts of different phenomena spreads by 0.085 around 0,
//! as that of random directions in 138 dimensions does, and is 0.15 to 0.35 on average within a phenomenon;
//! a text speaks of some 17 concepts. Half of the observations are one of a kind, phenomena have about
//! 25 reports each.

use ilmiotutka::ids::{ObservationId, PhenomenonId};
use ilmiotutka::phenomena::concepts::{ConceptBackground, ConceptId, ConceptMatch, ConceptVector, Concepts};
use ilmiotutka::phenomena::{Evidence, Item, Shingles, Voice};
use ilmiotutka::text::{Analyser, Language};
use jiff::Timestamp;
use uuid::Uuid;

const DIMENSIONS: usize = 384;
const FREE_DIMENSIONS: usize = 138;
/// The cosine within a phenomenon.
const WITHIN: f32 = 0.25;
const REPORTS: usize = 25;
const OWN_CONCEPTS: usize = 4;
const OTHER_CONCEPTS: usize = 13;

/// Makes observations one after the other, the same in every run.
pub struct Maker {
    random: u64,
    made: u128,
    topics: Vec<Topic>,
    concepts: Concepts,
    ids: Vec<ConceptId>,
    background: ConceptBackground,
}

struct Topic {
    id: PhenomenonId,
    direction: Vec<f32>,
    concepts: Vec<usize>,
}

impl Maker {
    /// Prepares as many phenomena as `size` observations have.
    pub fn new(size: usize) -> Self {
        let concepts = Concepts::load(&Analyser::new()).expect("the vocabulary comes with the program");
        let background = ConceptBackground::embedded().expect("the counts come with the program");
        let ids = concepts.ids().collect();
        let mut maker = Self { random: 1, made: 0, topics: Vec::new(), concepts, ids, background };
        for number in 0..(size / 2 / REPORTS).max(2) {
            let direction = maker.direction();
            let concepts = (0..OWN_CONCEPTS).map(|_| maker.concept()).collect();
            let id = PhenomenonId::from_uuid(Uuid::from_u128(number as u128 + 1));
            maker.topics.push(Topic { id, direction, concepts });
        }
        maker
    }

    /// Makes an observation and tells the phenomenon that it reports, if any.
    pub fn next(&mut self) -> (Item, Option<PhenomenonId>) {
        self.made += 1;
        let topic = (self.below(2) == 0).then(|| self.below(self.topics.len()));
        let mut vector = self.direction();
        let mut concepts: Vec<usize> = (0..OTHER_CONCEPTS).map(|_| self.concept()).collect();
        if let Some(topic) = topic {
            for (value, towards) in vector.iter_mut().zip(&self.topics[topic].direction) {
                *value = (1.0 - WITHIN).sqrt() * *value + WITHIN.sqrt() * towards;
            }
            let own = self.topics[topic].concepts.clone();
            concepts.extend(own.into_iter().filter(|_| self.below(2) == 0));
        }
        let matches: Vec<ConceptMatch> = concepts.iter().map(|&concept| self.found(concept)).collect();
        let evidence = ConceptVector::new(&matches, Language::Fi, &self.concepts, &self.background);
        let item = Item {
            id: ObservationId::from_uuid(Uuid::from_u128(self.made)),
            received_at: Timestamp::from_second(i64::try_from(self.made).expect("it is small")).expect("it is small"),
            language: Language::Fi,
            evidence: Evidence::new(vector, &[], evidence).into(),
            concepts: matches.iter().map(|found| found.concept).collect(),
            words: (0..20).map(|_| format!("sana{}", self.below(30_000))).collect(),
            shingles: Shingles::default(),
            voice: Voice::default(),
        };
        (item, topic.map(|topic| self.topics[topic].id))
    }

    fn found(&self, concept: usize) -> ConceptMatch {
        ConceptMatch { concept: self.ids[concept], key: String::new(), weight: 1.0 }
    }

    /// Some concepts are told of often, most seldom.
    fn concept(&mut self) -> usize {
        let (one, other) = (self.below(self.ids.len()), self.below(self.ids.len()));
        one.min(other)
    }

    fn direction(&mut self) -> Vec<f32> {
        let mut vector = vec![0.0; DIMENSIONS];
        for value in vector.iter_mut().take(FREE_DIMENSIONS) {
            // The sum of four uniform numbers is near enough to a normal one.
            *value = (0..4).map(|_| self.below(2_001) as f32 / 1_000.0 - 1.0).sum();
        }
        let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
        vector.iter_mut().for_each(|value| *value /= length);
        vector
    }

    fn below(&mut self, limit: usize) -> usize {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).expect("it is below the limit")
    }
}
