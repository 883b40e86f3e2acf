//! What the form's address says beforehand: `/?county=lappi&municipality=Inari&service_line=iakkaat&kieli=sv`.

use serde::Deserialize;

use super::ObservationForm;

/// What the address says; what nobody knows is passed over.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Preset {
    county: String,
    municipality: String,
    service_line: String,
    /// Not empty where another site shows the form within its page.
    embed: String,
}

impl Preset {
    /// Returns the form with what the address says, and nothing else.
    pub fn form(self) -> ObservationForm {
        let Self { county, municipality, service_line, embed } = self;
        ObservationForm { county, municipality, service_line, embed, ..ObservationForm::default() }
    }
}
