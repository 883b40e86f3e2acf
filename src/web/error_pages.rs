//! What a reader gets when a request was not done: a page in their language, or problem details for
//! the API. Every error passes here once, and is logged here.

use std::any::Any;
use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::request_id::RequestId;

use super::Page;
use super::decision_error::decision_kind;
use super::error::{WebError, minutes_of};
use super::problem::Problem;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    title: String,
    advice: String,
    faults: Vec<String>,
    /// Given where we must mend it, so that the reader can name it.
    request_id: Option<String>,
}

/// Writes the page or the problem details of an error that has none yet.
pub async fn explain(request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let request_id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    let request_id = request_id.map(str::to_owned);
    let greeted = request.extensions().get::<Page>().cloned();
    let mut response = next.run(request).await;
    let error = response.extensions_mut().remove::<Arc<WebError>>();
    if let Some(error) = &error {
        log(error);
    }
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || (error.is_none() && is_written(&response)) {
        return response;
    }
    let Some(page) = response.extensions_mut().remove::<Page>().or(greeted) else { return response };
    let body = if is_api {
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        Problem::of(status, error.as_deref(), page.locale()).to_json()
    } else {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        page_of(status, error.as_deref(), page, request_id)
    };
    response.headers_mut().remove(CONTENT_LENGTH);
    *response.body_mut() = Body::from(body);
    response
}

/// Turns a panic of a handler into an error like any other.
pub fn after_panic(cause: Box<dyn Any + Send + 'static>) -> Response {
    let message = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    WebError::Internal(anyhow::anyhow!("a handler panicked: {message}")).into_response()
}

/// Tells whether a handler wrote the answer itself, such as a form with its faults.
fn is_written(response: &Response) -> bool {
    let content_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|content_type| !content_type.starts_with("text/plain"))
}

fn log(error: &WebError) {
    match error {
        WebError::Internal(cause) => tracing::error!(error = format!("{cause:#}"), "request failed"),
        WebError::Invalid(faults) => {
            let keys: Vec<&str> = faults.iter().map(|fault| fault.key).collect();
            tracing::info!(faults = keys.join(","), "request was not valid");
        }
        WebError::Parameters(faults) => {
            let keys: Vec<&str> = faults.iter().map(|fault| fault.key).collect();
            tracing::info!(faults = keys.join(","), "parameters were not valid");
        }
        WebError::Conflict(key) | WebError::Decided { key, .. } => {
            tracing::info!(reason = key, "request came too late")
        }
        WebError::TooMany(_) => tracing::info!("an address asked too often"),
        WebError::NotFound | WebError::Forbidden | WebError::Unauthorised => {
            tracing::debug!(status = %error.status(), "request refused")
        }
    }
}

fn page_of(status: StatusCode, error: Option<&WebError>, page: Page, request_id: Option<String>) -> String {
    let (title, mut advice) = texts_of(status, &page);
    let mut faults = Vec::new();
    match error {
        Some(WebError::TooMany(wait)) => {
            advice = page.text_with("error-too-many-advice", &[("minutes", minutes_of(*wait).into())]).into_owned();
        }
        Some(WebError::Conflict(key)) => advice = page.text(key).into_owned(),
        Some(WebError::Decided { key, kind, at }) => {
            let what = page.text(decision_kind(*kind));
            let values = [("what", what.into()), ("when", page.date_time(*at).into())];
            advice = page.text_with(key, &values).into_owned();
        }
        Some(WebError::Invalid(list)) => {
            faults.extend(list.iter().map(|fault| page.locale().fault(fault).into_owned()))
        }
        _ => {}
    }
    let request_id = request_id.filter(|_| status.is_server_error());
    let plain = title.clone();
    ErrorPage { page, title, advice, faults, request_id }.render().unwrap_or(plain)
}

/// Returns what happened and what the reader can do.
pub(super) fn texts_of(status: StatusCode, page: &Page) -> (String, String) {
    let (title, advice) = match status {
        StatusCode::NOT_FOUND => (page.text("error-not-found"), page.text("error-not-found-advice")),
        StatusCode::FORBIDDEN => (page.text("error-forbidden"), page.text("error-forbidden-advice")),
        StatusCode::CONFLICT => (page.text("error-conflict"), page.text("error-conflict-advice")),
        StatusCode::PAYLOAD_TOO_LARGE => (page.text("error-too-large"), page.text("error-too-large-advice")),
        StatusCode::TOO_MANY_REQUESTS => {
            (page.text("error-too-many"), page.text_with("error-too-many-advice", &[("minutes", 1.into())]))
        }
        StatusCode::SERVICE_UNAVAILABLE => (page.text("error-busy"), page.text("error-busy-advice")),
        status if status.is_client_error() => (page.text("error-invalid"), page.text("error-invalid-advice")),
        _ => (page.text("error-internal"), page.text("error-internal-advice")),
    };
    (title.into_owned(), advice.into_owned())
}
