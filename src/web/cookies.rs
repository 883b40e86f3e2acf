//! Cookies: read from a request, written with the attributes that every one of ours has.

use std::time::Duration;

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// Returns the value of a cookie of the request.
pub fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(candidate, _)| *candidate == name)
        .map(|(_, value)| value)
}

/// Returns the `Set-Cookie` header that sets a cookie of our own for the whole site.
///
/// Scripts cannot read it, other sites' forms do not send it, and `secure` keeps it to https.
/// Without `lifetime` it ends with the browser's session.
pub fn set(name: &str, value: &str, lifetime: Option<Duration>, secure: bool) -> HeaderValue {
    let mut cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax");
    if let Some(lifetime) = lifetime {
        cookie.push_str(&format!("; Max-Age={}", lifetime.as_secs()));
    }
    if secure {
        cookie.push_str("; Secure");
    }
    HeaderValue::try_from(cookie).expect("our cookies' values are plain letters and digits")
}
