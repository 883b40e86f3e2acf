//! A topic becomes a phenomenon.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::show::{self, Typed};
use crate::app::App;
use crate::phenomena::watch::{self, GrowError};
use crate::phenomena::{GivenNames, NameFault};
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, decision_error};

/// What the form sends.
#[derive(Deserialize)]
pub struct NamesForm {
    #[serde(default)]
    name_fi: String,
    #[serde(default)]
    name_sv: String,
}

/// Makes the phenomenon and leads to it, or shows the topic again.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(form): OwnForm<NamesForm>,
) -> Result<Response, WebError> {
    let topic = super::topic(&app, &id).await?;
    match GivenNames::parse(&form.name_fi, &form.name_sv) {
        Ok(names) => match watch::grow(&app, &topic, names, user.user.id, Timestamp::now()).await {
            Ok(phenomenon) => Ok(Redirect::to(&format!("/app/phenomena/{phenomenon}")).into_response()),
            Err(GrowError::NothingAccepted) => Err(WebError::Conflict("watch-nothing-accepted")),
            Err(GrowError::NotOpen) => Err(WebError::Conflict("watch-not-open")),
            Err(GrowError::Decide(error)) => Err(decision_error(error)),
            Err(other) => Err(other.into()),
        },
        Err(faults) => {
            let mut fields = show::name_fields(&page, &form.name_fi, &form.name_sv);
            for fault in faults {
                let (field, key) = match fault {
                    NameFault::Missing => (0, "fault-phenomenon-name-missing"),
                    NameFault::FinnishTooLong => (0, "fault-phenomenon-name-too-long"),
                    NameFault::SwedishTooLong => (1, "fault-phenomenon-name-too-long"),
                };
                fields[field].faults.push(page.text(key));
            }
            let typed = Typed { names: Some(fields), ..Typed::default() };
            let again = show::render_page(&app, page, topic, typed).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}
