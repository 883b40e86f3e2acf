//! Somebody refuses a suggestion.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use crate::app::App;
use crate::ids::SuggestionId;
use crate::phenomena::suggestions::refuse;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{WebError, answer_error};

/// Refuses the suggestion and leads back to the list.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(_): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let id: SuggestionId = id.parse().map_err(|_| WebError::NotFound)?;
    refuse(&app.store, id, user.user.id, Timestamp::now()).await.map_err(answer_error)?;
    Ok(Redirect::to("/app/suggestions?answer=refused").into_response())
}
