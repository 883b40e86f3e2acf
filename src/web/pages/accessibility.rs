//! How far the pages can be used by everybody (Act 306/2019).

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::web::{Page, WebError, render};

#[derive(Template)]
#[template(path = "accessibility.html")]
struct AccessibilityPage {
    page: Page,
    contact: Option<String>,
}

/// Shows the accessibility statement.
pub async fn show(State(app): State<App>, page: Page) -> Result<Response, WebError> {
    render(&AccessibilityPage { page, contact: app.config.interface.contact.clone() })
}
