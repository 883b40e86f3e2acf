//! The form is shown and sent.

use std::time::Duration;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::preset::Preset;
use super::{ObservationForm, form_page};
use crate::app::App;
use crate::intake::{self, Fault};
use crate::text::Language;
use crate::web::error::{minutes_of, retry_after};
use crate::web::personal_check::PersonalCheck;
use crate::web::rate_limits::{Client, Subject};
use crate::web::stamp::StampKey;
use crate::web::{Locale, Page, WebError, render};

/// Shows the empty form, with what its address says.
pub async fn show(State(app): State<App>, page: Page, Query(preset): Query<Preset>) -> Result<Response, WebError> {
    show_form(&app, page, &preset.form()).await
}

/// Shows a form with what it says beforehand.
///
/// # Errors
///
/// When the database cannot be read.
pub(super) async fn show_form(app: &App, page: Page, form: &ObservationForm) -> Result<Response, WebError> {
    let stamp = StampKey::of(&app.store).await?.stamp(form.tie(app, &page), Timestamp::now());
    let mut shown = form_page(app, page, form, &[]);
    shown.stamp = Some(stamp);
    render(&shown)
}

/// Stores the observation and leads to its receipt, or shows the form again with what was typed.
pub async fn create(
    State(app): State<App>,
    page: Page,
    client: Client,
    Form(form): Form<ObservationForm>,
) -> Result<Response, WebError> {
    take(&app, &page, &client, form).await
}

/// Does so for any address of the form.
///
/// # Errors
///
/// When the database refuses it.
pub(super) async fn take(app: &App, page: &Page, client: &Client, form: ObservationForm) -> Result<Response, WebError> {
    let (key, now) = (StampKey::of(&app.store).await?, Timestamp::now());
    let stamp = Some(key.stamp_again(form.tie(app, page), &form.stamp, now));
    let again = |faults: &[Fault], notice: Option<String>, check: Option<PersonalCheck>| {
        let mut shown = form_page(app, page.clone(), &form, faults);
        (shown.notice, shown.stamp, shown.check) = (notice, stamp.clone(), check);
        render(&shown)
    };
    let wait_first = |key: &str, wait: Duration| {
        let notice = page.text_with(key, &[("minutes", minutes_of(wait).into())]).into_owned();
        let again = again(&[], Some(notice), None)?;
        Ok((StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, retry_after(wait))], again).into_response())
    };
    if let Err(wait) = client.count(Subject::Form) {
        return wait_first("form-too-many", wait);
    }
    if let Some(key) = form.reason_to_send_again(app, &key, page, now) {
        let again = again(&[], Some(page.text(key).into_owned()), None)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response());
    }
    let language = form_language(page.locale());
    let links = intake::too_many_links(&form.text, &form.proposal);
    match (form.parse(app, language), links) {
        (Ok((new, notices)), None) => {
            let check = PersonalCheck::of(app, page, &form.text, &form.proposal, language);
            if let Some(check) = check.filter(|check| check.seen != form.seen) {
                return again(&[], None, Some(check));
            }
            if let Err(wait) = client.count_text(&form.text) {
                return wait_first("form-repeated", wait);
            }
            let was_masked = notices.iter().any(|notice| notice.key.starts_with("notice-masked-"));
            let received = intake::receive(&app.store, &app.wake, app.sealer.as_ref(), new, now).await?;
            if let Some(campaign) = &form.campaign {
                app.store.note_campaign(campaign.id, received.id).await?;
            }
            let told = [(was_masked, "masked=yes"), (form.is_embedded(app), "embed=1")];
            let told: Vec<&str> = told.into_iter().filter_map(|(holds, told)| holds.then_some(told)).collect();
            let query = if told.is_empty() { String::new() } else { format!("?{}", told.join("&")) };
            Ok(Redirect::to(&format!("/receipts/{}{query}", received.reference)).into_response())
        }
        (parsed, links) => {
            let mut faults = parsed.err().unwrap_or_default();
            faults.extend(links);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again(&faults, None, None)?).into_response())
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
