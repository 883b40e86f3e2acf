//! Notes what signed-in people and programs do, after it was done.

use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::WebError;
use super::session::Session;
use crate::access::{AuditAction, AuditNote, User};
use crate::app::App;

/// Parts of pages that are read many times in the writing of one text.
const UNNOTED: [&str; 1] = ["/app/observations/similar"];

/// What a handler says itself about what it did: an extension of its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// To what it did it, where that is not the address itself.
    pub subject: String,
    /// What matters of it, in codes; never a text that came in.
    pub detail: String,
}

/// Notes what somebody signed in did, before the answer goes out; an answer that is not noted is not given.
pub async fn note(State(app): State<App>, request: Request, next: Next) -> Response {
    let user = request.extensions().get::<Session>().map(|session| session.user.clone());
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let was_done = response.status().is_success() || response.status().is_redirection();
    match user {
        Some(user) if was_done && path.starts_with("/app") && !UNNOTED.contains(&path.as_str()) => {
            let action = action(&method, &path);
            let told = response.extensions().get::<Told>().cloned();
            let Told { subject, detail } = told.unwrap_or(Told { subject: path, detail: String::new() });
            let note = AuditNote { detail, ..AuditNote::by(&user, action, subject) };
            match app.store.note(note, Timestamp::now()).await {
                Ok(()) => response,
                Err(error) => WebError::from(error).into_response(),
            }
        }
        _ => response,
    }
}

/// Notes what a program or a person did at an address.
///
/// # Errors
/// When the note cannot be kept.
pub async fn keep(app: &App, user: &User, method: &Method, path: String) -> Result<(), WebError> {
    let note = AuditNote::by(user, action(method, &path), path);
    Ok(app.store.note(note, Timestamp::now()).await?)
}

/// Tells what a request does.
fn action(method: &Method, path: &str) -> AuditAction {
    let is_file = [".csv", ".xlsx", ".json"].iter().any(|ending| path.ends_with(ending));
    match *method {
        Method::GET | Method::HEAD if is_file => AuditAction::Exported,
        Method::GET | Method::HEAD => AuditAction::Read,
        _ => AuditAction::Changed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_along_is_told_from_what_is_read() {
        assert_eq!(action(&Method::GET, "/app/search/results.csv"), AuditAction::Exported);
        assert_eq!(action(&Method::GET, "/app/search"), AuditAction::Read);
        assert_eq!(action(&Method::POST, "/app/terms"), AuditAction::Changed);
    }
}
