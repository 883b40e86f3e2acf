//! The style sheets, scripts, fonts and icon, embedded in the binary and named by checksum.
//!
//! `npm run build` in `assets/` writes them as `name.HASH.ending`, with `.gz` beside those that
//! compress well; a name never changes its content, so browsers may keep it for good.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use axum::Extension;
use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use super::theme::Theme;

#[derive(RustEmbed)]
#[folder = "src/web/assets/dist"]
struct Dist;

const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const GZIP: HeaderValue = HeaderValue::from_static("gzip");

/// Addresses by plain name: `app.css` to `/assets/app.HASH.css`.
static ADDRESSES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    Dist::iter()
        .filter_map(|file| {
            let mut pieces = file.splitn(3, '.');
            let (stem, _hash, ending) = (pieces.next()?, pieces.next()?, pieces.next()?);
            Some((format!("{stem}.{ending}"), format!("/assets/{file}")))
        })
        .collect()
});

/// Returns the address of an asset by its plain name, such as `app.css`.
///
/// # Panics
///
/// When there is no such asset: names are fixed in the templates, and a test opens every page.
pub fn address(name: &str) -> &'static str {
    ADDRESSES.get(name).unwrap_or_else(|| panic!("no asset is called `{name}`"))
}

/// Returns what an asset holds by its plain name.
///
/// # Panics
///
/// When there is no such asset, or it is no text.
pub fn text(name: &str) -> &'static str {
    let file = Dist::get(address(name).trim_start_matches("/assets/")).expect("its address is known");
    match file.data {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).expect("it is text"),
        Cow::Owned(_) => unreachable!("assets are embedded in every build"),
    }
}

/// Serves an asset under its name with the checksum.
pub async fn show(Path(name): Path<String>, Extension(theme): Extension<Theme>, headers: HeaderMap) -> Response {
    if let Some(text) = theme.text(&name) {
        let headers = [(CONTENT_TYPE, content_type(&name)), (CACHE_CONTROL, FOR_GOOD)];
        return (headers, text.to_owned()).into_response();
    }
    let accepts_gzip = headers
        .get(ACCEPT_ENCODING)
        .and_then(|header| header.to_str().ok())
        .is_some_and(|header| header.split(',').any(|coding| coding.trim().split(';').next() == Some("gzip")));
    let compressed = if accepts_gzip { Dist::get(&format!("{name}.gz")) } else { None };
    let is_compressed = compressed.is_some();
    let Some(file) = compressed.or_else(|| Dist::get(&name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Response::new(Body::from(file.data));
    let answer = response.headers_mut();
    answer.insert(CONTENT_TYPE, content_type(&name));
    answer.insert(CACHE_CONTROL, FOR_GOOD);
    answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if is_compressed {
        answer.insert(CONTENT_ENCODING, GZIP);
    }
    response
}

fn content_type(name: &str) -> HeaderValue {
    HeaderValue::from_static(match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    })
}
