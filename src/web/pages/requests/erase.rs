//! An observation is erased at its sender's request.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::find;
use crate::access::{AuditAction, AuditNote};
use crate::app::App;
use crate::erase;
use crate::web::WebError;
use crate::web::form::OwnForm;
use crate::web::pages::sign_out::Nothing;
use crate::web::session::SignedIn;

/// Erases it. That it was is noted before, so that no erasure goes unseen.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(reference): Path<String>,
    _form: OwnForm<Nothing>,
) -> Result<Response, WebError> {
    let stored = find(&app, &user.user, &reference).await?.ok_or(WebError::NotFound)?;
    let subject = format!("/app/observations/{}", stored.observation.id);
    let note = AuditNote::by(&user.user, AuditAction::Erased, subject);
    let now = Timestamp::now();
    app.store.note(AuditNote { detail: stored.reference.to_string(), ..note }, now).await?;
    erase::erase(&app, stored.observation.id, now).await.map_err(anyhow::Error::from)?;
    Ok(Redirect::to(&format!("/app/requests?erased={}", stored.reference)).into_response())
}
