//! What every page knows of its reader and of where it stands.

use std::borrow::Cow;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use fluent_bundle::FluentValue;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::error::WebError;
use super::locale::Locale;
use super::theme::Theme;
use super::{csrf, doors};
use crate::access::User;

/// The reader's language, account and place: the first field of every page's template.
///
/// A handler takes it as an argument: `page: Page`.
#[derive(Clone, Debug)]
pub struct Page {
    pub(super) locale: Locale,
    /// The reader's name where somebody is signed in.
    pub signed_in_as: Option<String>,
    /// Whose account it is.
    pub(super) reader: Option<User>,
    /// The path of the address, without what stands behind `?`.
    pub(super) path: String,
    /// What stands behind `?` in the address.
    pub(super) query: String,
    pub(super) csrf: csrf::Token,
    pub(super) time_zone: TimeZone,
    pub(super) theme: Theme,
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get().cloned().ok_or_else(|| anyhow::anyhow!("the route lacks the layer of `readers`").into())
    }
}

impl Page {
    /// Returns the language of the page.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Returns the text of a key.
    pub fn text(&self, key: &str) -> Cow<'static, str> {
        self.locale.text(key)
    }

    /// Returns the text of a key with its places filled.
    pub fn text_with(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> Cow<'static, str> {
        self.locale.text_with(key, values)
    }

    /// Returns the address of a style sheet, script or picture by its plain name.
    pub fn asset(&self, name: &str) -> &str {
        self.theme.address(name)
    }

    /// Writes a whole number.
    pub fn number(&self, number: impl TryInto<i64>) -> String {
        self.locale.integer(number.try_into().unwrap_or(i64::MAX))
    }

    /// Writes the date of a moment.
    pub fn date(&self, time: Timestamp) -> String {
        self.locale.date_of(time, &self.time_zone)
    }

    /// Writes the date and time of a moment.
    pub fn date_time(&self, time: Timestamp) -> String {
        self.locale.date_time(&time.to_zoned_datetime(self.time_zone.clone()))
    }

    /// Returns the token that every form of the page sends along as `csrf`.
    pub fn csrf(&self) -> &str {
        self.csrf.as_str()
    }

    /// Tells whether the token that a form sent is the one of this reader.
    pub fn accepts_csrf(&self, sent: &str) -> bool {
        self.csrf.is_sent_as(sent)
    }

    /// Tells whether the reader may open an address, as written in `routes`.
    pub fn may_open(&self, route: &str) -> bool {
        self.reader.as_ref().is_some_and(|reader| doors::may_pass(reader, "GET", route))
    }

    /// Tells whether the reader may see everything that came in, word by word.
    pub fn sees_everything(&self) -> bool {
        self.reader.as_ref().is_some_and(User::sees_everything)
    }

    /// Tells whether the reader decides about phenomena and alerts; others are shown no forms for it.
    pub fn may_decide(&self) -> bool {
        self.may_send("/app/phenomena/{id}/name")
    }

    /// Tells whether the reader may send a form to an address, as written in `routes`.
    pub fn may_send(&self, route: &str) -> bool {
        self.reader.as_ref().is_some_and(|reader| doors::may_pass(reader, "POST", route))
    }

    /// Returns this page in every language, for the switch.
    pub fn translations(&self) -> [Translation; 3] {
        Locale::ALL.map(|locale| Translation {
            code: locale.code(),
            name: locale.own_name(),
            address: self.address_in(locale),
            is_current: locale == self.locale,
        })
    }

    /// Tells whether the reader is at `path` or below it; `/app` counts for itself alone.
    pub fn is_within(&self, path: &str) -> bool {
        match self.path.strip_prefix(path) {
            Some("") => true,
            Some(rest) => path != "/app" && rest.starts_with('/'),
            None => false,
        }
    }

    fn address_in(&self, locale: Locale) -> String {
        let mut address = format!("{}?kieli={}", self.path, locale.code());
        for pair in self.query.split('&').filter(|pair| !pair.is_empty()) {
            if !pair.starts_with("kieli=") && !pair.starts_with("lang=") {
                address.push('&');
                address.push_str(pair);
            }
        }
        address
    }
}

/// A page in one of the languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The language's code.
    pub code: &'static str,
    /// The language's own name for itself.
    pub name: &'static str,
    /// Where the page is in this language.
    pub address: String,
    /// Whether it is the page that the reader sees.
    pub is_current: bool,
}

#[cfg(test)]
impl Page {
    /// Makes the page of an unknown reader at `/`.
    pub fn for_tests(locale: Locale) -> Self {
        Self {
            locale,
            signed_in_as: None,
            reader: None,
            path: "/".to_owned(),
            query: String::new(),
            csrf: csrf::Token::of("secret"),
            time_zone: TimeZone::UTC,
            theme: Theme::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_switch_keeps_the_rest_of_the_address() {
        let mut page = Page::for_tests(Locale::Fi);
        page.path = "/app/search".to_owned();
        page.query = "q=asunto&kieli=fi&page=2".to_owned();
        assert_eq!(page.address_in(Locale::Sv), "/app/search?kieli=sv&q=asunto&page=2");
    }

    #[test]
    fn a_page_is_within_its_section() {
        let mut page = Page::for_tests(Locale::Fi);
        page.path = "/app/phenomena/7".to_owned();
        assert!(page.is_within("/app/phenomena"));
        assert!(!page.is_within("/app"));
        assert!(!page.is_within("/app/phen"));
    }
}
