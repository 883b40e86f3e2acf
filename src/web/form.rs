//! A form that was sent from one of our own pages.

use axum::Form;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Page, WebError};

/// The fields of a form whose token was right; a form without it is `Forbidden`.
///
/// The token is the field `csrf`, which every form of ours carries.
#[derive(Clone, Copy, Debug)]
pub struct OwnForm<T>(pub T);

#[derive(Deserialize)]
struct TokenField {
    #[serde(default)]
    csrf: String,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for OwnForm<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let (mut parts, body) = request.into_parts();
        let page = Page::from_request_parts(&mut parts, state).await.map_err(IntoResponse::into_response)?;
        let whole = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(whole, state).await.map_err(IntoResponse::into_response)?;
        let again = |bytes: Bytes| Request::from_parts(parts.clone(), Body::from(bytes));
        let Form(token): Form<TokenField> =
            Form::from_request(again(bytes.clone()), state).await.map_err(IntoResponse::into_response)?;
        if !page.accepts_csrf(&token.csrf) {
            return Err(WebError::Forbidden.into_response());
        }
        let Form(form) = Form::from_request(again(bytes), state).await.map_err(IntoResponse::into_response)?;
        Ok(Self(form))
    }
}
