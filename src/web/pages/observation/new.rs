//! Somebody of the work group writes an observation down for another: told by telephone, at a counter, on paper.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use crate::app::App;
use crate::intake;
use crate::web::form::OwnForm;
use crate::web::pages::observation_form::{ObservationForm, internal_form_page};
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

/// Shows the form, with a place for what is like the text while it is being written.
pub async fn show(State(app): State<App>, page: Page, _user: SignedIn) -> Result<Response, WebError> {
    render(&internal_form_page(&app, page, &ObservationForm::default(), &[]))
}

/// Stores the observation and leads to its page, or shows the form again.
pub async fn create(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    OwnForm(form): OwnForm<ObservationForm>,
) -> Result<Response, WebError> {
    // The writer's language says nothing of the language in which somebody told it.
    match form.parse(&app, None) {
        Ok((new, _)) => {
            let received = intake::receive(&app.store, &app.wake, app.sealer.as_ref(), new, Timestamp::now()).await?;
            Ok(Redirect::to(&format!("/app/observations/{}", received.id)).into_response())
        }
        Err(faults) => {
            let again = render(&internal_form_page(&app, page, &form, &faults))?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}
