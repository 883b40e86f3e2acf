//! The page on which a sender's request is met.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::find;
use crate::app::App;
use crate::web::field::Field;
use crate::web::session::SignedIn;
use crate::web::views::Report;
use crate::web::{Page, WebError, render};

/// Which number is asked for, and what has just happened.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    reference: String,
    #[serde(default)]
    erased: String,
}

#[derive(Template)]
#[template(path = "requests.html")]
struct RequestsPage {
    page: Page,
    field: Field,
    reference: String,
    report: Option<Report>,
    /// Whether a number was asked for.
    is_asked: bool,
    /// The number of what was just erased; empty for nothing.
    erased: String,
}

/// Shows the form and, for a number, what is kept under it.
pub async fn show(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let stored = find(&app, &user.user, &asked.reference).await?;
    let mut field = Field::required(page.locale(), "reference", "request-reference", &asked.reference)
        .hint(page.locale(), "request-reference-hint");
    let is_asked = !asked.reference.trim().is_empty();
    if is_asked && stored.is_none() {
        field.faults.push(page.text("request-unknown"));
    }
    render(&RequestsPage {
        field,
        reference: stored.as_ref().map(|stored| stored.reference.to_string()).unwrap_or_default(),
        report: stored.map(|stored| Report::new(&page, app.reference, &stored.observation)),
        is_asked,
        erased: asked.erased,
        page,
    })
}
