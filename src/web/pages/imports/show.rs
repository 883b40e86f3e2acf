//! A file: how far the work on it is, and what was found.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;

use crate::ids::ImportId;
use crate::web::session::SignedIn;
use crate::web::uploads::{Failure, Report, Stage, Upload, Uploads};
use crate::web::{Page, WebError, render};

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    page: Page,
    upload: Upload,
}

impl ImportPage {
    /// Returns what was found last: the import's findings, else the trial's.
    fn found(&self) -> Option<(Stage, &Result<Report, Failure>)> {
        let import = self.upload.import.as_ref().map(|outcome| (Stage::Import, &outcome.result));
        import.or_else(|| self.upload.trial.as_ref().map(|outcome| (Stage::Trial, &outcome.result)))
    }

    /// Tells whether the next step is to import: the trial is over, found something, and the file is there.
    fn can_import(&self) -> bool {
        let is_tried = self.upload.trial.as_ref().is_some_and(|trial| trial.result.as_ref().is_ok_and(Report::has_new));
        is_tried && self.upload.import.is_none() && self.upload.running.is_none() && self.upload.has_file
    }

    /// Tells whether the trial was cut off, so that it must be begun again.
    fn was_cut_off(&self) -> bool {
        self.upload.trial.is_none() && self.upload.running.is_none()
    }
}

/// Shows a file.
pub async fn show(
    page: Page,
    Extension(uploads): Extension<Uploads>,
    Path(id): Path<String>,
    _user: SignedIn,
) -> Result<Response, WebError> {
    let id: ImportId = id.parse().map_err(|_| WebError::NotFound)?;
    let upload = uploads.find(id).await?.ok_or(WebError::NotFound)?;
    render(&ImportPage { page, upload })
}
