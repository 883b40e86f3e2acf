//! Somebody says that the level a phenomenon rose to is its usual one from now on, or takes that back.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use crate::alerts::Evidence;
use crate::app::App;
use crate::ids::AlertId;
use crate::web::WebError;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;

/// Keeps it: what came since the onset of the surge is compared with from then on.
pub async fn create(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let id: AlertId = id.parse().map_err(|_| WebError::NotFound)?;
    let alert = app.store.alert(id).await?.ok_or(WebError::NotFound)?;
    let Evidence::Surge(surge) = &alert.evidence else { return Err(WebError::NotFound) };
    if fields.one("usual") == "no" {
        app.store.refuse_level(alert.phenomenon).await?;
    } else {
        let since = app.config.interface.day_of(surge.onset);
        app.store.accept_level(alert.phenomenon, since, user.user.id, Timestamp::now()).await?;
    }
    app.wake.notify_one();
    Ok(Redirect::to(&format!("/app/alerts/{id}")).into_response())
}
