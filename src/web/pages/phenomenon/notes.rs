//! What the work group says among itself about a phenomenon.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::curation::Typed;
use super::{deciding, show};
use crate::app::App;
use crate::ids::{NoteId, PhenomenonId};
use crate::phenomena::{LONGEST_NOTE, Note, NoteFault, NoteText};
use crate::web::field::Field;
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::pages::sign_out::Nothing;
use crate::web::session::SignedIn;
use crate::web::views::Authors;
use crate::web::{Page, WebError};

/// A note as the page shows it.
pub struct NoteView {
    /// Its id.
    pub id: NoteId,
    /// Who wrote it.
    pub who: String,
    /// When.
    pub when: String,
    /// What it says.
    pub text: String,
    /// Whether the reader wrote it and may remove it.
    pub is_own: bool,
}

/// The field for a new note, with what is wrong with what was typed.
pub fn field(page: &Page, typed: &str, fault: Option<NoteFault>) -> Field {
    let mut field = Field::required(page.locale(), "note", "note-label", typed).hint(page.locale(), "note-hint");
    field.faults.extend(fault.map(|fault| match fault {
        NoteFault::Empty => page.text("note-empty"),
        NoteFault::TooLong => page.text_with("note-long", &[("limit", LONGEST_NOTE.into())]),
        NoteFault::PersonalData => page.text("note-personal-data"),
    }));
    field
}

/// Reads the notes about a phenomenon.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn read(
    app: &App,
    page: &Page,
    phenomenon: PhenomenonId,
    authors: &Authors,
) -> Result<Vec<NoteView>, WebError> {
    let reader = page.reader.as_ref().map(|reader| reader.id);
    let notes = app.store.notes_about(phenomenon).await?.into_iter().map(|note| NoteView {
        id: note.id,
        who: note.by.map_or(String::new(), |by| authors.name(page, Some(by))),
        when: page.date(note.at),
        text: note.text.as_str().to_owned(),
        is_own: note.by.is_some() && note.by == reader,
    });
    Ok(notes.collect())
}

/// Keeps a note and leads back to it, or shows the page again with what was typed.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let phenomenon = deciding::phenomenon(&app, &id).await?;
    match NoteText::parse(fields.one("note"), &app.redactor) {
        Ok(text) => {
            let (by, at) = (Some(user.user.id), Timestamp::now());
            let note = Note { id: NoteId::new(), phenomenon: phenomenon.id, by, at, text };
            app.store.insert_note(&note).await?;
            Ok(Redirect::to(&format!("/app/phenomena/{}#notes", phenomenon.id)).into_response())
        }
        Err(fault) => {
            let typed = Typed { note: Some((fields.one("note").to_owned(), fault)), ..Typed::of(&phenomenon) };
            let wish = show::Wish::default();
            let again = show::render_page(&app, page, phenomenon, &typed, &wish).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}

/// Removes a note of one's own.
pub async fn remove(
    State(app): State<App>,
    user: SignedIn,
    Path(id): Path<String>,
    _form: OwnForm<Nothing>,
) -> Result<Response, WebError> {
    let id: NoteId = id.parse().map_err(|_| WebError::NotFound)?;
    let phenomenon = app.store.delete_note(id, user.user.id).await?.ok_or(WebError::NotFound)?;
    Ok(Redirect::to(&format!("/app/phenomena/{phenomenon}#notes")).into_response())
}
