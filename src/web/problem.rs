//! Problem details for the API (RFC 9457).

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::decision_error::decision_kind;
use super::error::{ParameterFault, WebError, minutes_of};
use super::locale::Locale;
use crate::intake::Fault;

/// Why a request was not done, as RFC 9457 has it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status tells the kind of problem.
    r#type: &'static str,
    /// The kind of problem, in English.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What happened and what to do, in the language of `Accept-Language`.
    detail: String,
    /// Every fault of what was sent, at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ProblemFault>,
}

/// One fault of what was sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemFault {
    /// The field or parameter; `record` for the body as a whole.
    field: String,
    /// What is wrong, as a key that does not change with the language.
    key: &'static str,
    /// What is wrong and what to do, in the language of `Accept-Language`.
    detail: String,
}

impl Problem {
    /// How problem details are marked.
    pub const MEDIA_TYPE: &str = "application/problem+json";

    /// Returns the problem details of a response that was not a success.
    pub fn of(status: StatusCode, error: Option<&WebError>, locale: Locale) -> Self {
        let errors = match error {
            Some(WebError::Invalid(faults)) => faults.iter().map(|fault| of_field(fault, locale)).collect(),
            Some(WebError::Parameters(faults)) => faults.iter().map(|fault| of_parameter(fault, locale)).collect(),
            _ => Vec::new(),
        };
        let detail = match error {
            Some(WebError::TooMany(wait)) => {
                locale.text_with("error-too-many-advice", &[("minutes", minutes_of(*wait).into())])
            }
            Some(WebError::Conflict(key)) => locale.text(key),
            Some(WebError::Decided { key, kind, at }) => {
                let what = locale.text(decision_kind(*kind));
                locale.text_with(key, &[("what", what.into()), ("when", format!("{at:.0}").into())])
            }
            _ => locale.text(detail_key(status)),
        };
        Self {
            r#type: "about:blank",
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            detail: detail.into_owned(),
            errors,
        }
    }

    /// Writes it as JSON.
    pub fn to_json(&self) -> String {
        serde_json::json!(self).to_string()
    }
}

fn of_field(fault: &Fault, locale: Locale) -> ProblemFault {
    ProblemFault { field: fault.field.name().to_owned(), key: fault.key, detail: locale.fault(fault).into_owned() }
}

fn of_parameter(fault: &ParameterFault, locale: Locale) -> ProblemFault {
    let detail = locale.text_with(fault.key, &[("value", fault.value.as_str().into())]).into_owned();
    ProblemFault { field: fault.parameter.clone(), key: fault.key, detail }
}

/// Returns the key of the text that tells what to do about a status.
fn detail_key(status: StatusCode) -> &'static str {
    match status {
        StatusCode::BAD_REQUEST => "problem-unreadable",
        StatusCode::UNAUTHORIZED => "problem-unauthorised",
        StatusCode::FORBIDDEN => "problem-forbidden",
        StatusCode::NOT_FOUND => "problem-not-found",
        StatusCode::METHOD_NOT_ALLOWED => "problem-method",
        StatusCode::PAYLOAD_TOO_LARGE => "problem-too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "problem-media-type",
        StatusCode::SERVICE_UNAVAILABLE => "problem-busy",
        status if status.is_client_error() => "problem-invalid",
        _ => "problem-internal",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Field;

    fn problem(error: &WebError, locale: Locale) -> serde_json::Value {
        serde_json::json!(Problem::of(error.status(), Some(error), locale))
    }

    #[test]
    fn every_fault_is_named() {
        let problem = problem(&WebError::Invalid(vec![Fault::new(Field::Text, "fault-text-missing")]), Locale::En);
        assert_eq!(problem["status"], 422);
        assert_eq!(problem["errors"][0]["field"], "text");
        assert_eq!(problem["errors"][0]["key"], "fault-text-missing");
        assert_eq!(problem["errors"][0]["detail"], Locale::En.text("fault-text-missing").as_ref());
    }

    #[test]
    fn the_cause_of_our_own_faults_is_not_told() {
        let problem = problem(&WebError::Internal(anyhow::anyhow!("disk /dev/x is full")), Locale::Fi);
        assert!(!problem.to_string().contains("/dev/x"));
    }
}
