//! From a query as understood to what the search engine matches.
//!
//! 1. Each word is analysed as Finnish and as Swedish, and matches by the best of all its forms.
//! 2. A word that the index does not have is looked for without the marks on its letters and, if no dictionary knows
//!    it, by words that are spelt nearly like it.
//! 3. Other ways to say the same, in both languages, count less.

use std::collections::BTreeSet;

use tantivy::collector::Count;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query as EngineQuery,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, TantivyError, Term};

use super::filters::Condition;
use super::forms::{Forms, Synonym};
use super::lexicon::{Lexicon, QUERY_LANGUAGES};
use super::query::{Expression, Query};
use super::ranking::{
    BARE_WEIGHT, BASE_WEIGHT, NEAR_WEIGHT, OTHER_FORMS_SHARE, OWN_SYNONYM_WEIGHT, PART_OF_QUERY_WEIGHT, PART_WEIGHT,
    PROPOSAL_WEIGHT, STEM_WEIGHT, SURFACE_WEIGHT, SYNONYM_WEIGHT,
};
use super::schema::Fields;
use super::spelling::{self, Near};
use crate::text::Token;

/// How many other words may stand between the words of another way to say something.
const SYNONYM_SLOP: u32 = 1;

/// A word that at most one in so many observations has is rare.
const RARE: u64 = 100;
/// A word that at most so many observations have is rare, however few there are.
const RARE_ANYWAY: u64 = 3;

/// A word that was not found as typed, and one that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The word as typed, in lower case.
    pub typed: String,
    /// The word that may be meant.
    pub meant: String,
}

impl Correction {
    /// Returns a query with the word that may be meant in the place of the one typed, however its letters were.
    pub fn apply(&self, query: &str) -> String {
        query
            .split_inclusive(char::is_whitespace)
            .map(|piece| {
                let word = piece.trim_end();
                let bare = word.trim_matches(|character: char| !character.is_alphanumeric());
                if bare.to_lowercase() == self.typed { piece.replacen(bare, &self.meant, 1) } else { piece.to_owned() }
            })
            .collect()
    }
}

/// How a word of a query is met by what the index has.
enum Met {
    /// In one of its own forms.
    AsTyped,
    /// By a word that is spelt nearly like it.
    Nearly(Correction),
    /// Not at all.
    Not,
}

/// What to match, ready for the search engine.
pub(super) struct Plan {
    /// What an observation must meet to be found at all; `None` lets everything through.
    pub allowed: Option<Box<dyn EngineQuery>>,
    /// What is found and scored by its words (and allowed); `None` when no word was asked for.
    pub words: Option<Box<dyn EngineQuery>>,
    /// What raises an observation above all that is only alike: a rare word, or all words as they were typed.
    pub anchors: Vec<Box<dyn EngineQuery>>,
    /// The forms asked for, to be highlighted.
    pub forms: Vec<Forms>,
    /// What may have been meant by words that were not found.
    pub corrections: Vec<Correction>,
    /// Words that no observation has and for which none is spelt alike, in lower case.
    pub missing: Vec<String>,
}

/// What queries are planned with.
pub(super) struct Planner<'a> {
    pub fields: &'a Fields,
    pub lexicon: &'a Lexicon,
    pub searcher: &'a Searcher,
    /// What whoever asks may see; words that occur elsewhere alone do not occur.
    pub within: Vec<Condition>,
}

impl Planner<'_> {
    /// Plans a query under conditions.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(super) fn plan(&self, query: &Query, conditions: Vec<Condition>) -> Result<Plan, TantivyError> {
        let mut required: Vec<Box<dyn EngineQuery>> = Vec::new();
        let mut optional: Vec<Box<dyn EngineQuery>> = Vec::new();
        let mut corrections = Vec::new();
        let mut missing = Vec::new();
        let mut all_forms = Vec::new();
        let (mut words, phrases) = self.forms(query);
        optional.extend(phrases.iter().filter_map(|phrase| self.synonym(phrase)));
        let keeps_stop_words = words.iter().flatten().flatten().all(|forms| forms.is_stop_word);
        for (group, analysed) in query.wanted.iter().zip(&mut words) {
            let is_required = group.iter().all(|expression| matches!(expression, Expression::Phrase(_)));
            let mut alternatives = Vec::new();
            for (expression, forms) in group.iter().zip(analysed) {
                match expression {
                    Expression::Phrase(phrase) => alternatives.extend(self.in_a_row(phrase)),
                    Expression::Word(_) => {
                        forms.retain(|forms| keeps_stop_words || !forms.is_stop_word);
                        for forms in forms.iter_mut() {
                            match self.meet(forms)? {
                                Met::AsTyped => {}
                                Met::Nearly(correction) => corrections.push(correction),
                                Met::Not => missing.push(forms.surface.clone()),
                            }
                        }
                        alternatives.extend(self.any_form_of_each(forms));
                    }
                }
                all_forms.append(forms);
            }
            if alternatives.is_empty() {
                continue;
            }
            let best = Box::new(DisjunctionMaxQuery::new(alternatives));
            if is_required { required.push(best) } else { optional.push(best) }
        }
        let excluded = query.excluded.iter().filter_map(|expression| self.in_a_row(expression.text()));
        let mut limits: Vec<Condition> = excluded.map(|query| (Occur::MustNot, query)).collect();
        limits.extend(conditions);

        let words = (!required.is_empty() || !optional.is_empty()).then(|| {
            let mut clauses = clone_all(&limits);
            if required.is_empty() {
                clauses.push((Occur::Must, Box::new(BooleanQuery::union(optional))));
            } else {
                clauses.extend(optional.into_iter().map(|query| (Occur::Should, query)));
                clauses.extend(required.iter().map(|query| (Occur::Must, query.box_clone())));
            }
            Box::new(BooleanQuery::new(clauses)) as Box<dyn EngineQuery>
        });
        limits.extend(required.into_iter().map(|query| (Occur::Must, query)));
        let allowed = (!limits.is_empty()).then(|| {
            limits.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0))));
            Box::new(BooleanQuery::new(limits)) as Box<dyn EngineQuery>
        });
        let anchors = self.anchors(query, &all_forms);
        Ok(Plan { allowed, words, anchors, forms: all_forms, corrections, missing })
    }

    /// Returns the forms of each word of each expression of each group, and other ways to say what several words say
    /// together.
    fn forms(&self, query: &Query) -> (Vec<Vec<Vec<Forms>>>, Vec<Synonym>) {
        let text = query.running_text();
        let mut all = Forms::of(&text, self.lexicon);
        let mut phrases = Vec::new();
        for same in self.lexicon.same_meanings(&text) {
            let synonym = Synonym { words: same.words, is_own: same.is_own };
            match same.places.as_slice() {
                [place] if let Some(forms) = all.get_mut(*place) => {
                    let is_itself =
                        matches!(synonym.words.as_slice(), [keys] if keys.iter().any(|key| forms.bases.contains(key)));
                    if !is_itself && !forms.synonyms.contains(&synonym) {
                        forms.synonyms.push(synonym);
                    }
                }
                _ if !phrases.contains(&synonym) => phrases.push(synonym),
                _ => {}
            }
        }
        let mut rest = all.into_iter().peekable();
        let mut end = 0;
        let mut take = |expression: &Expression| {
            end += expression.text().len() + 1;
            std::iter::from_fn(|| rest.next_if(|forms| forms.start < end)).collect()
        };
        let forms = query.wanted.iter().map(|group| group.iter().map(&mut take).collect()).collect();
        (forms, phrases)
    }

    /// Finds out how a word is met; a word that is not met is looked for in other ways.
    fn meet(&self, forms: &mut Forms) -> Result<Met, TantivyError> {
        let count = self.count(forms)?;
        if count > 0 {
            let rare = (self.searcher.num_docs() / RARE).max(RARE_ANYWAY);
            forms.is_rare = count <= rare && !forms.is_stop_word && !self.lexicon.knows(&forms.surface);
            return Ok(Met::AsTyped);
        }
        if forms.surface.is_ascii() {
            let bared = forms.bared();
            for form in &bared {
                if self.frequency(self.fields.bare, form)? > 0 {
                    forms.bares = bared;
                    return Ok(Met::AsTyped);
                }
            }
        }
        if self.lexicon.knows(&forms.surface) {
            return Ok(Met::Not);
        }
        let mut near = Vec::new();
        for field in [self.fields.base, self.fields.surface] {
            for one in spelling::near(self.searcher, field, &forms.surface)? {
                if self.frequency(field, &one.word)? > 0 {
                    near.push(one);
                }
            }
        }
        near.sort_by(|a, b| a.distance.cmp(&b.distance).then(b.count.cmp(&a.count)));
        let nearest = near.first().map_or(u8::MAX, |near| near.distance);
        near.retain(|near| near.distance == nearest);
        let meant = near.iter().find(|near| self.lexicon.knows(&near.word)).or(near.first());
        let correction =
            meant.map(|Near { word, .. }| Correction { typed: forms.surface.clone(), meant: word.clone() });
        forms.near = near.into_iter().map(|near| near.word).collect();
        Ok(correction.map_or(Met::Not, Met::Nearly))
    }

    /// Counts the observations with a form in a field, among those that whoever asks may see.
    fn frequency(&self, field: Field, form: &str) -> Result<u64, TantivyError> {
        let anywhere = self.searcher.doc_freq(&Term::from_field_text(field, form))?;
        if anywhere == 0 || self.within.is_empty() {
            return Ok(anywhere);
        }
        let limits = self.within.iter().map(|(_, limit)| limit.box_clone());
        let seen = BooleanQuery::intersection(std::iter::once(term(field, form)).chain(limits).collect());
        Ok(self.searcher.search(&seen, &Count)? as u64)
    }

    /// Counts the observations that have a word in one of its own forms, of the form that most have.
    fn count(&self, forms: &Forms) -> Result<u64, TantivyError> {
        let Fields { surface, base, part, stem, proposal, .. } = *self.fields;
        let mut most = 0;
        let mut look = |field: Field, form: &String| -> Result<(), TantivyError> {
            most = most.max(self.frequency(field, form)?);
            Ok(())
        };
        look(surface, &forms.surface)?;
        for form in &forms.bases {
            look(base, form)?;
            look(part, form)?;
            look(proposal, form)?;
        }
        for form in &forms.stems {
            look(stem, form)?;
        }
        Ok(most)
    }

    /// Returns what raises an observation above all that is only alike.
    fn anchors(&self, query: &Query, forms: &[Forms]) -> Vec<Box<dyn EngineQuery>> {
        let rare = forms.iter().filter(|forms| forms.is_rare).map(|forms| self.own_forms(forms));
        let mut anchors: Vec<Box<dyn EngineQuery>> = rare.collect();
        if query.wanted.len() > 1 && forms.iter().filter(|forms| !forms.is_stop_word).count() > 1 {
            anchors.extend(self.in_a_row(&query.running_text()));
        }
        anchors
    }

    /// Matches a word in its own forms alone.
    fn own_forms(&self, forms: &Forms) -> Box<dyn EngineQuery> {
        let mut matches = vec![term(self.fields.surface, &forms.surface)];
        matches.extend(forms.bases.iter().map(|base| term(self.fields.base, base)));
        matches.extend(forms.stems.iter().map(|stem| term(self.fields.stem, stem)));
        Box::new(DisjunctionMaxQuery::new(matches))
    }

    /// Matches each word by the best of its forms and adds up the words.
    fn any_form_of_each(&self, words: &[Forms]) -> Option<Box<dyn EngineQuery>> {
        let words: Vec<Box<dyn EngineQuery>> = words.iter().map(|forms| self.any_form(forms)).collect();
        match words.len() {
            0 | 1 => words.into_iter().next(),
            _ => Some(Box::new(BooleanQuery::union(words))),
        }
    }

    /// Matches a word by the best of its forms; a further form adds a little.
    fn any_form(&self, forms: &Forms) -> Box<dyn EngineQuery> {
        let Fields { surface, base, part, stem, bare, proposal, .. } = *self.fields;
        let mut matches: Vec<Box<dyn EngineQuery>> = vec![weighted(surface, &forms.surface, SURFACE_WEIGHT)];
        for form in &forms.bases {
            matches.push(weighted(base, form, BASE_WEIGHT));
            matches.push(weighted(part, form, PART_WEIGHT));
            matches.push(weighted(proposal, form, PROPOSAL_WEIGHT));
        }
        for form in forms.parts.difference(&forms.bases) {
            matches.push(weighted(base, form, BASE_WEIGHT * PART_OF_QUERY_WEIGHT));
            matches.push(weighted(part, form, PART_WEIGHT * PART_OF_QUERY_WEIGHT));
            matches.push(weighted(proposal, form, PROPOSAL_WEIGHT * PART_OF_QUERY_WEIGHT));
        }
        for form in &forms.stems {
            matches.push(weighted(stem, form, STEM_WEIGHT));
            matches.push(weighted(proposal, form, PROPOSAL_WEIGHT * STEM_WEIGHT));
        }
        matches.extend(forms.bares.iter().map(|form| weighted(bare, form, BARE_WEIGHT)));
        for form in &forms.near {
            matches.push(weighted(base, form, NEAR_WEIGHT));
            matches.push(weighted(surface, form, NEAR_WEIGHT));
        }
        matches.extend(forms.synonyms.iter().filter_map(|synonym| self.synonym(synonym)));
        Box::new(DisjunctionMaxQuery::with_tie_breaker(matches, OTHER_FORMS_SHARE))
    }

    /// Matches another way to say what was asked for; `None` if it has no words.
    fn synonym(&self, synonym: &Synonym) -> Option<Box<dyn EngineQuery>> {
        let weight = if synonym.is_own { OWN_SYNONYM_WEIGHT } else { SYNONYM_WEIGHT };
        let matches: Vec<Box<dyn EngineQuery>> = match synonym.words.as_slice() {
            [keys] => {
                let fields =
                    [(self.fields.base, 1.0), (self.fields.part, PART_WEIGHT), (self.fields.stem, STEM_WEIGHT)];
                let weigh = |key: &String| fields.map(|(field, share)| weighted(field, key, weight * share));
                keys.iter().flat_map(weigh).collect()
            }
            words => {
                let terms: Option<Vec<Term>> =
                    words.iter().map(|keys| Some(Term::from_field_text(self.fields.base, keys.first()?))).collect();
                let phrase = terms.filter(|terms| terms.len() > 1).map(|terms| {
                    let mut phrase = PhraseQuery::new(terms);
                    phrase.set_slop(SYNONYM_SLOP);
                    Box::new(BoostQuery::new(Box::new(phrase), weight)) as Box<dyn EngineQuery>
                });
                phrase.into_iter().collect()
            }
        };
        (!matches.is_empty()).then(|| Box::new(DisjunctionMaxQuery::new(matches)) as Box<dyn EngineQuery>)
    }

    /// Matches words one after another, as written or in any inflection, in the text or the proposal.
    fn in_a_row(&self, phrase: &str) -> Option<Box<dyn EngineQuery>> {
        let fields = self.fields;
        let mut sequences = BTreeSet::new();
        for language in QUERY_LANGUAGES {
            let tokens = self.lexicon.analyser().analyse(phrase, language);
            let mut add = |field: Field, form: fn(&Token) -> &String| {
                let forms: Vec<String> = tokens.iter().map(form).cloned().collect();
                sequences.extend([(field, forms.clone()), (fields.proposal, forms)]);
            };
            add(fields.surface, |token| &token.folded);
            add(fields.base, |token| token.bases.first().unwrap_or(&token.folded));
            add(fields.stem, |token| &token.stem);
        }
        let matches: Vec<Box<dyn EngineQuery>> = sequences
            .into_iter()
            .filter_map(|(field, forms)| match forms.as_slice() {
                [] => None,
                [form] => Some(term(field, form)),
                forms => {
                    let terms = forms.iter().map(|form| Term::from_field_text(field, form)).collect();
                    Some(Box::new(PhraseQuery::new(terms)) as Box<dyn EngineQuery>)
                }
            })
            .collect();
        (!matches.is_empty()).then(|| Box::new(DisjunctionMaxQuery::new(matches)) as Box<dyn EngineQuery>)
    }
}

fn weighted(field: Field, form: &str, weight: f32) -> Box<dyn EngineQuery> {
    Box::new(BoostQuery::new(term(field, form), weight))
}

fn term(field: Field, form: &str) -> Box<dyn EngineQuery> {
    Box::new(TermQuery::new(Term::from_field_text(field, form), IndexRecordOption::WithFreqs))
}

fn clone_all(clauses: &[Condition]) -> Vec<Condition> {
    clauses.iter().map(|(occur, query)| (*occur, query.box_clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_changes_one_word_and_leaves_the_signs() {
        let correction = Correction { typed: "jonno".to_owned(), meant: "jono".to_owned() };
        assert_eq!(correction.apply("(Jonno  -jonnot \"jonno\" on"), "(jono  -jonnot \"jono\" on");
        assert_eq!(correction.apply(""), "");
    }
}
