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
}

/// Shows the privacy notice.
pub async fn show(State(app): State<App>, page: Page) -> Result<Response, WebError> {
    let interface = &app.config.interface;
    render(&PrivacyPage { page, controller: interface.controller.clone(), contact: interface.contact.clone() })
}
