//! The address in a letter that ends such letters.
//!
//! Opening it only shows a button, so that a program that looks at links in a mail does not use it; mail programs post
//! to it (RFC 8058), which needs no token: the address is the secret.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::app::App;
use crate::web::{Page, WebError, render};

#[derive(Template)]
#[template(path = "unsubscribe.html")]
struct UnsubscribePage {
    page: Page,
    is_ended: bool,
}

/// Shows the button.
pub async fn show(page: Page) -> Result<Response, WebError> {
    render(&UnsubscribePage { page, is_ended: false })
}

/// Ends the letters; once ended, they stay so.
pub async fn create(State(app): State<App>, page: Page, Path(secret): Path<String>) -> Result<Response, WebError> {
    app.store.unsubscribe(&secret).await?;
    render(&UnsubscribePage { page, is_ended: true })
}
