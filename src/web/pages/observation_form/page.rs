//! The form's page: its fields with what was typed and what is wrong with it.

use askama::Template;

use super::ObservationForm;
use super::campaign::Asked;
use crate::app::App;
use crate::intake::{Fault, ReporterGroup, ServiceLine};
use crate::web::field::{Choice, Field};
use crate::web::personal_check::PersonalCheck;
use crate::web::{Page, choices};

#[derive(Template)]
#[template(path = "observation-form.html")]
pub struct ObservationFormPage {
    page: Page,
    /// What the campaign asks at whose address it is.
    campaign: Option<Asked>,
    /// Where it is sent.
    path: String,
    /// What the form's county is called.
    county: Option<String>,
    /// Its id, where the address says whose form it is; else empty.
    county_id: String,
    /// Whether the page stands within another site.
    is_embedded: bool,
    text: Field,
    municipality: Field,
    service_line: Field,
    proposal: Field,
    reporter: Field,
    /// The personal data that was found, and how it will be masked, until the sender agrees or mends the text.
    pub(super) check: Option<PersonalCheck>,
    /// When it came in, where somebody writes it down for another.
    received: Option<Field>,
    /// Why the form must be sent once more, where nothing in it is wrong.
    pub(super) notice: Option<String>,
    /// When the form was shown, signed; none where somebody signed in writes.
    pub(super) stamp: Option<String>,
}

impl ObservationFormPage {
    /// Returns the fields in the order of the form.
    fn fields(&self) -> Vec<&Field> {
        let own = [&self.text, &self.municipality, &self.service_line, &self.proposal, &self.reporter];
        own.into_iter().chain(&self.received).collect()
    }
}

/// Prepares the form with what was typed and what is wrong with it.
pub fn form_page(app: &App, page: Page, form: &ObservationForm, faults: &[Fault]) -> ObservationFormPage {
    let locale = page.locale();
    let reference = app.reference;
    let county = form.county(app);
    let municipalities = reference
        .municipalities()
        .iter()
        .filter(|municipality| county.is_none_or(|county| municipality.county.as_ref() == Some(&county.id)))
        .map(|municipality| municipality.names.in_language(locale.code()).to_owned());
    let service_lines = ServiceLine::ALL.iter().map(|line| Choice {
        value: line.code().to_owned(),
        label: reference.service_line_names(*line).in_language(locale.code()).to_owned(),
    });
    let reporters = ReporterGroup::ALL.iter().map(|group| Choice {
        value: group.code().to_owned(),
        label: reference.reporter_group_names(*group).in_language(locale.code()).to_owned(),
    });
    ObservationFormPage {
        campaign: form.campaign.as_ref().map(|campaign| Asked::of(&page, campaign)),
        path: form.path(),
        county: county.map(|county| county.official_names.in_language(locale.code()).to_owned()),
        county_id: reference.county(&form.county).map(|county| county.id.clone()).unwrap_or_default(),
        is_embedded: form.is_embedded(app),
        text: Field::required(locale, "text", "form-text", &form.text)
            .hint(locale, "form-text-hint")
            .faults(locale, faults),
        municipality: Field::optional(locale, "municipality", "form-municipality", &form.municipality)
            .choices(choices::in_order(locale, municipalities))
            .faults(locale, faults),
        service_line: Field::optional(locale, "service_line", "form-service-line", &form.service_line)
            .choices(service_lines)
            .faults(locale, faults),
        proposal: Field::optional(locale, "proposal", "form-proposal", &form.proposal)
            .hint(locale, "form-proposal-hint")
            .faults(locale, faults),
        reporter: Field::optional(locale, "reporter", "form-reporter", &form.reporter)
            .hint(locale, "form-reporter-hint")
            .choices(reporters)
            .faults(locale, faults),
        check: None,
        received: None,
        notice: None,
        stamp: None,
        page,
    }
}

/// Prepares the form for somebody who writes an observation down for another.
pub fn internal_form_page(app: &App, page: Page, form: &ObservationForm, faults: &[Fault]) -> ObservationFormPage {
    let received = Field::optional(page.locale(), "received_at", "form-received", &form.received_at)
        .hint(page.locale(), "form-received-hint")
        .faults(page.locale(), faults);
    let locale = page.locale();
    let mut internal = ObservationFormPage { received: Some(received), ..form_page(app, page, form, faults) };
    internal.text.label = locale.text("form-internal-text");
    internal.reporter.label = locale.text("form-internal-reporter");
    internal
}
