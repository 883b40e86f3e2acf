//! Somebody says what a phenomenon is about, in the themes that counties share.

use axum::extract::{Path, State};
use axum::response::Response;

use super::deciding;
use crate::app::App;
use crate::phenomena::decisions::{Decision, Theme};
use crate::web::WebError;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// Gives the phenomenon the themes that were ticked.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?.id;
    let themes = fields.read_with("theme", "fault-decision-theme", Theme::from_code)?;
    deciding::take(&app, &user, phenomenon, Decision::Theme { phenomenon, themes }, &fields).await
}
