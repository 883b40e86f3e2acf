//! A person names a phenomenon.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::curation::Typed;
use super::{deciding, show};
use crate::app::App;
use crate::phenomena::GivenNames;
use crate::phenomena::decisions::Decision;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// Gives the phenomenon its names and leads back to it, or shows the page again.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?;
    let (fi, sv) = (fields.one("name_fi"), fields.one("name_sv"));
    match GivenNames::parse(fi, sv) {
        Ok(names) => {
            let decision = Decision::Name { phenomenon: phenomenon.id, names };
            deciding::take(&app, &user, phenomenon.id, decision, &fields).await
        }
        Err(faults) => {
            let typed = Typed { names: (fi.to_owned(), sv.to_owned(), faults), description: None, note: None };
            let again = show::render_page(&app, page, phenomenon, &typed, &show::Wish::default()).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}
