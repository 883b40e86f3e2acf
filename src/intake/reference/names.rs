//! The names of a thing in the languages of the interface.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// One thing's name in each language of the interface.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Names {
    /// The Finnish name.
    pub fi: String,
    /// The Swedish name.
    pub sv: String,
    /// The English name, where the list has one.
    #[serde(default)]
    pub en: Option<String>,
}

impl Names {
    /// Returns the name in the language of this code; Finnish where there is none.
    pub fn in_language(&self, code: &str) -> &str {
        match code {
            "sv" => &self.sv,
            "en" => self.en.as_deref().unwrap_or(&self.fi),
            _ => &self.fi,
        }
    }

    /// Returns every name there is.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        [Some(&self.fi), Some(&self.sv), self.en.as_ref()].into_iter().flatten().map(String::as_str)
    }
}

/// Returns the form of a name that lookups compare: lower case, composed, without white space, every dash a hyphen.
pub(in crate::intake) fn folded(name: &str) -> String {
    let without_space = name.chars().filter(|c| !c.is_whitespace() && !c.is_control());
    let one_dash = without_space.map(|c| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c });
    one_dash.flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_space_dashes_and_composition_do_not_matter() {
        assert_eq!(folded(" MÄNTTÄ – Vilppula\n"), "mänttä-vilppula");
        assert_eq!(folded("A\u{308}a\u{308}nekoski"), "äänekoski");
    }

    #[test]
    fn a_missing_english_name_is_finnish() {
        let names = Names { fi: "Turku".to_owned(), sv: "Åbo".to_owned(), en: None };
        assert_eq!(names.in_language("sv"), "Åbo");
        assert_eq!(names.in_language("en"), "Turku");
    }
}
