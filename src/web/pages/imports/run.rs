//! Imports a file that was tried.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::ids::ImportId;
use crate::web::WebError;
use crate::web::form::OwnForm;
use crate::web::pages::sign_out::Nothing;
use crate::web::session::SignedIn;
use crate::web::uploads::{Stage, Uploads};

/// Begins the import, unless it is over or goes on already, and leads to its page.
pub async fn create(
    State(app): State<App>,
    Extension(uploads): Extension<Uploads>,
    Path(id): Path<String>,
    _user: SignedIn,
    _form: OwnForm<Nothing>,
) -> Result<Response, WebError> {
    let id: ImportId = id.parse().map_err(|_| WebError::NotFound)?;
    let upload = uploads.find(id).await?.ok_or(WebError::NotFound)?;
    if !upload.has_file {
        return Err(WebError::Conflict("imports-file-gone"));
    }
    let stage = if upload.trial.is_some() { Stage::Import } else { Stage::Trial };
    uploads.start(&app, id, stage);
    Ok(Redirect::to(&format!("/app/imports/{id}")).into_response())
}
