//! An observation is posted.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::App;
use crate::intake::{
    self, DateReading, Fault, Field, NewObservation, Notice, ParseContext, RawObservation, Received, Source,
};
use crate::web::api::caller::Caller;
use crate::web::locale::Locale;
use crate::web::problem::Problem;
use crate::web::{Page, WebError};

/// An observation as it is posted: the fields of an import.
///
/// Names are looked up in Finnish, Swedish and English, in any case.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes a body that is read field by field, so that every fault is told at once")]
pub struct ObservationToPost {
    /// Your number for it, at most 200 characters; posting it again adds nothing.
    id: Option<String>,
    /// When it was made; the time of the request if left out.
    #[schema(format = DateTime)]
    received_at: Option<String>,
    /// The observation itself; at most 10,000 characters.
    text: String,
    /// What the sender thinks should be done; at most 10,000 characters.
    proposal: Option<String>,
    /// The language of the text, such as `fi` or `sv`; told from the text if left out.
    lang: Option<String>,
    /// The municipality, by its code or a name; one that is not known is kept as text.
    municipality: Option<String>,
    /// The wellbeing services county, by its id or a name.
    area: Option<String>,
    /// The service line, by its code or a name.
    service_line: Option<String>,
    /// The sender's group, by its code or a name.
    reporter: Option<String>,
}

/// What became of a posted observation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PostedObservation {
    /// The observation.
    observation: ObservationReceipt,
}

/// What the sender of an observation is told.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ObservationReceipt {
    /// The observation's id, for ever.
    id: Uuid,
    /// The number that the sender can quote.
    #[schema(example = "7KQM-2XPD-9HTV")]
    reference: String,
    /// What was done with it on the way in, such as personal data masked; empty when it was known.
    notices: Vec<ObservationNotice>,
}

/// What the sender should know about a field that was accepted all the same.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ObservationNotice {
    /// The field.
    field: &'static str,
    /// What was done, as a key that does not change with the language.
    key: &'static str,
    /// What was done, in the language of `Accept-Language`.
    detail: String,
}

/// Post an observation.
///
/// Once this answers, the observation is stored. Personal data in it is masked before that.
#[utoipa::path(
    post, path = "/observations", operation_id = "postObservation", tag = "Observations",
    request_body = ObservationToPost,
    responses(
        (status = 201, description = "It was stored.", body = PostedObservation,
            headers(("Location" = String, description = "Where it can be read."))),
        (status = 200, description = "One with the same `id` was known; nothing was stored.", body = PostedObservation),
        (status = 400, description = "The body is not JSON.", body = Problem, content_type = Problem::MEDIA_TYPE),
        (status = 422, description = "Fields are at fault; nothing was stored.", body = Problem,
            content_type = Problem::MEDIA_TYPE),
    ),
)]
pub async fn create(
    State(app): State<App>,
    _caller: Caller,
    page: Page,
    Json(body): Json<Value>,
) -> Result<Response, WebError> {
    let now = Timestamp::now();
    let (new, notices) = parse(&app, &body, now).map_err(WebError::Invalid)?;
    let received = intake::receive(&app.store, &app.wake, app.sealer.as_ref(), new, now).await?;
    let status = if received.already_known { StatusCode::OK } else { StatusCode::CREATED };
    let location = format!("/api/v1/observations/{}", received.id);
    let receipt = receipt(received, &notices, page.locale());
    Ok((status, [(LOCATION, location)], Json(PostedObservation { observation: receipt })).into_response())
}

/// Reads the body, or finds every fault: of what is no text, of unknown fields, and of the rest.
fn parse(app: &App, body: &Value, now: Timestamp) -> Result<(NewObservation, Vec<Notice>), Vec<Fault>> {
    let Value::Object(fields) = body else {
        return Err(vec![Fault::new(Field::Record, "fault-record-no-object")]);
    };
    let mut raw = RawObservation::default();
    let mut faults = Vec::new();
    for (name, value) in fields {
        match RawObservation::FIELDS.into_iter().find(|field| field.name() == name) {
            Some(field) => faults.extend(raw.set_json(field, value).err()),
            None => faults.push(Fault::new(Field::Record, "fault-field-unknown").with_value(name)),
        }
    }
    let dates = DateReading { formats: Vec::new(), timezone: app.config.interface.time_zone.clone() };
    let context = ParseContext {
        reference: app.reference,
        redactor: &app.redactor,
        source: Source::Api,
        form_language: None,
        form_county: app.config.interface.county.as_deref(),
        dates: &dates,
        now,
    };
    match NewObservation::parse(&raw, &context) {
        Ok(parsed) if faults.is_empty() => Ok(parsed),
        Ok(_) => Err(faults),
        Err(further) => {
            // A field that holds no text was left empty; that it is empty is no fault of its own.
            let told: Vec<Field> = faults.iter().map(|fault| fault.field).collect();
            faults.extend(further.into_iter().filter(|fault| !told.contains(&fault.field)));
            Err(faults)
        }
    }
}

fn receipt(received: Received, notices: &[Notice], locale: Locale) -> ObservationReceipt {
    let notices = if received.already_known { &[] } else { notices };
    ObservationReceipt {
        id: received.id.uuid(),
        reference: received.reference.to_string(),
        notices: notices
            .iter()
            .map(|notice| ObservationNotice {
                field: notice.field.name(),
                key: notice.key,
                detail: locale.notice(notice).into_owned(),
            })
            .collect(),
    }
}
