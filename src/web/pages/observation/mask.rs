//! Somebody masks more of an observation than the program did, or shows again what was masked for nothing.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::show::{self, Refused, Wish};
use crate::app::App;
use crate::ids::ObservationId;
use crate::intake::Observation;
use crate::originals::{self, ChangeError, Part};
use crate::text::PersonalKind;
use crate::web::field::{Choice, Field, any_fault};
use crate::web::fields::Fields;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, personal_check};

/// What was to be masked, and why it was not.
pub struct MaskTyped {
    passage: String,
    kind: String,
    part: String,
    fault: &'static str,
}

/// The fields by which the text is masked and its original opened.
pub struct MaskFields {
    /// Which passage.
    pub passage: Field,
    /// What it is.
    pub kind: Field,
    /// In which of the texts; `None` where there is one only.
    pub part: Option<Field>,
    /// Why the original is opened.
    pub reason: Field,
}

impl MaskFields {
    /// Makes the fields, as they were typed where something was refused.
    pub fn new(page: &Page, observation: &Observation, refused: &Refused) -> Self {
        let locale = page.locale();
        let typed = refused.mask.as_ref();
        let value = |of: fn(&MaskTyped) -> &str| typed.map_or("", of);
        let mut passage = Field::required(locale, "passage", "mask-passage", value(|typed| &typed.passage))
            .hint(locale, "mask-passage-hint")
            .autocomplete("off");
        passage.faults.extend(typed.map(|typed| page.text(typed.fault)));
        let kinds = PersonalKind::ALL.iter().rev().map(|kind| Choice {
            value: kind.code().to_owned(),
            label: page.text(personal_check::kind_key(*kind)).into_owned(),
        });
        let parts = [(Part::Text, "mask-part-text"), (Part::Proposal, "mask-part-proposal")]
            .map(|(part, key)| Choice { value: part.code().to_owned(), label: page.text(key).into_owned() });
        let part = Field::required(locale, "part", "mask-part", value(|typed| &typed.part)).choices(parts);
        let mut reason = Field::required(locale, "reason", "original-reason", "").autocomplete("off");
        reason.id = "field-original-reason".to_owned();
        reason.faults.extend(refused.lacks_reason.then(|| page.text("original-reason-missing")));
        Self {
            passage,
            kind: Field::required(locale, "kind", "mask-kind", value(|typed| &typed.kind)).choices(kinds),
            part: observation.proposal.is_some().then_some(part),
            reason,
        }
    }

    /// Tells whether nothing was masked for a fault.
    pub fn has_faults(&self) -> bool {
        any_fault(&[&self.passage])
    }

    /// Returns the fields that can be at fault, in the order of the page.
    pub fn fields(&self) -> Vec<&Field> {
        vec![&self.passage, &self.reason]
    }
}

/// Masks a passage and leads back to the observation, or shows the form again.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let observation: ObservationId = id.parse().map_err(|_| WebError::NotFound)?;
    let kind = PersonalKind::ALL.iter().copied().find(|kind| kind.code() == fields.one("kind"));
    let part = Part::from_code(fields.one("part")).unwrap_or(Part::Text);
    let passage = fields.one("passage");
    let masking = (passage, kind.unwrap_or(PersonalKind::Name));
    let fault = match originals::mask(&app, observation, part, masking, Timestamp::now()).await {
        Ok(_) => return Ok(Redirect::to(&format!("/app/observations/{id}?changed=masked")).into_response()),
        Err(ChangeError::Empty) => "mask-fault-empty",
        Err(ChangeError::NotThere) => "mask-fault-not-there",
        Err(ChangeError::NoObservation) => return Err(WebError::NotFound),
        Err(error) => return Err(anyhow::Error::from(error).into()),
    };
    let typed = MaskTyped {
        passage: passage.to_owned(),
        kind: fields.one("kind").to_owned(),
        part: part.code().to_owned(),
        fault,
    };
    let refused = Refused { mask: Some(typed), ..Refused::default() };
    let shown = show::render_page(&app, page, &user, &id, &Wish::default(), refused).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

/// Puts back what a tag covers and leads back to the observation.
pub async fn remove(
    State(app): State<App>,
    _user: SignedIn,
    Path(id): Path<String>,
    OwnForm(fields): OwnForm<Fields>,
) -> Result<Response, WebError> {
    let observation: ObservationId = id.parse().map_err(|_| WebError::NotFound)?;
    let part = Part::from_code(fields.one("part")).ok_or(WebError::NotFound)?;
    let tags = fields.read::<usize>("tag")?;
    let tag = *tags.first().ok_or(WebError::NotFound)?;
    match originals::unmask(&app, observation, part, tag, Timestamp::now()).await {
        Ok(()) => Ok(Redirect::to(&format!("/app/observations/{id}?changed=shown")).into_response()),
        Err(ChangeError::NoObservation | ChangeError::NoOriginal | ChangeError::NoTag) => Err(WebError::NotFound),
        Err(error) => Err(anyhow::Error::from(error).into()),
    }
}
