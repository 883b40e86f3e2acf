//! Somebody confirms that observations belong here.

use axum::extract::{Path, State};
use axum::response::Response;

use super::deciding;
use crate::app::App;
use crate::phenomena::decisions::Decision;
use crate::web::WebError;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// Takes the decision about the observations that were ticked.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?.id;
    let decision = Decision::Confirm { observations: fields.read("observation")?, phenomenon };
    deciding::take(&app, &user, phenomenon, decision, &fields).await
}
