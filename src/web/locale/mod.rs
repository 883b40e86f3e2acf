//! The languages of the interface: texts, numbers and dates.

mod choose;
mod format;
mod messages;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::intake::{Fault, Notice};
use crate::text::Language;

pub use choose::{COOKIE, LocaleChoice};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Finnish.
    #[default]
    Fi,
    /// Swedish as it is written in Finland.
    Sv,
    /// English.
    En,
}

impl Locale {
    /// Every language, in the order in which pages offer them.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// Returns the code used in addresses, cookies and the pages' `lang` attribute.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// Reads a language tag such as `sv` or `sv-FI`; `None` for a language without an interface.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|locale| locale.code().eq_ignore_ascii_case(language))
    }

    /// Returns the language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Fi => "Suomi",
            Self::Sv => "Svenska",
            Self::En => "English",
        }
    }

    /// Returns the text of a key; the key itself if there is none, which a test rules out.
    pub fn text(self, key: &str) -> Cow<'static, str> {
        messages::format(self, key, None)
    }

    /// Returns the text of a key with its places filled, numbers in the manner of the language.
    pub fn text_with(self, key: &str, values: &[(&str, FluentValue<'_>)]) -> Cow<'static, str> {
        let arguments: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        messages::format(self, key, Some(&arguments))
    }

    /// Returns what a fault says to the reader.
    pub fn fault(self, fault: &Fault) -> Cow<'static, str> {
        let value = fault.value.clone().unwrap_or_default();
        let limit = fault.limit.map_or(FluentValue::None, |limit| FluentValue::from(limit as f64));
        self.text_with(fault.key, &[("value", FluentValue::from(value)), ("limit", limit)])
    }

    /// Returns what a notice says to the sender.
    pub fn notice(self, notice: &Notice) -> Cow<'static, str> {
        let value = notice.value.clone().unwrap_or_default();
        let count = notice.count.map_or(FluentValue::None, |count| FluentValue::from(count as f64));
        self.text_with(notice.key, &[("value", FluentValue::from(value)), ("count", count)])
    }

    /// Returns the name of the language of a text.
    pub fn language(self, language: Language) -> Cow<'static, str> {
        self.text(&format!("language-{}", language.code()))
    }
}
