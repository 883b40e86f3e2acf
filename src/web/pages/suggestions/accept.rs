//! Somebody accepts a suggestion: what it proposes becomes their decision.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use crate::app::App;
use crate::ids::SuggestionId;
use crate::phenomena::decisions::{By, DecideError};
use crate::phenomena::suggestions::{AnswerError, accept};
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::pages::phenomenon::deciding;
use crate::web::session::SignedIn;
use crate::web::{WebError, answer_error};

/// Accepts the suggestion and leads back to the list, which tells of the decision or of what stood in its way.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let id: SuggestionId = id.parse().map_err(|_| WebError::NotFound)?;
    let back = |query: &str| Ok(Redirect::to(&format!("/app/suggestions?{query}")).into_response());
    let reason = match deciding::reason(&app, &fields) {
        Ok(reason) => reason,
        Err(code) => return back(&format!("refused={code}")),
    };
    let by = By { user: user.user.id, reason, seen: fields.one("seen").parse().ok() };
    match accept(&app.store, &app.wake, id, by, Timestamp::now()).await {
        Ok(decided) => back(&format!("decided={}", decided.id)),
        Err(AnswerError::Decide(DecideError::Refused(fault))) => {
            back(&format!("refused={}", deciding::refusal_code(fault)))
        }
        Err(error) => Err(answer_error(error)),
    }
}
