//! The list of suggestions that wait for an answer.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use crate::app::App;
use crate::ids::{PhenomenonId, SuggestionId};
use crate::phenomena::decisions::{Decision, Destination};
use crate::phenomena::suggestions::{Suggestion, Why};
use crate::web::pages::phenomenon::deciding::{self, Decided};
use crate::web::session::SignedIn;
use crate::web::views::{self, Report};
use crate::web::{Page, Pagination, WebError, render};

/// How many suggestions a page shows.
const SHOWN: usize = 20;

/// How many observations of a suggestion are shown.
const REPORTS: usize = 3;

/// Which page, and what has just happened.
#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    page: String,
    /// A decision that a suggestion became.
    #[serde(default)]
    decided: String,
    /// Why a suggestion could not be accepted.
    #[serde(default)]
    refused: String,
    /// `refused` when a suggestion has just been.
    #[serde(default)]
    answer: String,
}

/// A phenomenon that a suggestion is about.
struct About {
    id: PhenomenonId,
    name: String,
}

/// A suggestion with its reasons.
struct Row {
    id: SuggestionId,
    /// What is asked.
    question: String,
    about: Vec<About>,
    /// Similarities: of what, and a percentage.
    similarities: Vec<(String, String)>,
    words: Vec<String>,
    /// The first of the observations that would go elsewhere.
    reports: Vec<Report>,
    /// How many more there are.
    more: usize,
}

impl Row {
    /// Returns the names of the phenomena, for the buttons' labels.
    fn names(&self) -> String {
        self.about.iter().map(|about| about.name.as_str()).collect::<Vec<_>>().join(" / ")
    }
}

#[derive(Template)]
#[template(path = "suggestions.html")]
struct SuggestionsPage {
    page: Page,
    /// The decision that was just taken, with a phenomenon that it is about.
    decided: Option<(Decided, PhenomenonId)>,
    /// Why a suggestion could not be accepted; empty for nothing.
    refusal: String,
    is_refused: bool,
    rows: Vec<Row>,
    /// The version of the grouping that the reader sees.
    seen: i64,
    pagination: Pagination,
}

/// Shows the suggestions, latest first.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let seen = app.store.grouping_version().await?;
    let open = app.store.open_suggestions().await?;
    let number = wish.page.parse().unwrap_or(1);
    let pagination = Pagination::new(number, open.len() as u64, SHOWN as u64, "/app/suggestions");
    let left_out = usize::try_from(pagination.page - 1).unwrap_or(usize::MAX).saturating_mul(SHOWN);
    let mut rows = Vec::new();
    for suggestion in open.iter().skip(left_out).take(SHOWN) {
        rows.push(row(&app, &page, suggestion).await?);
    }
    render(&SuggestionsPage {
        decided: decided(&app, &page, &wish.decided).await?,
        refusal: deciding::refusal(&page, &wish.refused),
        is_refused: wish.answer == "refused",
        rows,
        seen,
        pagination,
        page,
    })
}

/// Returns the decision that was just taken, and the phenomenon where its undoing leads.
async fn decided(app: &App, page: &Page, id: &str) -> Result<Option<(Decided, PhenomenonId)>, WebError> {
    let Ok(id) = id.parse() else { return Ok(None) };
    let Some(recorded) = app.store.decision(id).await? else { return Ok(None) };
    let phenomenon = recorded.decision.phenomena().last().copied();
    Ok(deciding::told(page, &recorded).zip(phenomenon))
}

async fn row(app: &App, page: &Page, suggestion: &Suggestion) -> Result<Row, WebError> {
    let mut about = Vec::new();
    for id in suggestion.decision.phenomena() {
        if let Some(phenomenon) = app.store.phenomenon(id).await? {
            about.push(About { id: phenomenon.id, name: views::phenomenon_name(page.locale(), &phenomenon) });
        }
    }
    let observations = suggestion.decision.observations();
    let shown = app.store.observations(&observations[..observations.len().min(REPORTS)]).await?;
    let reports: Vec<Report> =
        shown.iter().map(|stored| Report::new(page, app.reference, &stored.observation)).collect();
    Ok(Row {
        id: suggestion.id,
        question: question(page, suggestion),
        about,
        similarities: similarities(page, suggestion),
        words: suggestion.why.words.clone(),
        more: observations.len() - reports.len().min(observations.len()),
        reports,
    })
}

fn question(page: &Page, suggestion: &Suggestion) -> String {
    let reports = [("reports", suggestion.decision.observations().len().into())];
    let question = match &suggestion.decision {
        Decision::Merge { .. } => page.text("suggestion-merge"),
        Decision::Split { .. } => page.text_with("suggestion-split", &reports),
        // The grouping suggests nothing else.
        _ => page.text_with("suggestion-move", &reports),
    };
    question.into_owned()
}

/// Tells how alike the observations are to those that they would be with, and to those that they are with.
fn similarities(page: &Page, suggestion: &Suggestion) -> Vec<(String, String)> {
    let Why { similarity, similarity_now, .. } = suggestion.why;
    let told = match &suggestion.decision {
        Decision::Merge { .. } => vec![("suggestion-merge-similarity", similarity)],
        Decision::Split { .. } => {
            vec![("suggestion-split-similarity", similarity), ("suggestion-split-similarity-now", similarity_now)]
        }
        // One that stands alone is with none.
        Decision::Move { to: Destination::Phenomenon(_), .. } if similarity_now > 0.0 => {
            vec![("suggestion-move-similarity", similarity), ("suggestion-move-similarity-now", similarity_now)]
        }
        _ => vec![("suggestion-move-similarity", similarity)],
    };
    let percent = |similarity: f32| page.locale().percent(f64::from(similarity.max(0.0)));
    told.into_iter().map(|(key, similarity)| (page.text(key).into_owned(), percent(similarity))).collect()
}
