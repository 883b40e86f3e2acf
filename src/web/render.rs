//! From a template to a response.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use super::error::WebError;

/// Renders a page.
///
/// # Errors
///
/// `Internal` when the template fails.
pub fn render(template: &impl Template) -> Result<Response, WebError> {
    Ok(Html(template.render()?).into_response())
}
