//! The list of accounts, with the forms that change them.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::form::{RightsFields, Typed, limits, role_key};
use crate::app::App;
use crate::web::field::Field;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

/// What has just happened.
#[derive(Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    done: String,
}

/// An account of the list.
struct Row {
    id: String,
    name: String,
    email: String,
    role: String,
    limits: String,
    is_closed: bool,
    since: String,
    rights: RightsFields,
}

/// What is shown once, after a form was sent.
#[derive(Default)]
pub struct Once {
    /// The link of an invitation, and for whom.
    pub link: Option<(String, String)>,
    /// The message about what was refused; empty for nothing.
    pub fault: &'static str,
    /// What was typed to invite somebody.
    pub email: String,
    /// Likewise.
    pub name: String,
    /// What was to be granted with it.
    pub rights: Typed,
}

#[derive(Template)]
#[template(path = "accounts.html")]
struct AccountsPage {
    page: Page,
    done: String,
    fault: String,
    link: Option<(String, String)>,
    rows: Vec<Row>,
    email: Field,
    name: Field,
    rights: RightsFields,
}

/// Shows the accounts.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    render_page(&app, page, &wish, Once::default()).await
}

/// Renders the page.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn render_page(app: &App, page: Page, wish: &Wish, once: Once) -> Result<Response, WebError> {
    let rows = app.store.users().await?.into_iter().map(|user| Row {
        id: user.id.to_string(),
        rights: RightsFields::new(&page, &user.id.to_string(), user.role, &user.scope),
        role: page.text(role_key(user.role)).into_owned(),
        limits: limits(&page, &user.scope),
        is_closed: user.disabled_at.is_some(),
        since: page.date(user.created_at),
        email: user.email.to_string(),
        name: user.name,
    });
    let done = match wish.done.as_str() {
        "changed" => page.text("accounts-changed").into_owned(),
        "closed" => page.text("accounts-closed").into_owned(),
        _ => String::new(),
    };
    let locale = page.locale();
    render(&AccountsPage {
        rows: rows.collect(),
        done,
        fault: if once.fault.is_empty() { String::new() } else { page.text(once.fault).into_owned() },
        link: once.link,
        email: Field::required(locale, "email", "accounts-email", &once.email).autocomplete("off"),
        name: Field::required(locale, "name", "accounts-name", &once.name).autocomplete("off"),
        rights: RightsFields::new(&page, "new", once.rights.role, &once.rights.scope)
            .with_municipalities(once.rights.municipalities),
        page,
    })
}
