//! What an account may do and see is changed.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::ADDRESS;
use super::form::Typed;
use super::list::{Once, Wish, render_page};
use crate::app::App;
use crate::ids::UserId;
use crate::web::audit::Told;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// Changes role and limits; the last administrator stays one.
pub async fn create(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let id: UserId = id.parse().map_err(|_| WebError::NotFound)?;
    let user = app.store.user(id).await?.ok_or(WebError::NotFound)?;
    let typed = Typed::of(&fields);
    let fault = match typed.read() {
        Ok(grant) if app.store.set_rights(id, grant.role, &grant.scope).await? => {
            let detail = format!("{} → {grant}", user.grant());
            let told = Told { subject: format!("{ADDRESS}/{id}/rights"), detail };
            return Ok((Extension(told), Redirect::to(&format!("{ADDRESS}?done=changed"))).into_response());
        }
        Ok(_) => "accounts-fault-last",
        Err(fault) => fault,
    };
    let once = Once { fault, changed: Some((id, typed)), ..Once::default() };
    let shown = render_page(&app, page, &Wish::default(), once).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}
