//! Cookies: read from a request, written with the attributes that every one of ours has.

use std::time::Duration;

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// Returns the name under which a cookie is kept: over https no other site of the domain may set it.
pub fn name(name: &str, is_secure: bool) -> String {
    if is_secure { format!("__Host-{name}") } else { name.to_owned() }
}

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

/// Returns the `Set-Cookie` header that makes a browser forget a cookie of ours at once.
pub fn ended(name: &str, secure: bool) -> HeaderValue {
    set(name, "", Some(Duration::ZERO), secure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("a=1; session=x=y"));
        headers.append(COOKIE, HeaderValue::from_static("kieli=sv"));
        assert_eq!(value(&headers, "session"), Some("x=y"));
        assert_eq!(value(&headers, "kieli"), Some("sv"));
        assert_eq!(value(&headers, "ession"), None);
    }

    #[test]
    fn over_https_a_cookie_is_tied_to_this_host() {
        let cookie = set(&name("session", true), "s", None, true);
        assert_eq!(cookie, "__Host-session=s; Path=/; HttpOnly; SameSite=Lax; Secure");
        let plain = set(&name("session", false), "s", Some(Duration::from_secs(60)), false);
        assert_eq!(plain, "session=s; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    }
}
