//! A watch topic as the API shows it.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::phenomena::watch::{self, Verdict, WatchHit, WatchTopic};
use crate::web::api::codes;

/// Something that the work group wants to follow, described in a sentence.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Topic {
    /// Its id.
    id: Uuid,
    /// What is followed.
    description: String,
    /// The language of the description; observations in any language are compared with it.
    #[schema(schema_with = codes::language)]
    language: &'static str,
    /// Where it stands.
    #[schema(schema_with = codes::watch_state)]
    state: &'static str,
    /// The id of the phenomenon that it grew into; null while it has not.
    phenomenon: Option<Uuid>,
    /// When it was opened.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

/// One watch topic.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OneTopic {
    /// The topic.
    pub watch_topic: TopicHits,
}

/// A watch topic with the observations that were found for it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TopicHits {
    #[serde(flatten)]
    topic: Topic,
    /// The fit from which an observation is shown; learned from what people said.
    threshold: f64,
    /// What was found, what fits best first; without what lies below the threshold and nobody has judged.
    hits: Vec<TopicHit>,
}

/// An observation that was found for a topic.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TopicHit {
    /// The id of the observation.
    observation: Uuid,
    /// How alike it and the description are.
    fit: f64,
    /// Whether it fits: as the program proposes, or as a person said.
    #[schema(schema_with = codes::watch_verdict)]
    verdict: &'static str,
    /// When it was found.
    #[schema(value_type = String, format = DateTime)]
    found_at: Timestamp,
}

impl From<&WatchTopic> for Topic {
    fn from(topic: &WatchTopic) -> Self {
        Self {
            id: topic.id.uuid(),
            description: topic.description.text().to_owned(),
            language: topic.description.language().code(),
            state: topic.state.code(),
            phenomenon: topic.phenomenon.map(|id| id.uuid()),
            created_at: topic.created_at,
        }
    }
}

impl TopicHits {
    /// Puts a topic and what was found for it together.
    pub fn new(topic: &WatchTopic, hits: &[WatchHit]) -> Self {
        let threshold = watch::threshold(hits);
        let is_shown = |hit: &&WatchHit| hit.verdict != Verdict::Proposed || hit.fit >= threshold;
        let hit = |hit: &WatchHit| TopicHit {
            observation: hit.observation.uuid(),
            fit: hit.fit,
            verdict: hit.verdict.code(),
            found_at: hit.found_at,
        };
        Self { topic: topic.into(), threshold, hits: hits.iter().filter(is_shown).map(hit).collect() }
    }
}
