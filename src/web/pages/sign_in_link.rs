//! Signing in with a link that works once.
//!
//! Opening the link only shows a button, so that a program that looks at links in a mail does not
//! use it up.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::sign_out::Nothing;
use crate::access::{self, Secret};
use crate::app::App;
use crate::web::form::OwnForm;
use crate::web::pages::sign_in;
use crate::web::{Page, WebError, render};

#[derive(Template)]
#[template(path = "sign-in-link.html")]
struct SignInLinkPage {
    page: Page,
    is_spent: bool,
}

/// Where the link leads; the overview unless it says so.
#[derive(Deserialize)]
pub struct Place {
    #[serde(default)]
    next: String,
}

/// Shows the button.
pub async fn show(page: Page) -> Result<Response, WebError> {
    render(&SignInLinkPage { page, is_spent: false })
}

/// Signs in, or says that the link was used or is too old.
pub async fn create(
    State(app): State<App>,
    page: Page,
    Path(secret): Path<String>,
    Query(place): Query<Place>,
    _form: OwnForm<Nothing>,
) -> Result<Response, WebError> {
    let secret = Secret::from_text(&secret);
    match access::sign_in_with_link(&app.store, &secret, Timestamp::now()).await? {
        Some(admission) => sign_in::let_in(&app, admission, &place.next).await,
        None => {
            let page = render(&SignInLinkPage { page, is_spent: true })?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}
