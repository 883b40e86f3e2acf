//! The terms that people here add to the vocabulary of the search: local names and abbreviations.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use crate::app::App;
use crate::search;
use crate::store::OwnTerm;
use crate::web::field::Field;
use crate::web::form::OwnForm;
use crate::web::pages::sign_out::Nothing;
use crate::web::session::SignedIn;
use crate::web::views::Authors;
use crate::web::{Page, WebError, render};

/// The longest term, in characters.
const LONGEST: usize = 100;
/// The most terms of one meaning in a language.
const MOST: usize = 20;
/// The most meanings: each is compared with every query.
const MOST_MEANINGS: usize = 2_000;

/// Terms to add, parted by commas.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TermForm {
    finnish: String,
    swedish: String,
}

/// Terms of one meaning as the page lists them.
struct Row {
    id: String,
    finnish: String,
    swedish: String,
    who: String,
}

#[derive(Template)]
#[template(path = "own-terms.html")]
struct OwnTermsPage {
    page: Page,
    rows: Vec<Row>,
    finnish: Field,
    swedish: Field,
}

impl OwnTermsPage {
    /// Returns the fields in the order of the form.
    fn fields(&self) -> Vec<&Field> {
        vec![&self.finnish, &self.swedish]
    }
}

/// Shows the terms and a form for more.
pub async fn show(State(app): State<App>, page: Page, _user: SignedIn) -> Result<Response, WebError> {
    render_page(&app, page, &TermForm::default(), None).await
}

/// Adds terms, which searches know from then on.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    OwnForm(form): OwnForm<TermForm>,
) -> Result<Response, WebError> {
    let (finnish, swedish) = (terms(&form.finnish), terms(&form.swedish));
    let is_too_long = |terms: &[String]| terms.len() > MOST || terms.iter().any(|term| term.chars().count() > LONGEST);
    let fault = if finnish.len() + swedish.len() < 2 {
        Some("own-terms-fault-few")
    } else if is_too_long(&finnish) || is_too_long(&swedish) {
        Some("own-terms-fault-long")
    } else if app.store.own_terms().await?.len() >= MOST_MEANINGS {
        Some("own-terms-fault-many")
    } else {
        None
    };
    if fault.is_some() {
        let shown = render_page(&app, page, &form, fault).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
    }
    let (at, by) = (Timestamp::now(), Some(user.user.id));
    app.store.add_own_term(&OwnTerm { id: Uuid::now_v7(), finnish, swedish, at, by }).await?;
    search::take_own_terms(&app.store, &app.index).await?;
    Ok(Redirect::to("/app/terms").into_response())
}

/// Removes terms.
pub async fn remove(
    State(app): State<App>,
    _user: SignedIn,
    Path(id): Path<String>,
    _form: OwnForm<Nothing>,
) -> Result<Response, WebError> {
    let id: Uuid = id.parse().map_err(|_| WebError::NotFound)?;
    if !app.store.remove_own_term(id).await? {
        return Err(WebError::NotFound);
    }
    search::take_own_terms(&app.store, &app.index).await?;
    Ok(Redirect::to("/app/terms").into_response())
}

/// Parts terms at commas and line breaks.
fn terms(typed: &str) -> Vec<String> {
    let terms = typed.split([',', ';', '\n']).map(|term| term.split_whitespace().collect::<Vec<_>>().join(" "));
    terms.filter(|term| term.contains(char::is_alphanumeric)).collect()
}

async fn render_page(
    app: &App,
    page: Page,
    typed: &TermForm,
    fault: Option<&'static str>,
) -> Result<Response, WebError> {
    let authors = Authors::read(app).await?;
    let rows = app.store.own_terms().await?.into_iter().map(|term| {
        let who = [("who", authors.name(&page, term.by).into()), ("when", page.date(term.at).into())];
        Row {
            id: term.id.to_string(),
            finnish: term.finnish.join(", "),
            swedish: term.swedish.join(", "),
            who: page.text_with("own-terms-by", &who).into_owned(),
        }
    });
    let rows = rows.collect();
    let locale = page.locale();
    let mut finnish =
        Field::required(locale, "finnish", "own-terms-finnish", &typed.finnish).hint(locale, "own-terms-hint");
    finnish.faults.extend(fault.map(|key| page.text(key)));
    let swedish = Field::required(locale, "swedish", "own-terms-swedish", &typed.swedish);
    render(&OwnTermsPage { rows, finnish, swedish, page })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_parted_and_tidied() {
        assert_eq!(terms(" Hyko,  palvelutori  Hyko ;\n- ,"), ["Hyko", "palvelutori Hyko"]);
        assert_eq!(terms(" , "), Vec::<String>::new());
    }
}
