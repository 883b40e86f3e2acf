//! What the form sends, and what becomes of it.

use std::sync::Arc;

use jiff::Timestamp;
use serde::Deserialize;

use crate::app::App;
use crate::intake::{
    Campaign, County, DateReading, Fault, NewObservation, Notice, ParseContext, RawObservation, Source,
};
use crate::text::Language;
use crate::web::Page;
use crate::web::stamp::{StampFault, StampKey};

/// What the form sends, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ObservationForm {
    pub(super) text: String,
    pub(super) municipality: String,
    pub(super) service_line: String,
    pub(super) proposal: String,
    pub(super) reporter: String,
    pub(super) received_at: String,
    /// What was typed when the sender was last shown which personal data will be masked.
    pub(super) seen: String,
    pub(super) csrf: String,
    /// A field that people do not see and leave empty; programs fill it.
    pub(super) website: String,
    /// When the form was shown.
    pub(super) stamp: String,
    /// The county whose form it is, by id; empty for the service's own.
    pub(super) county: String,
    /// Whether it stands within another site.
    pub(super) embed: String,
    /// The campaign at whose address it is; the address says so, never the form.
    #[serde(skip)]
    pub(super) campaign: Option<Arc<Campaign>>,
}

impl ObservationForm {
    /// Checks what was typed; `language` is that in which answers are expected.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn parse(&self, app: &App, language: Option<Language>) -> Result<(NewObservation, Vec<Notice>), Vec<Fault>> {
        let dates = DateReading::default();
        let context = ParseContext {
            reference: app.reference,
            redactor: &app.redactor,
            source: Source::Form,
            form_language: language,
            form_county: self.county(app).map(|county| county.id.as_str()),
            dates: &dates,
            now: Timestamp::now(),
        };
        NewObservation::parse(&self.clone().into_raw(), &context)
    }

    /// Returns the county whose form it is: the one of its address, else the service's own.
    pub(super) fn county(&self, app: &App) -> Option<&'static County> {
        let own = app.config.interface.county.as_deref();
        app.reference.county(&self.county).or_else(|| own.and_then(|id| app.reference.county(id)))
    }

    /// Returns the path that shows the form and takes it.
    pub(super) fn path(&self) -> String {
        self.campaign.as_ref().map_or_else(|| "/".to_owned(), |campaign| format!("/campaigns/{}", campaign.is.address))
    }

    /// Tells whether the form stands within another site that may show it. There a browser sends no cookies of ours.
    pub(super) fn is_embedded(&self, app: &App) -> bool {
        app.config.server.may_embed(&self.embed)
    }

    /// Returns what the form's stamp is tied to: the reader's token, or, within another site, the form itself.
    pub(super) fn tie<'p>(&self, app: &App, page: &'p Page) -> &'p str {
        if self.is_embedded(app) { "embedded" } else { page.csrf() }
    }

    /// Returns the key of a message when the form may have come from elsewhere or from a program. Nothing is dropped: it
    /// comes back, and a person sends it once more.
    pub(super) fn reason_to_send_again(
        &self,
        app: &App,
        key: &StampKey,
        page: &Page,
        now: Timestamp,
    ) -> Option<&'static str> {
        if !self.is_embedded(app) && !page.accepts_csrf(&self.csrf) {
            return Some("form-stale");
        }
        if !self.website.is_empty() {
            return Some("form-trap-filled");
        }
        key.check(self.tie(app, page), &self.stamp, now).err().map(|fault| match fault {
            StampFault::Early => "form-too-fast",
            StampFault::Late => "form-stale",
        })
    }

    fn into_raw(self) -> RawObservation {
        RawObservation {
            text: Some(self.text),
            municipality: Some(self.municipality),
            service_line: Some(self.service_line),
            proposal: Some(self.proposal),
            reporter: Some(self.reporter),
            received_at: Some(self.received_at),
            ..RawObservation::default()
        }
    }
}
