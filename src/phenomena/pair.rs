//! Why two observations are alike: the concepts, words and sentences that tie them.
//!
//! 1. Concepts that both speak of themselves, those that tie them most first, each with the words of either text.
//! 2. Words and parts of compounds that both use in one language and that stand for none of those concepts.
//! 3. Sentences nearest in meaning: every sentence is encoded like an observation; the most alike pairs are
//!    taken greedily, each sentence once.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::concepts::ConceptId;
use super::explain::shared_surely;
use super::prepare::{Preparer, whole_text};
use super::reading::Reading;
use super::similarity::Evidence;
use crate::app::App;
use crate::encoder::{EncoderError, Purpose};
use crate::intake::Observation;
use crate::text::{Language, sentences};

/// How many pairs of sentences are told.
const SENTENCES: usize = 3;

/// From how many sentences of a text the nearest are looked for.
const MOST_SENTENCES: usize = 10;

/// How alike two sentences must be to be told.
const ALIKE: f32 = 0.25;

/// How many words are told.
const WORDS: usize = 8;

/// What ties two observations.
#[derive(Clone, Debug, Default)]
pub struct PairTies {
    /// How alike they are as a whole: 1 is the same, 0 nothing in common.
    pub similarity: f32,
    /// The concepts that both speak of.
    pub concepts: Vec<TiedConcept>,
    /// Other words that both use, in base form.
    pub words: Vec<String>,
    /// The sentences nearest in meaning, the nearest first.
    pub sentences: Vec<TiedSentences>,
    /// Where the tying words stand in either text.
    pub marks: [Vec<Range<usize>>; 2],
}

/// A concept that two texts share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TiedConcept {
    /// Which.
    pub concept: ConceptId,
    /// The words of either text that stand for it, as they are written.
    pub words: [Vec<String>; 2],
}

/// A sentence of either text.
#[derive(Clone, Debug, PartialEq)]
pub struct TiedSentences {
    /// Where they stand in their texts, in bytes.
    pub ranges: [Range<usize>; 2],
    /// How alike they are.
    pub similarity: f32,
}

/// Returns the words and parts of compounds that two observations in one language share, in base form; those that
/// all texts have tie nothing and are for the caller to leave out.
pub fn shared_forms(preparer: &Preparer, pair: [&Observation; 2]) -> Vec<String> {
    if pair[0].language != pair[1].language {
        return Vec::new();
    }
    let [one, other] = pair.map(|observation| preparer.read(&whole_text(observation), observation.language));
    let theirs: BTreeSet<&str> = other.forms().into_iter().collect();
    one.forms().into_iter().filter(|form| theirs.contains(form)).map(str::to_owned).collect()
}

/// Finds what ties two observations; places refer to [`whole_text`]. Without an encoder they are compared by
/// concepts and words alone. Only `words` are told of the words that they share: see [`shared_forms`]. `known` is
/// what the grouping compares of them, if it has both; else it is made anew.
///
/// # Errors
/// When the encoder fails.
pub async fn tie(
    app: &App,
    pair: [&Observation; 2],
    words: Vec<String>,
    known: Option<[Arc<Evidence>; 2]>,
) -> Result<PairTies, EncoderError> {
    let texts = pair.map(whole_text);
    let cuts = texts.each_ref().map(|text| {
        let mut cut = sentences(text);
        cut.truncate(MOST_SENTENCES);
        cut
    });
    let mut to_encode: Vec<(Language, String)> = Vec::new();
    for ((observation, text), cut) in pair.iter().zip(&texts).zip(&cuts) {
        to_encode.extend(cut.iter().map(|range| (observation.language, text[range.clone()].to_owned())));
        if known.is_none() {
            to_encode.push((observation.language, text.clone()));
        }
    }
    let mut evidence = evidence(app, to_encode).await?.into_iter();
    let mut side = |which: usize| {
        let of_sentences: Vec<Evidence> = evidence.by_ref().take(cuts[which].len()).collect();
        let whole = match &known {
            Some(known) => known[which].clone(),
            None => Arc::new(evidence.next().unwrap_or_default()),
        };
        (whole, of_sentences)
    };
    let sides = [side(0), side(1)];
    let readings = [0, 1].map(|which| app.preparer.read(&texts[which], pair[which].language));
    let shared = shared_surely(sides[0].0.concepts(), sides[1].0.concepts());
    let concepts = tied_concepts(&shared, &readings);
    let ids: Vec<ConceptId> = concepts.iter().map(|tied| tied.concept).collect();
    let words = untold(words, &readings[0], &ids);
    Ok(PairTies {
        similarity: sides[0].0.similarity(&sides[1].0).max(0.0),
        marks: readings.each_ref().map(|reading| reading.marks(&ids, &words)),
        sentences: nearest_sentences(&cuts, [&sides[0].1, &sides[1].1]),
        concepts,
        words,
    })
}

async fn evidence(app: &App, texts: Vec<(Language, String)>) -> Result<Vec<Evidence>, EncoderError> {
    let vectors = match &app.encoder {
        Ok(encoder) => {
            let clean = texts.iter().map(|(language, text)| app.preparer.clean(text, *language)).collect();
            encoder.encode(clean, Purpose::Similarity).await?
        }
        Err(_) => vec![Vec::new(); texts.len()],
    };
    let made = texts.iter().zip(vectors);
    Ok(made.map(|((language, text), vector)| app.preparer.evidence(text, *language, vector)).collect())
}

fn tied_concepts(shared: &[ConceptId], readings: &[Reading; 2]) -> Vec<TiedConcept> {
    let both = shared.iter().filter(|&&id| readings.iter().all(|reading| reading.speaks_of(id)));
    both.map(|&concept| TiedConcept { concept, words: readings.each_ref().map(|reading| reading.words_for(concept)) })
        .collect()
}

/// Returns the first of the words that stand for none of the concepts.
fn untold(words: Vec<String>, reading: &Reading, concepts: &[ConceptId]) -> Vec<String> {
    let taken = reading.marks(concepts, &[]);
    let is_new = |word: &String| {
        let places = reading.marks(&[], std::slice::from_ref(word));
        places.iter().any(|place| !taken.contains(place))
    };
    words.into_iter().filter(is_new).take(WORDS).collect()
}

fn nearest_sentences(cuts: &[Vec<Range<usize>>; 2], evidence: [&[Evidence]; 2]) -> Vec<TiedSentences> {
    let mut pairs: Vec<TiedSentences> = Vec::new();
    for (one, own) in cuts[0].iter().zip(evidence[0]) {
        for (other, theirs) in cuts[1].iter().zip(evidence[1]) {
            let similarity = own.similarity(theirs);
            if similarity >= ALIKE {
                pairs.push(TiedSentences { ranges: [one.clone(), other.clone()], similarity });
            }
        }
    }
    pairs.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
    let mut taken: Vec<TiedSentences> = Vec::new();
    for pair in pairs {
        let is_new = taken.iter().all(|known| (0..2).all(|side| known.ranges[side] != pair.ranges[side]));
        if is_new && taken.len() < SENTENCES {
            taken.push(pair);
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phenomena::concepts::ConceptVector;

    fn evidence(degrees: f32) -> Evidence {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        Evidence::new(vec![cosine, sine], &[], ConceptVector::default())
    }

    #[test]
    fn each_sentence_is_told_once_and_the_nearest_first() {
        let cuts = [vec![0..10, 11..20], vec![0..5, 6..9]];
        let (one, other) = ([evidence(0.0), evidence(60.0)], [evidence(5.0), evidence(50.0)]);
        let found = nearest_sentences(&cuts, [&one, &other]);
        let ranges: Vec<_> = found.iter().map(|pair| pair.ranges.clone()).collect();
        assert_eq!(ranges, [[0..10, 0..5], [11..20, 6..9]]);
        assert!(found[0].similarity > found[1].similarity);
    }

    #[test]
    fn a_word_is_told_unless_a_shared_concept_says_it() {
        let preparer = Preparer::standard().unwrap();
        let text = "Hissin remontti kestää";
        let reading = preparer.read(text, Language::Fi);
        let words = untold(vec!["hissi".to_owned(), "remontti".to_owned()], &reading, &[]);
        assert_eq!(words, ["hissi", "remontti"]);
    }
}
