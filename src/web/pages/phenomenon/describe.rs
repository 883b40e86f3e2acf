//! Somebody says what a phenomenon is.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::curation::Typed;
use super::{deciding, show};
use crate::app::App;
use crate::phenomena::decisions::{Decision, Description};
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// Describes the phenomenon and leads back to it, or shows the page again.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?;
    let (fi, sv) = (fields.one("description_fi"), fields.one("description_sv"));
    match Description::parse(fi, sv, &app.redactor) {
        Ok(description) => {
            let decision = Decision::Describe { phenomenon: phenomenon.id, description };
            deciding::take(&app, &user, phenomenon.id, decision, &fields).await
        }
        Err(faults) => {
            let typed = Typed { description: Some((fi.to_owned(), sv.to_owned(), faults)), ..Typed::of(&phenomenon) };
            let again = show::render_page(&app, page, phenomenon, &typed, &show::Wish::default()).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}
