//! From a query as understood to what the search engine matches.
//!
//! Nobody tells the language of a query, so each of its words is analysed as Finnish and as
//! Swedish, and matches by the best of all its forms.

use std::collections::BTreeSet;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query as EngineQuery,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::query::{Expression, Query};
use super::ranking::{
    BASE_WEIGHT, OTHER_FORMS_SHARE, PART_OF_QUERY_WEIGHT, PART_WEIGHT, PROPOSAL_WEIGHT, STEM_WEIGHT, SURFACE_WEIGHT,
};
use super::schema::Fields;
use crate::text::{Analyser, Language, Token};

/// The languages that a query may be in.
const QUERY_LANGUAGES: [Language; 2] = [Language::Fi, Language::Sv];

/// Every form by which one word of a query may be met.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    /// The word in lower case.
    pub surface: String,
    /// Its base forms in either language.
    pub bases: BTreeSet<String>,
    /// Base forms of its parts, where it is a compound.
    pub parts: BTreeSet<String>,
    /// Its stems in either language.
    pub stems: BTreeSet<String>,
    /// Whether it carries little meaning in either language.
    pub is_stop_word: bool,
}

/// What to match, ready for the search engine.
pub(super) struct Plan {
    /// What an observation must meet to be found at all; `None` lets everything through.
    pub allowed: Option<Box<dyn EngineQuery>>,
    /// What is found and scored by its words (and allowed); `None` when no word was asked for.
    pub words: Option<Box<dyn EngineQuery>>,
    /// The forms asked for, to be highlighted.
    pub forms: Vec<Forms>,
}

/// Plans a query under the conditions of filters.
pub(super) fn plan(query: &Query, conditions: Vec<Box<dyn EngineQuery>>, fields: &Fields, analyser: &Analyser) -> Plan {
    let mut required: Vec<Box<dyn EngineQuery>> = Vec::new();
    let mut optional: Vec<Box<dyn EngineQuery>> = Vec::new();
    let mut all_forms = Vec::new();
    let groups: Vec<Vec<Vec<Forms>>> = query
        .wanted
        .iter()
        .map(|group| group.iter().map(|expression| forms(expression.text(), analyser)).collect())
        .collect();
    let keeps_stop_words = groups.iter().flatten().flatten().all(|forms| forms.is_stop_word);
    for (group, analysed) in query.wanted.iter().zip(groups) {
        let is_required = group.iter().all(|expression| matches!(expression, Expression::Phrase(_)));
        let mut alternatives = Vec::new();
        for (expression, mut forms) in group.iter().zip(analysed) {
            match expression {
                Expression::Phrase(phrase) => alternatives.extend(in_a_row(phrase, fields, analyser)),
                Expression::Word(_) => {
                    forms.retain(|forms| keeps_stop_words || !forms.is_stop_word);
                    alternatives.extend(any_form_of_each(&forms, fields));
                }
            }
            all_forms.extend(forms);
        }
        if alternatives.is_empty() {
            continue;
        }
        let best = Box::new(DisjunctionMaxQuery::new(alternatives));
        if is_required { required.push(best) } else { optional.push(best) }
    }
    let excluded = query.excluded.iter().filter_map(|expression| in_a_row(expression.text(), fields, analyser));
    let mut limits: Vec<(Occur, Box<dyn EngineQuery>)> = excluded.map(|query| (Occur::MustNot, query)).collect();
    limits.extend(conditions.into_iter().map(|condition| {
        let unscored: Box<dyn EngineQuery> = Box::new(ConstScoreQuery::new(condition, 0.0));
        (Occur::Must, unscored)
    }));

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
    Plan { allowed, words, forms: all_forms }
}

/// Returns the forms of each word of an expression, in order.
fn forms(text: &str, analyser: &Analyser) -> Vec<Forms> {
    let mut words: Vec<(usize, Forms)> = Vec::new();
    for token in QUERY_LANGUAGES.into_iter().flat_map(|language| analyser.analyse(text, language)) {
        let index = words.iter().position(|(start, _)| *start == token.start).unwrap_or(words.len());
        if index == words.len() {
            words.push((token.start, Forms { surface: token.folded.clone(), ..Forms::default() }));
        }
        words[index].1.add(token);
    }
    words.sort_by_key(|(start, _)| *start);
    words.into_iter().map(|(_, forms)| forms).collect()
}

impl Forms {
    fn add(&mut self, token: Token) {
        self.bases.extend(token.bases);
        self.parts.extend(token.parts);
        self.stems.insert(token.stem);
        self.is_stop_word |= token.is_stop_word;
    }
}

/// Matches each word by the best of its forms and adds up the words.
fn any_form_of_each(words: &[Forms], fields: &Fields) -> Option<Box<dyn EngineQuery>> {
    let words: Vec<Box<dyn EngineQuery>> = words.iter().map(|forms| any_form(forms, fields)).collect();
    match words.len() {
        0 | 1 => words.into_iter().next(),
        _ => Some(Box::new(BooleanQuery::union(words))),
    }
}

/// Matches a word by the best of its forms; a further form adds a little.
fn any_form(forms: &Forms, fields: &Fields) -> Box<dyn EngineQuery> {
    let mut matches: Vec<Box<dyn EngineQuery>> = vec![weighted(fields.surface, &forms.surface, SURFACE_WEIGHT)];
    for base in &forms.bases {
        matches.push(weighted(fields.base, base, BASE_WEIGHT));
        matches.push(weighted(fields.part, base, PART_WEIGHT));
        matches.push(weighted(fields.proposal, base, PROPOSAL_WEIGHT));
    }
    for part in forms.parts.difference(&forms.bases) {
        matches.push(weighted(fields.base, part, BASE_WEIGHT * PART_OF_QUERY_WEIGHT));
        matches.push(weighted(fields.part, part, PART_WEIGHT * PART_OF_QUERY_WEIGHT));
        matches.push(weighted(fields.proposal, part, PROPOSAL_WEIGHT * PART_OF_QUERY_WEIGHT));
    }
    for stem in &forms.stems {
        matches.push(weighted(fields.stem, stem, STEM_WEIGHT));
        matches.push(weighted(fields.proposal, stem, PROPOSAL_WEIGHT * STEM_WEIGHT));
    }
    Box::new(DisjunctionMaxQuery::with_tie_breaker(matches, OTHER_FORMS_SHARE))
}

fn weighted(field: Field, form: &str, weight: f32) -> Box<dyn EngineQuery> {
    Box::new(BoostQuery::new(term(field, form), weight))
}

fn term(field: Field, form: &str) -> Box<dyn EngineQuery> {
    Box::new(TermQuery::new(Term::from_field_text(field, form), IndexRecordOption::WithFreqs))
}

/// Matches words one after another, as written or in any inflection, in the text or the proposal.
fn in_a_row(phrase: &str, fields: &Fields, analyser: &Analyser) -> Option<Box<dyn EngineQuery>> {
    let mut sequences = BTreeSet::new();
    for language in QUERY_LANGUAGES {
        let tokens = analyser.analyse(phrase, language);
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

fn clone_all(clauses: &[(Occur, Box<dyn EngineQuery>)]) -> Vec<(Occur, Box<dyn EngineQuery>)> {
    clauses.iter().map(|(occur, query)| (*occur, query.box_clone())).collect()
}
