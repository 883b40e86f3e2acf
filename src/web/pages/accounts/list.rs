//! The list of accounts, with the forms that change them.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::form::{RightsFields, Typed, limits, role_key};
use crate::app::App;
use crate::ids::UserId;
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
    /// Says when the owner last came in.
    last: String,
    rights: RightsFields,
    /// Whether the form was refused and is to be mended.
    is_open: bool,
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
    /// The account that was to be changed, and to what.
    pub changed: Option<(UserId, Typed)>,
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

impl AccountsPage {
    /// Returns the fields that may have a fault, in the order of the page.
    fn fields(&self) -> Vec<&Field> {
        let of_rows = self.rows.iter().map(|row| &row.rights.municipalities);
        of_rows.chain([&self.email, &self.name, &self.rights.municipalities]).collect()
    }
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
    let Once { link, fault, email, name, rights, changed } = once;
    let rows = app.store.users().await?.into_iter().map(|user| {
        let changed = changed.as_ref().filter(|(id, _)| *id == user.id).map(|(_, typed)| typed);
        let (typed, its_fault) = match changed {
            Some(typed) => (typed.clone(), fault),
            None => (Typed::from_rights(&page, user.role, &user.scope), ""),
        };
        Row {
            id: user.id.to_string(),
            rights: RightsFields::new(&page, &user.id.to_string(), &typed, its_fault),
            is_open: changed.is_some(),
            role: page.text(role_key(user.role)).into_owned(),
            limits: limits(&page, &user.scope),
            is_closed: user.disabled_at.is_some(),
            since: page.date(user.created_at),
            last: match user.signed_in_at {
                Some(at) => page.text_with("accounts-last", &[("date", page.date(at).into())]).into_owned(),
                None => page.text("accounts-never").into_owned(),
            },
            email: user.email.to_string(),
            name: user.name,
        }
    });
    let rows = rows.collect();
    let done = match wish.done.as_str() {
        "changed" => page.text("accounts-changed").into_owned(),
        "closed" => page.text("accounts-closed").into_owned(),
        _ => String::new(),
    };
    let locale = page.locale();
    let mut shown = AccountsPage {
        rows,
        done,
        fault: String::new(),
        link,
        email: Field::required(locale, "email", "accounts-email", &email).autocomplete("off"),
        name: Field::required(locale, "name", "accounts-name", &name).autocomplete("off"),
        rights: RightsFields::new(&page, "new", &rights, if changed.is_none() { fault } else { "" }),
        page,
    };
    match fault {
        "accounts-fault-email" | "accounts-fault-known" => shown.email.faults.push(shown.page.text(fault)),
        "accounts-fault-name" => shown.name.faults.push(shown.page.text(fault)),
        "" | "accounts-fault-municipality" => {}
        whole => shown.fault = shown.page.text(whole).into_owned(),
    }
    render(&shown)
}
