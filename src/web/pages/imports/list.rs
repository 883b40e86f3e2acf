//! The form for a file, and the latest files.

use askama::Template;
use axum::Extension;
use axum::response::Response;

use crate::web::field::{Choice, Field};
use crate::web::session::SignedIn;
use crate::web::uploads::{Upload, Uploads};
use crate::web::{Page, WebError, render};

/// How many of the latest files are listed.
const LISTED: usize = 20;

#[derive(Template)]
#[template(path = "imports.html")]
pub struct ImportsPage {
    page: Page,
    earlier: Field,
    mapping: Field,
    /// What is wrong with what was sent, if it was.
    fault: String,
    uploads: Vec<Upload>,
}

impl ImportsPage {
    /// Prepares the page; `mapping` is what was typed, `fault` what is wrong with it.
    ///
    /// # Errors
    ///
    /// When the latest files cannot be read.
    pub async fn new(page: Page, uploads: &Uploads, mapping: &str, fault: String) -> Result<Self, WebError> {
        let uploads = uploads.latest(LISTED).await?;
        let locale = page.locale();
        let choices = uploads.iter().filter(|upload| upload.about.has_mapping).map(|upload| Choice {
            value: upload.id.to_string(),
            label: format!("{} ({})", upload.about.file_name, page.date(upload.about.uploaded_at)),
        });
        Ok(Self {
            earlier: Field::optional(locale, "earlier", "imports-earlier", "")
                .hint(locale, "imports-earlier-hint")
                .choices(choices),
            mapping: Field::optional(locale, "mapping", "imports-mapping", mapping)
                .hint(locale, "imports-mapping-hint"),
            fault,
            uploads,
            page,
        })
    }
}

/// Shows the form and the latest files.
pub async fn show(page: Page, Extension(uploads): Extension<Uploads>, _user: SignedIn) -> Result<Response, WebError> {
    render(&ImportsPage::new(page, &uploads, "", String::new()).await?)
}
