//! Searches that the work group keeps.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use super::address::SearchAddress;
use super::show::watch_address;
use crate::app::App;
use crate::store::SavedSearch;
use crate::web::form::OwnForm;
use crate::web::pages::sign_out::Nothing;
use crate::web::session::SignedIn;
use crate::web::views::Authors;
use crate::web::{Page, WebError};

/// The longest name of a search, in characters.
const LONGEST_NAME: usize = 120;
/// The longest search that is kept, in characters.
const LONGEST_QUERY: usize = 4_000;

/// A kept search.
pub struct Saved {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where it leads.
    pub address: String,
    /// A new watch topic with its words; empty if it has none.
    pub watch: String,
    /// Who kept it and when.
    pub who: String,
}

/// A search to keep.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SavedForm {
    name: String,
    kept: String,
}

/// Lists the kept searches, by name.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(app: &App, page: &Page) -> Result<Vec<Saved>, WebError> {
    let authors = Authors::read(app).await?;
    let searches = app.store.saved_searches().await?.into_iter();
    let shown = searches.map(|saved| {
        let address = SearchAddress::parse(&saved.query, app);
        let words = address.query().running_text();
        let who = [("who", authors.name(page, saved.by).into()), ("when", page.date(saved.at).into())];
        Saved {
            id: saved.id.to_string(),
            name: saved.name,
            address: address.address(),
            watch: if words.is_empty() { words } else { watch_address(&words) },
            who: page.text_with("search-saved-by", &who).into_owned(),
        }
    });
    Ok(shown.collect())
}

/// Keeps a search; without a name it is called by its words.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(form): OwnForm<SavedForm>,
) -> Result<Response, WebError> {
    let search = SearchAddress::parse(&form.kept, &app);
    let kept = search.kept();
    if kept.is_empty() || kept.chars().count() > LONGEST_QUERY {
        return Ok(Redirect::to("/app/search").into_response());
    }
    let named = [form.name.trim(), search.q.trim()].into_iter().find(|name| !name.is_empty()).map(str::to_owned);
    let name = named.unwrap_or_else(|| page.text("search-saved-unnamed").into_owned());
    let name = name.chars().take(LONGEST_NAME).collect();
    let (at, by) = (Timestamp::now(), Some(user.user.id));
    app.store.save_search(&SavedSearch { id: Uuid::now_v7(), name, query: kept, at, by }).await?;
    Ok(Redirect::to(&search.address()).into_response())
}

/// Forgets a search.
pub async fn remove(
    State(app): State<App>,
    _user: SignedIn,
    Path(id): Path<String>,
    _form: OwnForm<Nothing>,
) -> Result<Response, WebError> {
    let id: Uuid = id.parse().map_err(|_| WebError::NotFound)?;
    if !app.store.forget_search(id).await? {
        return Err(WebError::NotFound);
    }
    Ok(Redirect::to("/app/search").into_response())
}
