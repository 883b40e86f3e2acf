//! The page of somebody's own account.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use crate::access::{self, CodeSecret, User};
use crate::app::App;
use crate::web::field::Field;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, picture_code, render};

/// What has just happened.
#[derive(Deserialize)]
pub struct Happened {
    #[serde(default)]
    done: String,
}

/// What the page shows beside the account.
#[derive(Default)]
pub struct Shown {
    /// The key of a message of what was done; empty for nothing.
    pub done: &'static str,
    /// The key of what is wrong with the password that was typed; empty for nothing.
    pub password_fault: &'static str,
    /// Whether the code that was typed is wrong.
    pub is_wrong_code: bool,
    /// The codes for when the telephone is lost, shown once.
    pub recovery: Vec<String>,
}

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    page: Page,
    name: String,
    email: String,
    /// Whether there is a second factor.
    has_factor: bool,
    /// A secret that waits for a first code.
    pending: Option<Pending>,
    current: Field,
    new: Field,
    code: Field,
    shown: Shown,
}

/// A secret that an authenticator is to be given.
struct Pending {
    /// The secret as it is typed, in groups of four.
    text: String,
    /// The picture of it.
    picture: String,
}

/// Shows the account.
pub async fn show(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Query(happened): Query<Happened>,
) -> Result<Response, WebError> {
    let done = match happened.done.as_str() {
        "password" => "account-password-changed",
        "factor" => "account-factor-removed",
        _ => "",
    };
    let credentials = app.store.credentials(&user.user.email).await?;
    let needs_password = credentials.is_some_and(|credentials| credentials.password_hash.is_none());
    let done = if done.is_empty() && needs_password { "account-choose-password" } else { done };
    render_page(&app, page, &user.user, Shown { done, ..Shown::default() }).await
}

/// Shows the account with what has happened.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn render_page(app: &App, page: Page, user: &User, shown: Shown) -> Result<Response, WebError> {
    let factor = app.store.second_factor(user.id).await?;
    let pending = access::pending_second_factor(&app.store, user).await?;
    let locale = page.locale();
    let mut current =
        Field::required(locale, "current", "account-password-current", "").autocomplete("current-password");
    let mut new = Field::required(locale, "new", "account-password-new", "")
        .hint(locale, "account-password-hint")
        .autocomplete("new-password");
    match shown.password_fault {
        "" => {}
        "account-password-wrong" => current.faults.push(page.text(shown.password_fault)),
        key => new.faults.push(page.text(key)),
    }
    let mut code = Field::required(locale, "code", "code-label", "").autocomplete("one-time-code");
    if shown.is_wrong_code {
        code.faults.push(page.text("code-refused"));
    }
    render(&AccountPage {
        name: user.name.clone(),
        email: user.email.to_string(),
        has_factor: factor.secret.is_some(),
        pending: pending.map(|secret| Pending::of(&secret)).transpose()?,
        current,
        new,
        code,
        shown,
        page,
    })
}

impl Pending {
    fn of(secret: &CodeSecret) -> Result<Self, WebError> {
        let letters: Vec<char> = secret.to_text().chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        let picture = picture_code::svg(&secret.address())?;
        Ok(Self { text: groups.join(" "), picture })
    }
}
