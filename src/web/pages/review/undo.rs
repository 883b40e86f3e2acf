//! Somebody takes an answer back.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::ADDRESS;
use crate::app::App;
use crate::ids::ObservationId;
use crate::phenomena::decisions::{DecideError, undo};
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{WebError, decision_error};

/// Undoes the decision that the answer became, and shows the observation again.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let id: ObservationId = id.parse().map_err(|_| WebError::NotFound)?;
    let review = app.store.review(id).await?.ok_or(WebError::NotFound)?;
    if let Some(decision) = review.decision {
        match undo(&app.store, &app.wake, decision, user.user.id, Timestamp::now()).await {
            Ok(_) | Err(DecideError::UndoneAlready(_)) => {}
            Err(DecideError::StoodOn(later)) => {
                let first = later.id;
                return Ok(Redirect::to(&format!("/app/decisions?first={first}#decision-{first}")).into_response());
            }
            Err(error) => return Err(decision_error(error)),
        }
    }
    app.store.delete_review(id).await?;
    let after = fields.one("after");
    Ok(Redirect::to(&format!("{ADDRESS}?first={id}&after={after}&undone={id}")).into_response())
}
