//! Searching: what is asked for, and what is found.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::PoisonError;

use tantivy::query::{AllQuery, Query as EngineQuery, TermSetQuery};
use tantivy::schema::{Field, Value};
use tantivy::{Searcher, TantivyDocument, TantivyError};

use super::collect::{Match, Matches};
use super::counts::{self, Counts};
use super::edition::Edition;
use super::error::SearchError;
use super::facet::{Facet, Themes};
use super::filters::{Filters, within};
use super::forms::Forms;
use super::index::Index;
use super::matching::{Correction, Plan, Planner};
use super::query::Query;
use super::ranking::{CANDIDATES, Compared, FEEDBACK, Nearest, mix, put_behind, spread_of_words, widened};
use super::snippet::{Met, Snippet};
use crate::access::Scope;
use crate::ids::ObservationId;
use crate::phenomena::Evidence;
use crate::text::Language;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// What was typed.
    pub query: Query,
    /// What was chosen.
    pub filters: Filters,
    /// What whoever asks may see.
    pub scope: Scope,
    /// The themes of the phenomena, to choose and count by.
    pub themes: Themes,
    /// What the query means; without it words alone are searched.
    pub wanted: Option<Evidence>,
    /// Which of the hits to return.
    pub page: Page,
    /// Whether to count the values of the facets.
    pub counts: bool,
}

/// Which of the hits to return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many at most.
    pub limit: usize,
    /// How many to leave out before.
    pub offset: usize,
}

impl Default for Page {
    fn default() -> Self {
        Self { limit: 10, offset: 0 }
    }
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
    /// The filters that were applied, those typed among them.
    pub filters: Filters,
    /// What may have been meant by words that do not occur.
    pub corrections: Vec<Correction>,
    /// Words that no observation has and for which none is spelt alike, in lower case.
    pub missing: Vec<String>,
    /// Counts over all that was found, if they were asked for.
    pub counts: Option<Counts>,
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

coded!(
    /// What an observation was found by.
    FoundBy {
        /// Its words.
        Words = "words",
        /// Words that say the same as those asked for.
        Synonyms = "synonyms",
        /// Its meaning alone: none of the words occurs.
        Meaning = "meaning",
        /// Its filters alone: no word was asked for.
        Filters = "filters",
    }
);

impl Index {
    /// Finds observations by words, by meaning where the query's own evidence is given, and by filters.
    ///
    /// A query without words lists what the filters let through, newest first. What lies outside the scope is neither
    /// found nor counted.
    ///
    /// # Errors
    ///
    /// [`SearchError::Engine`] if the index cannot be read.
    pub fn search(&self, request: &Request) -> Result<Found, SearchError> {
        let edition = self.edition();
        let looking = Looking { index: self, edition: &edition, searcher: &edition.searcher(), request };
        let plan = looking.plan(&request.filters)?;
        let matches = looking.matches(&plan)?;
        let counts = request.counts.then(|| looking.counts(&matches)).transpose()?;
        let total = matches.len();
        let hits = page_of(matches, request.page).into_iter().map(|found| looking.hit(&found, &plan.forms));
        Ok(Found {
            total,
            hits: hits.collect::<Result<_, _>>()?,
            understood: request.query.clone(),
            filters: request.filters.clone(),
            corrections: plan.corrections,
            missing: plan.missing,
            counts,
        })
    }

    /// Returns every observation that is found, best first, without its text: for exports.
    ///
    /// # Errors
    /// [`SearchError::Engine`] if the index cannot be read.
    pub fn search_all(&self, request: &Request) -> Result<Vec<ObservationId>, SearchError> {
        let edition = self.edition();
        let looking = Looking { index: self, edition: &edition, searcher: &edition.searcher(), request };
        let mut matches = looking.matches(&looking.plan(&request.filters)?)?;
        matches.sort_unstable_by(Match::compare);
        Ok(matches.into_iter().map(|found| found.id).collect())
    }
}

/// One search over one snapshot.
struct Looking<'a> {
    index: &'a Index,
    edition: &'a Edition,
    searcher: &'a Searcher,
    request: &'a Request,
}

impl Looking<'_> {
    fn plan(&self, filters: &Filters) -> Result<Plan, TantivyError> {
        let fields = &self.edition.fields;
        let mut conditions = filters.conditions(fields, &self.request.themes, &self.index.time_zone);
        conditions.extend(within(&self.request.scope, fields));
        let within = within(&self.request.scope, fields);
        let planner = Planner { fields, lexicon: &self.index.lexicon, searcher: self.searcher, within };
        planner.plan(&self.request.query, conditions)
    }

    /// Returns everything that is found, scored, in no order.
    fn matches(&self, plan: &Plan) -> Result<Vec<Match>, TantivyError> {
        let allowed = plan.allowed.as_deref();
        match (plan.words.as_deref(), &self.request.wanted) {
            (None, _) => self.collect(allowed.unwrap_or(&AllQuery), FoundBy::Filters),
            (Some(words), None) => self.collect(words, FoundBy::Words),
            (Some(words), Some(wanted)) => self.by_words_and_meaning(words, plan, wanted),
        }
    }

    fn by_words_and_meaning(
        &self,
        words: &dyn EngineQuery,
        plan: &Plan,
        wanted: &Evidence,
    ) -> Result<Vec<Match>, TantivyError> {
        let allowed = plan.allowed.as_deref().map(|query| self.collect(query, FoundBy::Filters)).transpose()?;
        let by_words = self.collect(words, FoundBy::Words)?;
        let possible = allowed.as_ref().map_or(self.searcher.num_docs() as usize, Vec::len);
        let spread = spread_of_words(&by_words, possible);
        let anchored = self.anchored(&plan.anchors)?;
        let meanings = self.index.meanings.read().unwrap_or_else(PoisonError::into_inner);
        let compared = Compared::all(&meanings, allowed.as_deref());
        let nearest = Nearest::find(&meanings, wanted, &compared);
        let mut first = self.with_nearest(by_words.clone(), &nearest)?;
        mix(&mut first, spread, &nearest, &anchored);
        let Some(widened) = widened(wanted, &best(first.clone(), FEEDBACK), &meanings) else { return Ok(first) };
        if !compared.are_many() {
            let nearest = Nearest::find(&meanings, &widened, &compared);
            let mut second = self.with_nearest(by_words, &nearest)?;
            mix(&mut second, spread, &nearest, &anchored);
            return Ok(second);
        }
        // Whatever is far behind stays there: the best are scored anew, by their words as before.
        let words_of: HashMap<ObservationId, f32> = by_words.iter().map(|found| (found.id, found.score)).collect();
        first.sort_unstable_by(Match::compare);
        let asked_again = CANDIDATES.min(first.len());
        let (second, rest) = first.split_at_mut(asked_again);
        put_behind(rest);
        second.iter_mut().for_each(|found| found.score = words_of.get(&found.id).copied().unwrap_or(0.0));
        mix(second, spread, &Nearest::find(&meanings, &widened, &compared.only(&meanings, second)), &anchored);
        Ok(first)
    }

    /// Adds what is found by meaning alone.
    fn with_nearest(&self, mut matches: Vec<Match>, nearest: &Nearest<'_>) -> Result<Vec<Match>, TantivyError> {
        let known: HashSet<ObservationId> = matches.iter().map(|found| found.id).collect();
        let further = nearest.ids().filter(|id| !known.contains(id)).map(|id| self.edition.id_term(id));
        matches.extend(self.collect(&TermSetQuery::new(further), FoundBy::Meaning)?);
        Ok(matches)
    }

    /// Returns how many anchors each observation has that has any.
    fn anchored(&self, anchors: &[Box<dyn EngineQuery>]) -> Result<HashMap<ObservationId, u8>, TantivyError> {
        let mut anchored: HashMap<ObservationId, u8> = HashMap::new();
        for anchor in anchors {
            for found in self.collect(anchor.as_ref(), FoundBy::Filters)? {
                let anchors = anchored.entry(found.id).or_default();
                *anchors = anchors.saturating_add(1);
            }
        }
        Ok(anchored)
    }

    /// Counts what was found; a facet of which something was chosen as if nothing were, so that the reader sees what
    /// else there is.
    fn counts(&self, matches: &[Match]) -> Result<Counts, TantivyError> {
        let themes = &self.request.themes;
        let mut facets = BTreeMap::new();
        for &facet in Facet::ALL {
            let counted = match self.request.filters.only.first(facet) {
                None => counts::count(self.searcher, matches, facet, themes)?,
                Some(_) => {
                    let freed = self.matches(&self.plan(&self.request.filters.freed_of(facet))?)?;
                    counts::count(self.searcher, &freed, facet, themes)?
                }
            };
            facets.insert(facet, counted);
        }
        Ok(Counts { facets, months: counts::months(matches, &self.index.time_zone) })
    }

    fn hit(&self, found: &Match, forms: &[Forms]) -> Result<Hit, TantivyError> {
        let document: TantivyDocument = self.searcher.doc(found.address)?;
        let stored = |field: Field| document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
        let fields = &self.edition.fields;
        let language = Language::from_code(stored(fields.language)).unwrap_or(Language::Other);
        let snippet = |text: &str| Snippet::cut(text, &self.index.lexicon.analyser().analyse(text, language), forms);
        let of_text = snippet(stored(fields.text));
        let of_proposal = (of_text.1 == Met::Not).then(|| snippet(stored(fields.proposal_text)));
        let (snippet, met) = of_proposal.filter(|(_, met)| *met != Met::Not).unwrap_or(of_text);
        let found_by = match (found.found_by, met) {
            (FoundBy::Words, Met::Otherwise) => FoundBy::Synonyms,
            (found_by, _) => found_by,
        };
        Ok(Hit { id: found.id, score: found.score, found_by, snippet })
    }

    fn collect(&self, query: &dyn EngineQuery, found_by: FoundBy) -> Result<Vec<Match>, TantivyError> {
        self.searcher.search(query, &Matches { found_by })
    }
}

/// Returns the page of the matches, best first.
fn page_of(matches: Vec<Match>, page: Page) -> Vec<Match> {
    let mut best = best(matches, page.offset.saturating_add(page.limit));
    best.split_off(page.offset.min(best.len()))
}

/// Returns so many of the matches, best first.
fn best(mut matches: Vec<Match>, count: usize) -> Vec<Match> {
    if count < matches.len() {
        matches.select_nth_unstable_by(count, Match::compare);
        matches.truncate(count);
    }
    matches.sort_unstable_by(Match::compare);
    matches
}
