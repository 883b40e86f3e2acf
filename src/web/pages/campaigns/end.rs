//! Somebody closes a campaign before its last day, or opens it again.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use crate::app::App;
use crate::ids::CampaignId;
use crate::web::WebError;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// Does as the button says.
pub async fn create(
    State(app): State<App>,
    _user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let id: CampaignId = id.parse().map_err(|_| WebError::NotFound)?;
    let ended_at = (fields.one("state") == "closed").then(Timestamp::now);
    if !app.store.end_campaign(id, ended_at).await? {
        return Err(WebError::NotFound);
    }
    Ok(Redirect::to("/app/campaigns").into_response())
}
