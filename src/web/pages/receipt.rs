//! The thanks after an observation was stored, with its reference number.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use crate::app::App;
use crate::store::ReferenceNumber;
use crate::web::{Page, WebError, render};

/// What the form tells the receipt.
#[derive(Deserialize)]
pub struct Sent {
    /// Whether personal data was masked.
    #[serde(default)]
    masked: String,
}

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    page: Page,
    reference: String,
    was_masked: bool,
}

/// Shows the receipt of an observation that is in the database; nothing of what it says.
pub async fn show(
    State(app): State<App>,
    page: Page,
    Path(reference): Path<String>,
    Query(sent): Query<Sent>,
) -> Result<Response, WebError> {
    let reference = ReferenceNumber::parse(&reference).ok_or(WebError::NotFound)?;
    if app.store.observation_by_reference(&reference).await?.is_none() {
        return Err(WebError::NotFound);
    }
    render(&ReceiptPage { page, reference: reference.to_string(), was_masked: !sent.masked.is_empty() })
}
