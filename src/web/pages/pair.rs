//! Two observations beside each other, and why they are alike.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::app::App;
use crate::ids::ObservationId;
use crate::intake::Observation;
use crate::phenomena::{self, PairTies, whole_text};
use crate::web::session::SignedIn;
use crate::web::views::{self, Piece, Report};
use crate::web::{Page, WebError, render};

/// How many shared concepts are told.
const CONCEPTS: usize = 8;

/// A word that more than this share of all texts have ties nothing.
const COMMON: f64 = 0.1;

/// A concept with the words of either text that stand for it.
struct Concept {
    term: String,
    words: [String; 2],
}

/// A sentence of either text.
struct Sentences {
    texts: [String; 2],
}

#[derive(Template)]
#[template(path = "pair.html")]
struct PairPage {
    page: Page,
    sides: [Report; 2],
    similarity: String,
    concepts: Vec<Concept>,
    words: Vec<String>,
    sentences: Vec<Sentences>,
}

impl PairPage {
    /// Tells whether nothing single ties the two.
    fn is_untied(&self) -> bool {
        self.concepts.is_empty() && self.words.is_empty() && self.sentences.is_empty()
    }
}

/// Shows two observations.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path((one, other)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let [one, other] = [observation(&app, &one).await?, observation(&app, &other).await?];
    let mut words = phenomena::shared_forms(&app.preparer, [&one, &other]);
    let mut known = None;
    // While the grouping is busy, no word counts as too common to be told.
    if let Some(grouping) = views::grouping_soon(&app).await {
        words.retain(|word| grouping.frequencies.share_of_word(word, one.language) <= COMMON);
        let evidence = |id| grouping.radar.item(id).map(|item| item.evidence.clone());
        known = evidence(one.id).zip(evidence(other.id)).map(|(one, other)| [one, other]);
    }
    let ties = phenomena::tie(&app, [&one, &other], words, known).await?;
    let texts = [whole_text(&one), whole_text(&other)];
    render(&PairPage {
        sides: [
            side(&app, &page, &one, pieces(&texts[0], &one, &ties, 0)),
            side(&app, &page, &other, pieces(&texts[1], &other, &ties, 1)),
        ],
        similarity: page.locale().percent(f64::from(ties.similarity)),
        concepts: concepts(&app, &page, &ties),
        sentences: ties.sentences.iter().map(|tied| sentences(&texts, &tied.ranges)).collect(),
        words: ties.words,
        page,
    })
}

async fn observation(app: &App, id: &str) -> Result<Observation, WebError> {
    let id: ObservationId = id.parse().map_err(|_| WebError::NotFound)?;
    Ok(app.store.observation(id).await?.ok_or(WebError::NotFound)?.observation)
}

fn side(app: &App, page: &Page, observation: &Observation, pieces: Vec<Piece>) -> Report {
    Report::new(page, app.reference, observation).pieces(pieces)
}

fn pieces(text: &str, observation: &Observation, ties: &PairTies, side: usize) -> Vec<Piece> {
    views::marked_and_masked(text, observation.language, &ties.marks[side])
}

/// Names the shared concepts, each term once.
fn concepts(app: &App, page: &Page, ties: &PairTies) -> Vec<Concept> {
    let ids: Vec<_> = ties.concepts.iter().map(|tied| tied.concept).collect();
    let terms = views::terms(app, page.locale(), &ids).into_iter().take(CONCEPTS);
    let named = terms.filter_map(|(id, term)| {
        let tied = ties.concepts.iter().find(|tied| tied.concept == id)?;
        Some(Concept { term: term.to_owned(), words: tied.words.each_ref().map(|words| words.join(", ")) })
    });
    named.collect()
}

fn sentences(texts: &[String; 2], ranges: &[std::ops::Range<usize>; 2]) -> Sentences {
    Sentences { texts: [0, 1].map(|side| texts[side][ranges[side].clone()].to_owned()) }
}
