//! Replays that readers asked for: worked out in the background, kept for an hour.

mod asked;
mod outcome;
mod work;

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::app::App;
use crate::ids::ReplayId;

pub use asked::{Asked, AskedFault, Grouped, rules};
pub use outcome::{Lane, Outcome, Raised};

/// How long a replay is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(1);

/// How many are kept at most; the oldest go first.
const MOST_KEPT: usize = 30;

/// How many are worked out at once.
const MOST_AT_ONCE: usize = 2;

/// A replay, however far it is.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What was asked for.
    pub asked: Asked,
    /// How far it is.
    pub state: State,
    begun_at: Timestamp,
}

/// How far a replay is.
#[derive(Clone, Debug)]
pub enum State {
    /// It is being worked out.
    Running(Arc<Progress>),
    /// It is there.
    Done(Arc<Outcome>),
    /// There is no encoder, without which the phenomena cannot be read.
    NoEncoder,
    /// It failed on our side.
    Failed,
}

/// How far the work is.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
    /// Returns how much is done, in per cent.
    pub fn percent(&self) -> usize {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        (done * 100).checked_div(total).unwrap_or(0).min(100)
    }
}

/// The replays; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Replays(Arc<Mutex<HashMap<ReplayId, Entry>>>);

impl Replays {
    /// Begins a replay; `None` while too many are being worked out.
    pub fn begin(&self, app: &App, asked: Asked, now: Timestamp) -> Option<ReplayId> {
        let (id, progress) = (ReplayId::new(), Arc::new(Progress::default()));
        {
            let mut all = self.all();
            all.retain(|_, entry| now.duration_since(entry.begun_at) < KEPT);
            let running = all.values().filter(|entry| matches!(entry.state, State::Running(_))).count();
            if running >= MOST_AT_ONCE {
                return None;
            }
            while all.len() >= MOST_KEPT {
                let oldest = all.iter().filter(|(_, entry)| !matches!(entry.state, State::Running(_)));
                let Some(oldest) = oldest.min_by_key(|(id, entry)| (entry.begun_at, **id)).map(|(id, _)| *id) else {
                    break;
                };
                all.remove(&oldest);
            }
            let state = State::Running(Arc::clone(&progress));
            all.insert(id, Entry { asked: asked.clone(), state, begun_at: now });
        }
        let (replays, app) = (self.clone(), app.clone());
        tokio::spawn(async move {
            let state = match work::work(&app, &asked, progress).await {
                Ok(Some(outcome)) => State::Done(Arc::new(outcome)),
                Ok(None) => State::NoEncoder,
                Err(error) => {
                    tracing::error!("a replay failed: {error:#}");
                    State::Failed
                }
            };
            if let Some(entry) = replays.all().get_mut(&id) {
                entry.state = state;
            }
        });
        Some(id)
    }

    /// Returns a replay; `None` when there is none of this name any more.
    pub fn find(&self, id: ReplayId) -> Option<Entry> {
        self.all().get(&id).cloned()
    }

    fn all(&self) -> std::sync::MutexGuard<'_, HashMap<ReplayId, Entry>> {
        // The map is whole after any panic: entries are added and changed in one step.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
