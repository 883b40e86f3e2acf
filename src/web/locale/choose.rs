//! Which language a reader gets: asked for in the address, remembered in a cookie, preferred by the
//! browser, else the service's own.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;

use super::Locale;
use crate::web::cookies;

/// The cookie that remembers the language.
pub const COOKIE: &str = "kieli";

/// The address parameters by which a page can be asked for in a language.
const PARAMETERS: [&str; 2] = ["kieli", "lang"];

/// A language and whether the reader asked for it in this very request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocaleChoice {
    /// The language.
    pub locale: Locale,
    /// Whether the address named it, so that a cookie should remember it.
    pub asked: bool,
}

impl LocaleChoice {
    /// Chooses the language for a request with this query string and these headers; `otherwise` is
    /// the one for readers who show no wish.
    pub fn of(query: Option<&str>, headers: &HeaderMap, otherwise: Locale) -> Self {
        if let Some(locale) = query.and_then(asked) {
            return Self { locale, asked: true };
        }
        let locale = cookies::value(headers, COOKIE)
            .and_then(Locale::from_tag)
            .or_else(|| headers.get(ACCEPT_LANGUAGE)?.to_str().ok().and_then(preferred))
            .unwrap_or(otherwise);
        Self { locale, asked: false }
    }
}

fn asked(query: &str) -> Option<Locale> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(name, _)| PARAMETERS.contains(name))
        .find_map(|(_, value)| Locale::from_tag(value))
}

/// Returns the language with the highest weight that has an interface (RFC 9110, 12.5.4).
fn preferred(header: &str) -> Option<Locale> {
    let mut best: Option<(Locale, f32)> = None;
    for range in header.split(',') {
        let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
        let weight = parameters.trim().strip_prefix("q=").map_or(Some(1.0), |text| text.parse::<f32>().ok());
        let (Some(locale), Some(weight)) = (Locale::from_tag(tag.trim()), weight) else { continue };
        if weight > 0.0 && best.is_none_or(|(_, best_weight)| weight > best_weight) {
            best = Some((locale, weight));
        }
    }
    best.map(|(locale, _)| locale)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use axum::http::header::COOKIE as COOKIE_HEADER;

    use super::*;

    fn headers(accept: &'static str, cookie: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(accept));
        headers.insert(COOKIE_HEADER, HeaderValue::from_static(cookie));
        headers
    }

    #[test]
    fn the_address_wins_over_the_cookie_and_the_browser() {
        let choice = LocaleChoice::of(Some("a=b&kieli=sv"), &headers("en", "kieli=fi"), Locale::Fi);
        assert_eq!(choice, LocaleChoice { locale: Locale::Sv, asked: true });
        assert_eq!(LocaleChoice::of(Some("lang=en"), &HeaderMap::new(), Locale::Fi).locale, Locale::En);
    }

    #[test]
    fn the_cookie_wins_over_the_browser() {
        let choice = LocaleChoice::of(None, &headers("en", "other=1; kieli=sv"), Locale::Fi);
        assert_eq!(choice, LocaleChoice { locale: Locale::Sv, asked: false });
    }

    #[test]
    fn the_browser_s_weights_are_followed() {
        assert_eq!(LocaleChoice::of(None, &headers("de, en;q=0.5, sv-FI;q=0.8", ""), Locale::Fi).locale, Locale::Sv);
        assert_eq!(LocaleChoice::of(None, &headers("en;q=0, sv;q=0.1", ""), Locale::Fi).locale, Locale::Sv);
    }

    #[test]
    fn an_unknown_language_means_the_service_s_own() {
        assert_eq!(LocaleChoice::of(Some("lang=de"), &headers("de", "kieli=xx"), Locale::Fi).locale, Locale::Fi);
        assert_eq!(LocaleChoice::of(None, &HeaderMap::new(), Locale::Sv).locale, Locale::Sv);
    }
}
