//! The open form: anybody files an observation, without account and without script.

use std::time::Duration;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;

use crate::app::App;
use crate::intake::{
    self, DateReading, Fault, NewObservation, Notice, ParseContext, RawObservation, ReporterGroup, ServiceLine, Source,
};
use crate::text::Language;
use crate::web::error::{minutes_of, retry_after};
use crate::web::field::{Choice, Field};
use crate::web::personal_check::PersonalCheck;
use crate::web::rate_limits::{Client, Subject};
use crate::web::stamp::{StampFault, StampKey};
use crate::web::{Locale, Page, WebError, choices, render};

/// What the form sends, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ObservationForm {
    text: String,
    municipality: String,
    service_line: String,
    proposal: String,
    reporter: String,
    received_at: String,
    /// What was typed when the sender was last shown which personal data will be masked.
    seen: String,
    csrf: String,
    /// A field that people do not see and leave empty; programs fill it.
    website: String,
    /// When the form was shown.
    stamp: String,
}

#[derive(Template)]
#[template(path = "observation-form.html")]
pub struct ObservationFormPage {
    page: Page,
    county: Option<String>,
    text: Field,
    municipality: Field,
    service_line: Field,
    proposal: Field,
    reporter: Field,
    /// The personal data that was found, and how it will be masked, until the sender agrees or mends the text.
    check: Option<PersonalCheck>,
    /// When it came in, where somebody writes it down for another.
    received: Option<Field>,
    /// Why the form must be sent once more, where nothing in it is wrong.
    notice: Option<String>,
    /// When the form was shown, signed; none where somebody signed in writes.
    stamp: Option<String>,
}

impl ObservationFormPage {
    /// Returns the fields in the order of the form.
    fn fields(&self) -> Vec<&Field> {
        let own = [&self.text, &self.municipality, &self.service_line, &self.proposal, &self.reporter];
        own.into_iter().chain(&self.received).collect()
    }
}

/// Shows the empty form.
pub async fn show(State(app): State<App>, page: Page) -> Result<Response, WebError> {
    let stamp = StampKey::of(&app.store).await?.stamp(page.csrf(), Timestamp::now());
    render(&ObservationFormPage { stamp: Some(stamp), ..form_page(&app, page, &ObservationForm::default(), &[]) })
}

/// Stores the observation and leads to its receipt, or shows the form again with what was typed.
pub async fn create(
    State(app): State<App>,
    page: Page,
    client: Client,
    Form(form): Form<ObservationForm>,
) -> Result<Response, WebError> {
    let (key, now) = (StampKey::of(&app.store).await?, Timestamp::now());
    let stamp = Some(key.stamp_again(page.csrf(), &form.stamp, now));
    let again = |faults: &[Fault], notice: Option<String>, check: Option<PersonalCheck>| {
        let stamp = stamp.clone();
        render(&ObservationFormPage { notice, stamp, check, ..form_page(&app, page.clone(), &form, faults) })
    };
    let wait_first = |key: &str, wait: Duration| {
        let notice = page.text_with(key, &[("minutes", minutes_of(wait).into())]).into_owned();
        let again = again(&[], Some(notice), None)?;
        Ok((StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, retry_after(wait))], again).into_response())
    };
    if let Err(wait) = client.count(Subject::Form) {
        return wait_first("form-too-many", wait);
    }
    if let Some(key) = form.reason_to_send_again(&key, &page, now) {
        let again = again(&[], Some(page.text(key).into_owned()), None)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response());
    }
    let language = form_language(page.locale());
    let links = intake::too_many_links(&form.text, &form.proposal);
    match (form.parse(&app, language), links) {
        (Ok((new, notices)), None) => {
            let check = PersonalCheck::of(&app, &page, &form.text, &form.proposal, language);
            if let Some(check) = check.filter(|check| check.seen != form.seen) {
                return again(&[], None, Some(check));
            }
            if let Err(wait) = client.count_text(&form.text) {
                return wait_first("form-repeated", wait);
            }
            let was_masked = notices.iter().any(|notice| notice.key.starts_with("notice-masked-"));
            let received = intake::receive(&app.store, &app.wake, app.sealer.as_ref(), new, now).await?;
            let masked = if was_masked { "?masked=yes" } else { "" };
            Ok(Redirect::to(&format!("/receipts/{}{masked}", received.reference)).into_response())
        }
        (parsed, links) => {
            let mut faults = parsed.err().unwrap_or_default();
            faults.extend(links);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again(&faults, None, None)?).into_response())
        }
    }
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
            form_county: app.config.interface.county.as_deref(),
            dates: &dates,
            now: Timestamp::now(),
        };
        NewObservation::parse(&self.clone().into_raw(), &context)
    }

    /// Returns the key of a message when the form may have come from elsewhere or from a program. Nothing is dropped: it
    /// comes back, and a person sends it once more.
    fn reason_to_send_again(&self, key: &StampKey, page: &Page, now: Timestamp) -> Option<&'static str> {
        if !page.accepts_csrf(&self.csrf) {
            return Some("form-stale");
        }
        if !self.website.is_empty() {
            return Some("form-trap-filled");
        }
        key.check(page.csrf(), &self.stamp, now).err().map(|fault| match fault {
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

/// Returns the language in which answers are expected: the form's, where it is one that we tell apart.
fn form_language(locale: Locale) -> Option<Language> {
    match locale {
        Locale::Fi => Some(Language::Fi),
        Locale::Sv => Some(Language::Sv),
        Locale::En => None,
    }
}

/// Prepares the form with what was typed and what is wrong with it.
pub fn form_page(app: &App, page: Page, form: &ObservationForm, faults: &[Fault]) -> ObservationFormPage {
    let locale = page.locale();
    let reference = app.reference;
    let county = app.config.interface.county.as_deref().and_then(|id| reference.county(id));
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
        county: county.map(|county| county.official_names.in_language(locale.code()).to_owned()),
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
