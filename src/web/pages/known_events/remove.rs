//! Somebody takes a mark back.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use uuid::Uuid;

use crate::app::App;
use crate::web::WebError;
use crate::web::form::OwnForm;
use crate::web::pages::sign_out::Nothing;
use crate::web::session::SignedIn;

/// Takes it back; it is kept, so that earlier alerts can be understood.
pub async fn create(
    State(app): State<App>,
    _user: SignedIn,
    Path(id): Path<String>,
    _form: OwnForm<Nothing>,
) -> Result<Response, WebError> {
    let id: Uuid = id.parse().map_err(|_| WebError::NotFound)?;
    if !app.store.remove_event(id, Timestamp::now()).await? {
        return Err(WebError::NotFound);
    }
    app.wake.notify_one();
    Ok(Redirect::to("/app/known-events").into_response())
}
