//! The description of a topic as a field.

use serde::Deserialize;

use crate::app::App;
use crate::phenomena::watch::{WatchDescription, WatchError, WatchFault};
use crate::text::Language;
use crate::web::field::Field;
use crate::web::{Locale, Page, WebError};

/// What the form sends.
#[derive(Deserialize)]
pub struct DescriptionForm {
    #[serde(default)]
    pub description: String,
}

impl DescriptionForm {
    /// Reads the description.
    pub fn read(&self, app: &App, page: &Page) -> Result<WatchDescription, WatchFault> {
        let prior = if page.locale() == Locale::Sv { Language::Sv } else { Language::Fi };
        WatchDescription::parse(&self.description, prior, &app.redactor)
    }
}

/// Makes the field, with what is wrong with it.
pub fn field(page: &Page, value: &str, fault: Option<WatchFault>) -> Field {
    let locale = page.locale();
    let mut field = Field::required(locale, "description", "watch-description", value);
    field = field.hint(locale, "watch-description-hint");
    let key = fault.map(|fault| match fault {
        WatchFault::TooShort => "fault-watch-too-short",
        WatchFault::TooLong => "fault-watch-too-long",
        WatchFault::PersonalData => "fault-watch-personal-data",
    });
    field.faults.extend(key.map(|key| page.text(key)));
    field
}

/// Turns what the verbs return into what the pages do.
pub fn failed(error: WatchError) -> WebError {
    match error {
        WatchError::Encoder(reason) => {
            tracing::warn!(%reason, "a watch topic cannot be compared");
            WebError::Conflict("watch-no-encoder")
        }
        other => other.into(),
    }
}
