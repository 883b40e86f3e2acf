//! Problem details for the API (RFC 9457).

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::error::WebError;
use super::locale::Locale;

/// Returns the problem details of a response that was not a success; `errors` names every fault
/// with its field, its key and its text in the caller's language.
pub fn of(status: StatusCode, error: Option<&WebError>, locale: Locale) -> Value {
    let mut problem = json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or("Error"),
        "status": status.as_u16(),
    });
    match error {
        Some(WebError::Invalid(faults)) => {
            problem["errors"] = faults
                .iter()
                .map(|fault| json!({ "field": fault.field.name(), "key": fault.key, "detail": locale.fault(fault) }))
                .collect();
        }
        Some(WebError::Conflict(key)) => problem["detail"] = locale.text(key).into(),
        _ => {}
    }
    problem
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Fault, Field};

    #[test]
    fn every_fault_is_named() {
        let error = WebError::Invalid(vec![Fault::new(Field::Text, "fault-text-missing")]);
        let problem = of(error.status(), Some(&error), Locale::En);
        assert_eq!(problem["status"], 422);
        assert_eq!(problem["errors"][0]["field"], "text");
        assert_eq!(problem["errors"][0]["key"], "fault-text-missing");
        assert_eq!(problem["errors"][0]["detail"], Locale::En.text("fault-text-missing").as_ref());
    }

    #[test]
    fn the_cause_of_our_own_faults_is_not_told() {
        let error = WebError::Internal(anyhow::anyhow!("disk /dev/x is full"));
        assert!(!of(error.status(), Some(&error), Locale::Fi).to_string().contains("/dev/x"));
    }
}
