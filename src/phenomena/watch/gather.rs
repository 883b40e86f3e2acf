//! Finds what fits the open topics among what changed since they were last looked for.
//!
//! A new topic is compared with everything, and keeps its best [`AT_FIRST`]; after that only new and changed
//! observations are compared: a sum of products each, some microseconds.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::open::{WatchError, encoded, evidence};
use super::threshold::FLOOR;
use super::topic::WatchTopic;
use crate::app::App;
use crate::ids::ObservationId;
use crate::phenomena::{AbsorbError, Evidence, Radar, absorb};
use crate::store::PendingWatch;

/// How many observations a new topic keeps.
const AT_FIRST: usize = 500;

/// How many changed observations are read at once.
const BATCH: u32 = 500;

/// An open topic that is behind, ready to be compared.
struct Behind {
    topic: WatchTopic,
    evidence: Evidence,
    /// The observations to compare; `None` for all.
    candidates: Option<Arc<BTreeSet<ObservationId>>>,
    /// Those that people judged: how well they fit is told of them all, for the threshold is learned from it.
    judged: BTreeSet<ObservationId>,
}

/// Gathers what fits the open topics and returns how many observations were found; topics that are up to date
/// cost one query.
///
/// # Errors
/// When there is no encoder, or the database fails; the rest is gathered next time.
pub async fn gather(app: &App, now: Timestamp) -> Result<usize, WatchError> {
    // Read first: what comes in meanwhile has a higher number and is left to the next time.
    let up_to = app.store.last_change().await?;
    let pending = app.store.pending_watch_topics(up_to).await?;
    if pending.is_empty() {
        return Ok(0);
    }
    let mut behind = Vec::with_capacity(pending.len());
    for pending in pending {
        behind.push(prepare(app, pending).await?);
    }
    // Read once for all topics: comparing a few observations again does no harm.
    if let Some(from) = behind.iter().filter_map(|(_, looked_up_to)| *looked_up_to).min() {
        let changed = Arc::new(changed_after(app, from).await?);
        for (behind, _) in behind.iter_mut().filter(|(_, looked_up_to)| looked_up_to.is_some()) {
            behind.candidates = Some(changed.clone());
        }
    }
    let grouping = absorb::loaded(app).await?;
    let found = tokio::task::spawn_blocking(move || {
        let found = behind.into_iter().map(|(behind, _)| (fits(&grouping.radar, &behind), behind.topic));
        found.collect::<Vec<_>>()
    });
    let found = found.await.map_err(AbsorbError::from)?;
    let mut count = 0;
    for (fits, topic) in found {
        // One that was changed meanwhile is gathered by whoever changed it.
        if app.store.save_watch_hits(&topic, &fits, up_to, now).await? {
            count += fits.len();
        }
    }
    Ok(count)
}

/// Makes a topic ready, with the change number up to which it was compared; `None` for not at all.
async fn prepare(app: &App, pending: PendingWatch) -> Result<(Behind, Option<i64>), WatchError> {
    let PendingWatch { topic, encoder, mut vector, looked_up_to } = pending;
    let mut looked_up_to = (looked_up_to > 0).then_some(looked_up_to);
    let is_current = app.encoder.as_ref().is_ok_and(|current| *current.name() == encoder);
    if !is_current {
        let (encoder, renewed) = encoded(app, &topic.description).await?;
        app.store.renew_watch_vector(&topic, (&encoder, &renewed)).await?;
        (vector, looked_up_to) = (renewed, None);
    }
    let judged = app.store.judged_watch_hits(topic.id).await?.into_iter().map(|hit| hit.observation).collect();
    let evidence = evidence(app, &topic.description, vector);
    Ok((Behind { topic, evidence, candidates: None, judged }, looked_up_to))
}

async fn changed_after(app: &App, mut sequence: i64) -> Result<BTreeSet<ObservationId>, WatchError> {
    let mut changed = BTreeSet::new();
    loop {
        let step = app.store.observations_changed_after(sequence, BATCH).await?;
        if step.is_empty() {
            return Ok(changed);
        }
        changed.extend(step.changed.iter().map(|changed| changed.stored.observation.id));
        sequence = step.up_to;
    }
}

/// Returns what fits a topic, best first, and how well those fit that people judged.
fn fits(radar: &Radar, behind: &Behind) -> Vec<(ObservationId, f64)> {
    let is_judged = |id: ObservationId| behind.judged.contains(&id);
    let fit = |id: ObservationId| {
        let fit = f64::from(radar.item(id)?.evidence.similarity(&behind.evidence));
        (fit >= FLOOR || is_judged(id)).then_some((id, fit))
    };
    let mut fits: Vec<(ObservationId, f64)> = match &behind.candidates {
        Some(candidates) => candidates.iter().copied().filter_map(fit).collect(),
        None => radar.items().iter().filter_map(|item| fit(item.id)).collect(),
    };
    fits.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    if behind.candidates.is_none() {
        let mut place = 0..;
        fits.retain(|&(id, _)| place.next().is_some_and(|place| place < AT_FIRST) || is_judged(id));
    }
    fits
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ids::{PhenomenonId, WatchTopicId};
    use crate::phenomena::concepts::ConceptVector;
    use crate::phenomena::watch::{WatchDescription, WatchState};
    use crate::phenomena::{GroupingParams, Item, Shingles, Voice};
    use crate::text::Language;

    fn observation(number: u128) -> ObservationId {
        ObservationId::from_uuid(Uuid::from_u128(number))
    }

    fn evidence(degrees: f32) -> Evidence {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        Evidence::new(vec![cosine, sine], &[], ConceptVector::default())
    }

    /// Three observations: one like the topic, and two unlike it.
    fn radar() -> Radar {
        let mut radar = Radar::new(GroupingParams::standard(), PhenomenonId::new);
        for (number, degrees) in [(1, 10.0f32), (2, 100.0), (3, 110.0)] {
            let item = Item {
                id: observation(number),
                received_at: Timestamp::UNIX_EPOCH,
                language: Language::Fi,
                evidence: evidence(degrees).into(),
                concepts: Vec::new(),
                words: Vec::new(),
                shingles: Shingles::default(),
                voice: Voice::default(),
            };
            radar.restore(item, None);
        }
        radar
    }

    fn found(candidates: Option<&[u128]>, judged: &[u128]) -> Vec<ObservationId> {
        let topic = WatchTopic {
            id: WatchTopicId::new(),
            description: WatchDescription::stored("Aihe".to_owned(), Language::Fi),
            state: WatchState::Open,
            phenomenon: None,
            by: None,
            created_at: Timestamp::UNIX_EPOCH,
            updated_at: Timestamp::UNIX_EPOCH,
        };
        let ids = |numbers: &[u128]| numbers.iter().copied().map(observation).collect::<BTreeSet<_>>();
        let candidates = candidates.map(|numbers| Arc::new(ids(numbers)));
        let behind = Behind { topic, evidence: evidence(0.0), candidates, judged: ids(judged) };
        fits(&radar(), &behind).into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn what_people_judged_is_compared_however_little_it_fits() {
        assert_eq!(found(None, &[]), [observation(1)]);
        assert_eq!(found(None, &[3]), [observation(1), observation(3)]);
    }

    #[test]
    fn only_candidates_are_compared_once_there_are_any() {
        assert_eq!(found(Some(&[2]), &[3]), []);
        assert_eq!(found(Some(&[1, 3]), &[3]), [observation(1), observation(3)]);
    }
}
