//! A person names a phenomenon.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::show::{self, TypedNames};
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::phenomena::GivenNames;
use crate::phenomena::decisions::{By, DecideError, Decision, DecisionFault, decide};
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, decision_error};

/// The names as typed.
#[derive(Deserialize)]
pub struct NameForm {
    #[serde(default)]
    name_fi: String,
    #[serde(default)]
    name_sv: String,
}

/// Gives the phenomenon its names and leads back to it, or shows the page again.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(form): OwnForm<NameForm>,
) -> Result<Response, WebError> {
    let id: PhenomenonId = id.parse().map_err(|_| WebError::NotFound)?;
    let phenomenon = app.store.phenomenon(id).await?.ok_or(WebError::NotFound)?;
    match GivenNames::parse(&form.name_fi, &form.name_sv) {
        Ok(names) => {
            let decision = Decision::Name { phenomenon: phenomenon.id, names };
            let by = By { user: user.user.id, reason: None, seen: None };
            match decide(&app.store, &app.wake, decision, by, Timestamp::now()).await {
                Ok(_) | Err(DecideError::Refused(DecisionFault::NothingChanges)) => {}
                Err(error) => return Err(decision_error(error)),
            }
            Ok(Redirect::to(&format!("/app/phenomena/{}", phenomenon.id)).into_response())
        }
        Err(faults) => {
            let typed = TypedNames { fi: form.name_fi, sv: form.name_sv, faults };
            let again = show::render_page(&app, page, phenomenon, &typed, 1).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}
