//! A field of a form as the page shows it: label, hint, what was typed, what is wrong with it.

use std::borrow::Cow;

use super::locale::Locale;
use crate::intake::Fault;

/// One choice of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub label: String,
}

/// A field of a form, in the reader's language. The parts in `templates/parts/form.html` draw it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The element's id; the entries of the error summary lead to it.
    pub id: String,
    /// The name under which the form sends it.
    pub name: String,
    /// What is asked.
    pub label: Cow<'static, str>,
    /// The mark of a field that may stay empty, such as "(optional)"; empty if it must be filled.
    pub optional: Cow<'static, str>,
    /// What helps to answer; empty if nothing needs saying.
    pub hint: Cow<'static, str>,
    /// What was typed or chosen.
    pub value: String,
    /// The choices of a list; of a text, what the browser may suggest.
    pub choices: Vec<Choice>,
    /// What the browser may fill in (HTML `autocomplete`); empty for its own judgement.
    pub autocomplete: &'static str,
    /// What is wrong with it.
    pub faults: Vec<Cow<'static, str>>,
}

impl Field {
    /// Makes a field that must be filled; the label stands under the key.
    pub fn required(locale: Locale, name: &str, label_key: &str, value: &str) -> Self {
        Self {
            id: format!("field-{name}"),
            name: name.to_owned(),
            label: locale.text(label_key),
            value: value.to_owned(),
            ..Self::default()
        }
    }

    /// Makes a field that may stay empty.
    pub fn optional(locale: Locale, name: &str, label_key: &str, value: &str) -> Self {
        Self { optional: locale.text("field-optional"), ..Self::required(locale, name, label_key, value) }
    }

    /// Adds the hint under a key.
    pub fn hint(mut self, locale: Locale, key: &str) -> Self {
        self.hint = locale.text(key);
        self
    }

    /// Adds the choices.
    pub fn choices(mut self, choices: impl IntoIterator<Item = Choice>) -> Self {
        self.choices = choices.into_iter().collect();
        self
    }

    /// Says what the browser may fill in.
    pub fn autocomplete(mut self, purpose: &'static str) -> Self {
        self.autocomplete = purpose;
        self
    }

    /// Adds those of the faults that are about the field of this name.
    pub fn faults(mut self, locale: Locale, faults: &[Fault]) -> Self {
        let own = faults.iter().filter(|fault| fault.field.name() == self.name);
        self.faults.extend(own.map(|fault| locale.fault(fault)));
        self
    }

    /// Returns the ids of the hint and the faults, for `aria-describedby`.
    pub fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let fault = (!self.faults.is_empty()).then(|| format!("{}-fault", self.id));
        [hint, fault].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// Tells whether anything is wrong with any of the fields.
pub fn any_fault(fields: &[&Field]) -> bool {
    fields.iter().any(|field| !field.faults.is_empty())
}
