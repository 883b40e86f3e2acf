//! Somebody is invited: gets an account without a password, and a link by which they choose one.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::ADDRESS;
use super::form::Typed;
use super::list::{Once, Wish, render_page};
use crate::access::{self, AddUserError, Email, NewUser};
use crate::app::App;
use crate::ids::UserId;
use crate::web::audit::Told;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::pages::sign_out::Nothing;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// Adds the account and shows its link, this once.
pub async fn create(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let typed = Typed::of(&fields);
    let refuse = async |page: Page, fault: &'static str| {
        let (email, name) = (fields.one("email").to_owned(), fields.one("name").to_owned());
        let once = Once { fault, email, name, rights: typed.clone(), ..Once::default() };
        let shown = render_page(&app, page, &Wish::default(), once).await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
    };
    let Ok(email) = Email::parse(fields.one("email")) else { return refuse(page, "accounts-fault-email").await };
    let name = fields.one("name").trim();
    if name.is_empty() {
        return refuse(page, "accounts-fault-name").await;
    }
    let grant = match typed.read() {
        Ok(read) => read,
        Err(fault) => return refuse(page, fault).await,
    };
    let now = Timestamp::now();
    let new = NewUser { email, name, role: grant.role, scope: grant.scope.clone() };
    let user = match access::add_user(&app.store, &app.hasher, new, None, now).await {
        Ok(user) => user,
        Err(AddUserError::AlreadyThere) => return refuse(page, "accounts-fault-known").await,
        Err(AddUserError::Store(error)) => return Err(error.into()),
    };
    let told = Told { subject: format!("{ADDRESS}/{}", user.id), detail: grant.to_string() };
    Ok((Extension(told), show_link(&app, page, &user, now).await?).into_response())
}

/// Makes another link for an account and shows it, this once.
pub async fn again(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Path(id): Path<String>,
    _form: OwnForm<Nothing>,
) -> Result<Response, WebError> {
    let id: UserId = id.parse().map_err(|_| WebError::NotFound)?;
    let user = app.store.user(id).await?.filter(|user| user.disabled_at.is_none()).ok_or(WebError::NotFound)?;
    show_link(&app, page, &user, Timestamp::now()).await
}

async fn show_link(app: &App, page: Page, user: &access::User, now: Timestamp) -> Result<Response, WebError> {
    let secret = access::create_invitation(&app.store, user.id, now).await?;
    let link = format!("{}/invitations/{}", app.config.server.public_url, secret.reveal());
    let once = Once { link: Some((user.name.clone(), link)), ..Once::default() };
    render_page(app, page, &Wish::default(), once).await
}
