//! The one error of the pages and the API, and what a reader sees of it.
//!
//! Turning it into a response has no side effect: the response carries the error to the layer in
//! `error_pages.rs`, which logs it once and writes the page or the problem details.

use std::sync::Arc;
use std::time::Duration;

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use crate::intake::Fault;
use crate::phenomena::decisions::DecisionKind;

/// One fault of a parameter: its name, the key of a message that says what to do, and what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterFault {
    /// The parameter's name.
    pub parameter: String,
    /// The message key, such as `fault-parameter-date`.
    pub key: &'static str,
    /// What was given; fills the message's place `{ $value }`.
    pub value: String,
}

/// Why a request was not done.
#[derive(Debug)]
pub enum WebError {
    /// What was sent is at fault; every fault at once.
    Invalid(Vec<Fault>),
    /// Parameters of the address, or fields of a body that is no observation, are at fault; every
    /// fault at once.
    Parameters(Vec<ParameterFault>),
    /// The program that calls the API gave no token, or one that is not valid.
    Unauthorised,
    /// There is nothing at this address, or nothing that this reader may know of.
    NotFound,
    /// The reader may not do this, or the form had lost its token.
    Forbidden,
    /// Something changed in the meantime; the key of a message that says what to do.
    Conflict(&'static str),
    /// Somebody's decision stands in the way; the key of a message with the places `what` and `when`, and what
    /// that decision is.
    Decided {
        /// The key, such as `decision-overtaken`.
        key: &'static str,
        /// What was decided.
        kind: DecisionKind,
        /// When.
        at: Timestamp,
    },
    /// The address asked too often; how long it should wait.
    TooMany(Duration),
    /// Our own fault; the cause is logged and never shown.
    Internal(anyhow::Error),
}

impl WebError {
    /// Returns the status of the response.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Invalid(_) | Self::Parameters(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unauthorised => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Conflict(_) | Self::Decided { .. } => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl<E: Into<anyhow::Error>> From<E> for WebError {
    fn from(error: E) -> Self {
        Self::Internal(error.into())
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Self::TooMany(wait) = &self {
            response.headers_mut().insert(RETRY_AFTER, retry_after(*wait));
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// Returns the value of `Retry-After`: whole seconds, one at least.
pub(super) fn retry_after(wait: Duration) -> HeaderValue {
    HeaderValue::from((wait.as_secs_f64().ceil() as u64).max(1))
}

/// Returns whole minutes to wait, one at least, as messages tell it.
pub(super) fn minutes_of(wait: Duration) -> i64 {
    ((wait.as_secs_f64() / 60.0).ceil() as i64).max(1)
}
