//! Takes a file and begins its trial.

use std::path::Path;

use axum::Extension;
use axum::extract::State;
use axum::extract::multipart::{Field, Multipart};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use super::list::ImportsPage;
use crate::app::App;
use crate::ids::ImportId;
use crate::intake::Mapping;
use crate::web::session::SignedIn;
use crate::web::uploads::{About, Stage, Uploads};
use crate::web::{Page, WebError, render};

/// The longest file name that is kept, in characters.
const LONGEST_NAME: usize = 120;

/// What the form sends beside the file.
#[derive(Default)]
struct Sent {
    csrf: String,
    earlier: String,
    mapping: String,
    file_name: String,
    bytes: u64,
}

/// Keeps the file and begins its trial, or shows the form again.
pub async fn create(
    State(app): State<App>,
    page: Page,
    Extension(uploads): Extension<Uploads>,
    user: SignedIn,
    parts: Multipart,
) -> Result<Response, Response> {
    let id = ImportId::new();
    let path = uploads.begin(id).await.map_err(failed)?;
    let kept = keep(&app, &page, &uploads, &user, (id, &path), parts).await;
    if !matches!(kept, Ok(Kept::Whole)) {
        uploads.forget(id).await.map_err(failed)?;
    }
    match kept? {
        Kept::Whole => {
            uploads.sweep(Timestamp::now()).await.map_err(failed)?;
            uploads.start(&app, id, Stage::Trial);
            Ok(Redirect::to(&format!("/app/imports/{id}")).into_response())
        }
        Kept::Faulty { mapping, fault } => {
            let again = ImportsPage::new(page, &uploads, &mapping, fault).await.map_err(IntoResponse::into_response)?;
            let again = render(&again).map_err(IntoResponse::into_response)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}

/// Whether what was sent can be worked on.
enum Kept {
    Whole,
    Faulty { mapping: String, fault: String },
}

async fn keep(
    app: &App,
    page: &Page,
    uploads: &Uploads,
    user: &SignedIn,
    (id, path): (ImportId, &Path),
    mut parts: Multipart,
) -> Result<Kept, Response> {
    let mut sent = Sent::default();
    while let Some(part) = parts.next_field().await.map_err(IntoResponse::into_response)? {
        match part.name() {
            Some("csrf") => sent.csrf = part.text().await.map_err(IntoResponse::into_response)?,
            Some("earlier") => sent.earlier = part.text().await.map_err(IntoResponse::into_response)?,
            Some("mapping") => sent.mapping = part.text().await.map_err(IntoResponse::into_response)?,
            // The token stands before the file in the form: a stranger's file is not even written.
            Some("file") if page.accepts_csrf(&sent.csrf) => {
                sent.file_name = plain_name(part.file_name().unwrap_or_default());
                sent.bytes = write(part, path).await?;
            }
            _ => {}
        }
    }
    if !page.accepts_csrf(&sent.csrf) {
        return Err(WebError::Forbidden.into_response());
    }
    if sent.bytes == 0 {
        let fault = page.text("imports-no-file").into_owned();
        return Ok(Kept::Faulty { mapping: sent.mapping, fault });
    }
    let mapping = match sent.earlier.parse() {
        Ok(earlier) if sent.mapping.trim().is_empty() => uploads.mapping(earlier).await.map_err(failed)?,
        _ => sent.mapping,
    };
    if let Err(error) = Mapping::parse(&mapping, app.reference) {
        let (key, value, detail) = error.values();
        let places = [("key", key.into()), ("value", value.into()), ("detail", detail.into())];
        let fault = page.text_with(error.key(), &places).into_owned();
        return Ok(Kept::Faulty { mapping, fault });
    }
    let about = About {
        file_name: sent.file_name,
        uploaded_by: user.user.name.clone(),
        uploaded_at: Timestamp::now(),
        has_mapping: !mapping.trim().is_empty(),
    };
    uploads.keep(id, &about, &mapping).await.map_err(failed)?;
    Ok(Kept::Whole)
}

/// Writes a part of the form to a file as it comes and returns how many bytes there were.
async fn write(mut part: Field<'_>, path: &Path) -> Result<u64, Response> {
    let mut file = File::create(path).await.map_err(failed)?;
    let mut bytes = 0;
    while let Some(chunk) = part.chunk().await.map_err(IntoResponse::into_response)? {
        bytes += chunk.len() as u64;
        file.write_all(&chunk).await.map_err(failed)?;
    }
    file.flush().await.map_err(failed)?;
    Ok(bytes)
}

/// Returns the last piece of a path, shortened, as the file's name.
fn plain_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect()
}

fn failed(error: std::io::Error) -> Response {
    WebError::from(error).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_s_name_is_its_last_piece() {
        assert_eq!(plain_name("C:\\Temp\\havainnot.xlsx"), "havainnot.xlsx");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name(&"ä".repeat(500)).chars().count(), LONGEST_NAME);
    }
}
