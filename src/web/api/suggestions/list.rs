//! The list of open suggestions.

use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::App;
use crate::phenomena::decisions::{Decision, Destination};
use crate::phenomena::suggestions;
use crate::web::WebError;
use crate::web::api::caller::Caller;
use crate::web::api::codes;

/// Something that the grouping would do if people had not decided otherwise.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Suggestion {
    /// Its id.
    id: Uuid,
    /// The kind of decision that it proposes.
    #[schema(schema_with = codes::suggestion_kind)]
    kind: &'static str,
    /// The ids of the observations that it is about, for `move` and `split`.
    observations: Vec<Uuid>,
    /// The id of the phenomenon that would be split or become part of another; null for `move`.
    phenomenon: Option<Uuid>,
    /// The id of the phenomenon that would take in; null for `split`.
    into: Option<Uuid>,
    /// How many observations would go elsewhere.
    reports: usize,
    /// The mean similarity of those to the ones that they would be with, 0 to 1.
    similarity: f32,
    /// The mean similarity to the ones that they would leave; 0 when they are alone.
    similarity_now: f32,
    /// Words in base form that tie them to the ones that they would be with.
    words: Vec<String>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    made_at: Timestamp,
}

/// The open suggestions.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuggestionList {
    /// The suggestions that wait for an answer, latest first.
    suggestions: Vec<Suggestion>,
}

/// List the suggestions that wait for an answer.
#[utoipa::path(
    get, path = "/suggestions", operation_id = "listSuggestions", tag = "Decisions",
    responses((status = 200, description = "All of them.", body = SuggestionList)),
)]
pub async fn list(State(app): State<App>, _caller: Caller) -> Result<Json<SuggestionList>, WebError> {
    let open = app.store.open_suggestions().await?;
    Ok(Json(SuggestionList { suggestions: open.into_iter().map(Suggestion::from).collect() }))
}

impl From<suggestions::Suggestion> for Suggestion {
    fn from(suggestion: suggestions::Suggestion) -> Self {
        let (phenomenon, into) = match suggestion.decision {
            Decision::Merge { from, into } => (Some(from.uuid()), Some(into.uuid())),
            Decision::Move { to: Destination::Phenomenon(to), .. } => (None, Some(to.uuid())),
            Decision::Split { phenomenon, .. } => (Some(phenomenon.uuid()), None),
            _ => (None, None),
        };
        Self {
            id: suggestion.id.uuid(),
            kind: suggestion.decision.kind().code(),
            observations: suggestion.decision.observations().iter().map(|id| id.uuid()).collect(),
            phenomenon,
            into,
            reports: suggestion.why.reports,
            similarity: suggestion.why.similarity,
            similarity_now: suggestion.why.similarity_now,
            words: suggestion.why.words,
            made_at: suggestion.made_at,
        }
    }
}
