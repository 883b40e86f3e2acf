//! Who reads: the language of a request, its form token and its session, known before any handler.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, SET_COOKIE};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::error::WebError;
use super::locale::{self, Locale, LocaleChoice};
use super::session::{self, Session};
use super::theme::Theme;
use super::{Page, cookies, csrf};
use crate::access::{self, Secret};
use crate::app::App;
use crate::store::StoreError;

/// The cookie that holds the secret of form tokens for readers without a session.
const FORM_COOKIE: &str = "form";

const A_YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Gives every request its `Page`: language and form token, nobody signed in yet.
pub async fn greet(State((app, theme)): State<(App, Theme)>, mut request: Request, next: Next) -> Response {
    let is_secure = app.config.server.is_secure();
    let own_language = Locale::from_tag(&app.config.interface.language).unwrap_or_default();
    let choice = LocaleChoice::of(request.uri().query(), request.headers(), own_language);
    let form_cookie = cookies::name(FORM_COOKIE, is_secure);
    let known_secret = cookies::value(request.headers(), &form_cookie).map(str::to_owned);
    let secret = known_secret.clone().unwrap_or_else(csrf::new_secret);
    let page = Page {
        locale: choice.locale,
        signed_in_as: None,
        reader: None,
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
        csrf: csrf::Token::of(&secret),
        time_zone: app.config.interface.time_zone.clone(),
        theme,
    };
    request.extensions_mut().insert(page);

    let mut response = next.run(request).await;

    let headers = response.headers_mut();
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    let is_page = headers.get(CONTENT_TYPE).is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return response;
    }
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(choice.locale.code()));
    if choice.asked {
        let language = cookies::set(locale::COOKIE, choice.locale.code(), Some(A_YEAR), is_secure);
        headers.append(SET_COOKIE, language);
    }
    if known_secret.is_none() {
        headers.append(SET_COOKIE, cookies::set(&form_cookie, &secret, None, is_secure));
    }
    response
}

/// Looks up whose session the request belongs to, and ties the page's form token to it.
pub async fn recognise(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let cookie = cookies::name(session::COOKIE, app.config.server.is_secure());
    let secret = cookies::value(request.headers(), &cookie).map(Secret::from_text);
    let session = match session_of(&app, secret).await {
        Ok(session) => session,
        Err(error) => return WebError::from(error).into_response(),
    };
    if let Some(Session { user, secret }) = session {
        if let Some(page) = request.extensions_mut().get_mut::<Page>() {
            page.signed_in_as = Some(user.name.clone());
            page.reader = Some(user.clone());
            page.csrf = csrf::Token::of(secret.reveal());
        }
        request.extensions_mut().insert(Session { user, secret });
    }
    let page = request.extensions().get::<Page>().cloned();
    let mut response = next.run(request).await;
    // The page of an error keeps the reader's menu.
    if let Some(page) = page {
        response.extensions_mut().insert(page);
    }
    response
}

async fn session_of(app: &App, secret: Option<Secret>) -> Result<Option<Session>, StoreError> {
    let Some(secret) = secret else { return Ok(None) };
    let user = access::session_of(&app.store, &secret, Timestamp::now()).await?;
    Ok(user.map(|user| Session { user, secret }))
}
