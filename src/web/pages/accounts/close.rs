//! An account is closed.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::ADDRESS;
use super::list::{Once, Wish, render_page};
use crate::app::App;
use crate::ids::UserId;
use crate::web::form::OwnForm;
use crate::web::pages::sign_out::Nothing;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// Closes it; the last administrator stays.
pub async fn create(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path(id): Path<String>,
    _form: OwnForm<Nothing>,
) -> Result<Response, WebError> {
    let id: UserId = id.parse().map_err(|_| WebError::NotFound)?;
    app.store.user(id).await?.ok_or(WebError::NotFound)?;
    if !app.store.disable_user_but_last(id, Timestamp::now()).await? {
        let once = Once { fault: "accounts-fault-last", ..Once::default() };
        let shown = render_page(&app, page, &Wish::default(), once).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
    }
    Ok(Redirect::to(&format!("{ADDRESS}?done=closed")).into_response())
}
