//! The thanks after an observation was stored, with its reference number, and the way back to it.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::app::App;
use crate::store::ReferenceNumber;
use crate::web::field::Field;
use crate::web::{Page, WebError, render};

/// What the form tells the receipt.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// Whether personal data was masked.
    masked: String,
    /// Whether the page stands within another site.
    embed: String,
}

/// The number that somebody typed.
#[derive(Deserialize)]
pub struct Sought {
    reference: Option<String>,
}

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    page: Page,
    reference: String,
    /// When it was received.
    received: String,
    was_masked: bool,
    /// Whether somebody of the work group has read it.
    was_read: bool,
    is_embedded: bool,
}

#[derive(Template)]
#[template(path = "receipt-search.html")]
struct SearchPage {
    page: Page,
    reference: Field,
}

impl SearchPage {
    fn fields(&self) -> Vec<&Field> {
        vec![&self.reference]
    }
}

/// Shows the receipt of an observation that is in the database; nothing of what it says.
pub async fn show(
    State(app): State<App>,
    page: Page,
    Path(reference): Path<String>,
    Query(sent): Query<Sent>,
) -> Result<Response, WebError> {
    let reference = ReferenceNumber::parse(&reference).ok_or(WebError::NotFound)?;
    let stored = app.store.observation_by_reference(&reference).await?.ok_or(WebError::NotFound)?;
    render(&ReceiptPage {
        reference: reference.to_string(),
        received: page.date(stored.observation.received_at),
        was_masked: !sent.masked.is_empty(),
        was_read: app.store.review(stored.observation.id).await?.is_some(),
        is_embedded: app.config.server.may_embed(&sent.embed),
        page,
    })
}

/// Leads to the receipt of a number that was typed, or asks for one.
pub async fn find(State(app): State<App>, page: Page, Query(sought): Query<Sought>) -> Result<Response, WebError> {
    let typed = sought.reference.unwrap_or_default();
    let mut field = Field::required(page.locale(), "reference", "receipt-number", &typed)
        .hint(page.locale(), "receipt-find-hint")
        .autocomplete("off");
    if typed.is_empty() {
        return render(&SearchPage { reference: field, page });
    }
    if let Some(reference) = ReferenceNumber::parse(&typed)
        && app.store.observation_by_reference(&reference).await?.is_some()
    {
        return Ok(Redirect::to(&format!("/receipts/{reference}")).into_response());
    }
    field.faults.push(page.text("receipt-unknown"));
    Ok((StatusCode::NOT_FOUND, render(&SearchPage { reference: field, page })?).into_response())
}
