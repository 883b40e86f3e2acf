//! The list of decisions.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use crate::app::App;
use crate::ids::{DecisionId, PhenomenonId};
use crate::phenomena::decisions::Recorded;
use crate::web::session::SignedIn;
use crate::web::views::{self, Authors};
use crate::web::{Page, Pagination, WebError, decision_kind, render};

/// How many decisions a page shows.
const SHOWN: usize = 30;

/// Which page, and what is to be told.
#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    page: String,
    /// A decision that was just undone.
    #[serde(default)]
    undone: String,
    /// A decision that must be undone before the one that the reader wanted to undo.
    #[serde(default)]
    first: String,
}

/// A decision as lists show it.
pub struct Row {
    /// Its id.
    pub id: DecisionId,
    /// When it was taken.
    pub when: String,
    /// Who, and what.
    pub what: String,
    /// The phenomena that it is about: address and name.
    pub about: Vec<(String, String)>,
    /// How many observations it names.
    pub observations: usize,
    /// Why; empty when nothing was said.
    pub reason: String,
    /// When and by whom it was undone; empty while it stands.
    pub undone: String,
}

#[derive(Template)]
#[template(path = "decisions.html")]
struct DecisionsPage {
    page: Page,
    rows: Vec<Row>,
    pagination: Pagination,
    /// How many suggestions wait for an answer.
    suggestions: u64,
    is_undone: bool,
    /// The decision that must be undone first.
    first: Option<DecisionId>,
}

/// Shows the decisions, latest first.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let mut decisions = app.store.decisions().await?;
    decisions.reverse();
    let first: Option<DecisionId> = wish.first.parse().ok();
    // The page with the decision that is spoken of.
    let place = first.and_then(|first| decisions.iter().position(|decision| decision.id == first));
    let number = place.map_or(wish.page.parse().unwrap_or(1), |place| (place / SHOWN + 1) as u64);
    let pagination = Pagination::new(number, decisions.len() as u64, SHOWN as u64, "/app/decisions");
    let left_out = usize::try_from(pagination.page - 1).unwrap_or(usize::MAX).saturating_mul(SHOWN);
    let authors = Authors::read(&app).await?;
    let mut names = HashMap::new();
    let mut rows = Vec::new();
    for decision in decisions.iter().skip(left_out).take(SHOWN) {
        let about = about(&app, &page, &mut names, decision).await?;
        rows.push(row(&page, decision, about, &authors));
    }
    let suggestions = app.store.open_suggestion_count().await?;
    let is_undone = wish.undone.parse::<DecisionId>().is_ok();
    render(&DecisionsPage { rows, pagination, suggestions, is_undone, first, page })
}

/// Returns the addresses and names of the phenomena that a decision is about.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn about(
    app: &App,
    page: &Page,
    known: &mut HashMap<PhenomenonId, String>,
    decided: &Recorded,
) -> Result<Vec<(String, String)>, WebError> {
    let mut about = Vec::new();
    for id in decided.decision.phenomena().into_iter().chain(decided.decision.newborn()) {
        about.push((format!("/app/phenomena/{id}"), name(app, page, known, id).await?));
    }
    Ok(about)
}

async fn name(
    app: &App,
    page: &Page,
    known: &mut HashMap<PhenomenonId, String>,
    id: PhenomenonId,
) -> Result<String, WebError> {
    if let Some(name) = known.get(&id) {
        return Ok(name.clone());
    }
    let phenomenon = app.store.phenomenon(id).await?;
    let nameless = || page.text("phenomenon-nameless").into_owned();
    let name = phenomenon.map_or_else(nameless, |phenomenon| views::phenomenon_name(page.locale(), &phenomenon));
    known.insert(id, name.clone());
    Ok(name)
}

/// Shows a decision about the phenomena named.
pub fn row(page: &Page, decided: &Recorded, about: Vec<(String, String)>, authors: &Authors) -> Row {
    let kind = page.text(decision_kind(decided.decision.kind()));
    let what = [("who", authors.name(page, decided.by).into()), ("what", kind.into_owned().into())];
    let undone = decided.undone.map(|undone| {
        let who = authors.name(page, undone.by);
        page.text_with("decisions-undone-by", &[("who", who.into()), ("date", page.date(undone.at).into())])
            .into_owned()
    });
    Row {
        id: decided.id,
        when: page.date_time(decided.at),
        what: page.text_with("decisions-row", &what).into_owned(),
        about,
        observations: decided.decision.observations().len(),
        reason: decided.reason.as_ref().map(|reason| reason.as_str().to_owned()).unwrap_or_default(),
        undone: undone.unwrap_or_default(),
    }
}
