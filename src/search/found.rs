//! Searching: what is asked for, and what is found.

use std::collections::HashSet;
use std::sync::PoisonError;

use serde::Serialize;
use tantivy::query::{AllQuery, Query as EngineQuery, TermSetQuery};
use tantivy::schema::{Field, Value};
use tantivy::{Searcher, TantivyDocument, TantivyError};

use super::collect::{Match, Matches};
use super::error::SearchError;
use super::filters::Filters;
use super::index::Index;
use super::matching::{Forms, plan};
use super::query::Query;
use super::ranking::{Nearest, mix, spread_of_words};
use super::snippet::Snippet;
use crate::ids::ObservationId;
use crate::phenomena::Evidence;
use crate::text::Language;

/// Which of the hits to return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many at most.
    pub limit: usize,
    /// How many to leave out before.
    pub offset: usize,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    /// How many observations were found in all.
    pub total: usize,
    /// The page of them that was asked for, best first.
    pub hits: Vec<Hit>,
    /// How the query was understood.
    pub understood: Query,
}

/// One observation that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The observation.
    pub id: ObservationId,
    /// Its score; only comparable within one search.
    pub score: f32,
    /// What it was found by.
    pub found_by: FoundBy,
    /// The stretch of its text that shows it.
    pub snippet: Snippet,
}

/// What an observation was found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// Its words.
    Words,
    /// Its meaning alone: none of the words occurs.
    Meaning,
    /// Its filters alone: no word was asked for.
    Filters,
}

impl Index {
    /// Finds observations by words, by meaning where the query's own evidence is given, and by filters.
    ///
    /// A query without words lists what the filters let through, newest first.
    ///
    /// # Errors
    ///
    /// [`SearchError::Engine`] if the index cannot be read.
    pub fn search(
        &self,
        query: &Query,
        filters: &Filters,
        wanted: Option<&Evidence>,
        page: Page,
    ) -> Result<Found, SearchError> {
        let searcher = self.reader.searcher();
        let conditions = filters.conditions(&self.fields, &self.time_zone);
        let plan = plan(query, conditions, &self.fields, &self.analyser);
        let allowed = plan.allowed.as_deref();
        let matches = match (plan.words.as_deref(), wanted) {
            (None, _) => collect(&searcher, allowed.unwrap_or(&AllQuery), FoundBy::Filters)?,
            (Some(words), None) => collect(&searcher, words, FoundBy::Words)?,
            (Some(words), Some(wanted)) => self.by_words_and_meaning(&searcher, words, allowed, wanted)?,
        };
        let total = matches.len();
        let hits = best(matches, page).into_iter().map(|found| self.hit(&searcher, &found, &plan.forms));
        Ok(Found { total, hits: hits.collect::<Result<_, _>>()?, understood: query.clone() })
    }

    fn by_words_and_meaning(
        &self,
        searcher: &Searcher,
        words: &dyn EngineQuery,
        allowed: Option<&dyn EngineQuery>,
        wanted: &Evidence,
    ) -> Result<Vec<Match>, TantivyError> {
        let allowed = allowed.map(|query| collect(searcher, query, FoundBy::Filters)).transpose()?;
        let mut matches = collect(searcher, words, FoundBy::Words)?;
        let possible = allowed.as_ref().map_or(searcher.num_docs() as usize, Vec::len);
        let spread = spread_of_words(&matches, possible);
        let meanings = self.meanings.read().unwrap_or_else(PoisonError::into_inner);
        let nearest = Nearest::find(&meanings, wanted, allowed.as_deref());
        let known: HashSet<ObservationId> = matches.iter().map(|found| found.id).collect();
        let further = nearest.ids().filter(|id| !known.contains(id)).map(|id| self.id_term(id));
        matches.extend(collect(searcher, &TermSetQuery::new(further), FoundBy::Meaning)?);
        mix(&mut matches, spread, &nearest);
        Ok(matches)
    }

    fn hit(&self, searcher: &Searcher, found: &Match, forms: &[Forms]) -> Result<Hit, TantivyError> {
        let document: TantivyDocument = searcher.doc(found.address)?;
        let stored = |field: Field| document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
        let language = Language::from_code(stored(self.fields.language)).unwrap_or(Language::Other);
        let snippet = |text: &str| Snippet::cut(text, &self.analyser.analyse(text, language), forms);
        let of_text = snippet(stored(self.fields.text));
        let of_proposal = of_text.highlights.is_empty().then(|| snippet(stored(self.fields.proposal_text)));
        let snippet = of_proposal.filter(|snippet| !snippet.highlights.is_empty()).unwrap_or(of_text);
        Ok(Hit { id: found.id, score: found.score, found_by: found.found_by, snippet })
    }
}

fn collect(searcher: &Searcher, query: &dyn EngineQuery, found_by: FoundBy) -> Result<Vec<Match>, TantivyError> {
    searcher.search(query, &Matches { found_by })
}

/// Returns the page of the matches, best first.
fn best(mut matches: Vec<Match>, page: Page) -> Vec<Match> {
    let end = page.offset.saturating_add(page.limit);
    if end < matches.len() {
        matches.select_nth_unstable_by(end, Match::compare);
        matches.truncate(end);
    }
    matches.sort_unstable_by(Match::compare);
    matches.split_off(page.offset.min(matches.len()))
}
