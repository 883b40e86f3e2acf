//! What is done with what people tell.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::web::{Page, WebError, render};

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage {
    page: Page,
    controller: Option<String>,
    contact: Option<String>,
    /// For how many days what was masked is kept sealed; `None` where it is not kept.
    originals_days: Option<u32>,
}

/// Shows the privacy notice.
pub async fn show(State(app): State<App>, page: Page) -> Result<Response, WebError> {
    let (interface, originals) = (&app.config.interface, &app.config.originals);
    render(&PrivacyPage {
        page,
        controller: interface.controller.clone(),
        contact: interface.contact.clone(),
        originals_days: originals.key.as_ref().map(|_| originals.days),
    })
}
