//! Headers that keep a page to itself: nothing from elsewhere, nothing inline, no frames.

use axum::extract::{Request, State};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;

/// `data:` is for the icons that the design system keeps in its style sheet.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");
const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// Two years: browsers ask for this service by HTTPS alone from the first visit on.
const TRANSPORT: &str = "max-age=63072000; includeSubDomains";

/// Returns which sites may show an answer within their pages: none, but for the open form and its receipt where its address
/// asks for it and the settings name sites.
fn frames(app: &App, address: &Uri) -> String {
    let is_below = |folder: &str| address.path().starts_with(folder);
    let is_open = address.path() == "/" || is_below("/campaigns/") || is_below("/receipts/");
    let asks = address.query().is_some_and(|query| query.split('&').any(|pair| pair == "embed=1"));
    match &app.config.server.embed_origins[..] {
        origins if !origins.is_empty() && is_open && asks => origins.join(" "),
        _ => "'none'".to_owned(),
    }
}

fn policy(frames: &str) -> HeaderValue {
    HeaderValue::try_from(format!("{POLICY}{frames}")).expect("origins were checked and are ASCII")
}

/// Adds the headers to every answer; where readers come by HTTPS, the one that keeps them to it too.
pub async fn add(State(app): State<App>, request: Request, next: Next) -> Response {
    let frames = frames(&app, request.uri());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, policy(&frames));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(PERMISSIONS, HeaderValue::from_static("camera=(), geolocation=(), microphone=()"));
    headers.insert(OPENER, HeaderValue::from_static("same-origin"));
    if app.config.server.is_secure() {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(TRANSPORT));
    }
    response
}
