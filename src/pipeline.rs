//! The work that goes on while the service runs: what came in is grouped, indexed and judged; at night
//! everything is regrouped.
//!
//! One process at a time does it for a data directory: it holds a lock on `pipeline.lock` there, which
//! the system lets go when the process ends, however it ends.

use std::fs::{File, TryLockError};
use std::io;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use tokio::sync::Notify;

use crate::access;
use crate::alerts;
use crate::app::App;
use crate::config::Config;
use crate::originals;
use crate::phenomena::watch::{self, WatchError};
use crate::phenomena::{self, AbsorbError, Absorbed};
use crate::search::{self, FollowError};
use crate::store::StoreError;

/// How long the pipeline sleeps when nothing wakes it.
const PAUSE: Duration = Duration::from_secs(5);

/// How often the index looks for what other processes have written: what they took in is found within a second.
const INDEX_PAUSE: Duration = Duration::from_millis(500);

/// The longest pause after failures in a row.
const LONGEST_PAUSE: Duration = Duration::from_secs(300);

/// The hour of the night from which everything is regrouped, local time.
const NIGHT: i8 = 3;

/// The right to do the pipeline's work for a data directory, as long as it lives.
#[derive(Debug)]
pub struct Lease {
    _lock: File,
}

/// Why a step could not be done; what waits goes on waiting.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    /// The index could not follow.
    #[error(transparent)]
    Follow(#[from] FollowError),
    /// Observations could not be taken in.
    #[error(transparent)]
    Absorb(#[from] AbsorbError),
    /// The watch topics could not be looked for.
    #[error(transparent)]
    Watch(#[from] WatchError),
    /// Alerts could not be brought back.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl StepError {
    /// Tells whether people changed the grouping while it was computed: no failure, only work to do again.
    const fn was_overtaken(&self) -> bool {
        matches!(self, Self::Absorb(AbsorbError::Store(StoreError::Overtaken)))
    }
}

impl Lease {
    /// Takes the lease; `None` while another process has it.
    ///
    /// # Errors
    /// When the lock file cannot be made.
    pub fn take(config: &Config) -> io::Result<Option<Self>> {
        let file = File::create(config.data_dir.join("pipeline.lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _lock: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Works until the task is dropped. A failure is logged and tried again after growing pauses.
///
/// The index has a loop of its own, so that what came in is found within a second however long grouping takes.
pub async fn run(app: App) {
    let _lease = wait_for_lease(&app).await;
    let came_in = Notify::new();
    tokio::join!(keep_index(&app, &came_in), rebuild_index(&app), keep_groups(&app, &came_in));
}

/// Keeps the index in step with the database, and tells the grouping when something came in.
async fn keep_index(app: &App, came_in: &Notify) {
    let mut failures = 0u32;
    loop {
        match search::catch_up(app).await {
            Ok(0) => failures = 0,
            Ok(_) => {
                failures = 0;
                came_in.notify_one();
            }
            Err(error) => {
                failures = failures.saturating_add(1);
                tracing::warn!(failures, "the index cannot follow and will try again: {error:#}");
            }
        }
        tokio::select! {
            // A decision changes the grouping even if no observation changes with it.
            () = app.wake.notified() => came_in.notify_one(),
            () = tokio::time::sleep(pause_after(INDEX_PAUSE, failures)) => {}
        }
    }
}

/// Makes the index anew beside the one that answers whenever another analysis made that, or somebody asks for it.
async fn rebuild_index(app: &App) {
    let mut failures = 0u32;
    loop {
        if app.index.is_outdated() {
            tracing::info!("the index is being made anew");
            match search::rebuild(&app.store, &app.index, |_| {}).await {
                Ok(()) => failures = 0,
                Err(error) => {
                    failures = failures.saturating_add(1);
                    tracing::warn!(failures, "the index cannot be made anew and it will be tried again: {error:#}");
                }
            }
        }
        tokio::time::sleep(pause_after(INDEX_PAUSE, failures)).await;
    }
}

/// Returns the pause after so many failures in a row.
fn pause_after(pause: Duration, failures: u32) -> Duration {
    pause.saturating_mul(2u32.saturating_pow(failures)).min(LONGEST_PAUSE)
}

/// Groups and judges what came in, and regroups at night.
async fn keep_groups(app: &App, came_in: &Notify) {
    if app.encoder.is_ok()
        && let Err(error) = search::take_meanings(app).await
    {
        tracing::warn!("search finds by words alone until meanings can be read: {error:#}");
    }
    let mut failures = 0u32;
    let mut last_night: Option<Date> = None;
    let mut last_forgotten: Option<Date> = None;
    loop {
        if let Err(error) = forget_old_lines(app, &mut last_forgotten, Timestamp::now()).await {
            tracing::warn!("old lines of the audit log cannot go and it will be tried again: {error:#}");
        }
        match step(app, &mut last_night, Timestamp::now()).await {
            Ok(()) => failures = 0,
            Err(error) if error.was_overtaken() => {
                tracing::info!("people decided while the grouping was at work; it begins anew");
                continue;
            }
            Err(error) => {
                failures = failures.saturating_add(1);
                tracing::warn!(failures, "the pipeline failed and will try again: {error:#}");
            }
        }
        tokio::select! {
            () = came_in.notified() => {}
            () = tokio::time::sleep(pause_after(PAUSE, failures)) => {}
        }
    }
}

async fn wait_for_lease(app: &App) -> Lease {
    loop {
        match Lease::take(&app.config) {
            Ok(Some(lease)) => return lease,
            Ok(None) => {
                if let Err(error) = app.index.take_up_edition() {
                    tracing::warn!("the index that another process made cannot be opened: {error}");
                }
            }
            Err(error) => tracing::warn!("cannot take the pipeline's lease and will try again: {error}"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Does what is due now: takes in what waits, brings back alerts whose sleep is over, and regroups everything once a
/// night.
///
/// # Errors
/// When the database, the index or the encoder fails; what waits goes on waiting.
pub async fn step(app: &App, last_night: &mut Option<Date>, now: Timestamp) -> Result<(), StepError> {
    take_in(app, now, |_| {}).await?;
    originals::erase_due(app, now).await?;
    alerts::awaken(&app.store, app.config.interface.day_of(now), now).await?;
    let local = now.to_zoned_datetime(app.config.interface.time_zone.clone());
    if app.encoder.is_ok() && local.hour() >= NIGHT && *last_night != Some(local.date()) {
        phenomena::regroup(app, now).await?;
        *last_night = Some(local.date());
        search::catch_up(app).await?;
    }
    Ok(())
}

/// Once a day, lets the lines of the audit log go that are older than is set; returns how many.
///
/// # Errors
/// When the database refuses it; then it is tried again.
pub async fn forget_old_lines(app: &App, last: &mut Option<Date>, now: Timestamp) -> Result<u64, StoreError> {
    let today = app.config.interface.day_of(now);
    let Some(days) = app.config.audit_days.filter(|_| *last != Some(today)) else { return Ok(0) };
    let gone = access::forget_audit(&app.store, days, now).await?;
    *last = Some(today);
    Ok(gone)
}

/// Indexes what changed, groups what waits and gathers what fits the watch topics; without an encoder it only
/// indexes. `progress` is told how many observations have been grouped so far.
///
/// # Errors
/// When the database, the index or the encoder fails; what waits goes on waiting.
pub async fn take_in(app: &App, now: Timestamp, progress: impl FnMut(usize)) -> Result<Absorbed, StepError> {
    search::catch_up(app).await?;
    if app.encoder.is_err() {
        return Ok(Absorbed::default());
    }
    let absorbed = phenomena::drain(app, now, progress).await?;
    if absorbed.observations > 0 {
        search::catch_up(app).await?;
    }
    watch::gather(app, now).await?;
    Ok(absorbed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_process_at_a_time_has_the_lease() {
        let directory = tempfile::tempdir().unwrap();
        let config = Config::for_tests(directory.path());
        let lease = Lease::take(&config).unwrap();
        assert!(lease.is_some());
        assert!(Lease::take(&config).unwrap().is_none());
        drop(lease);
        assert!(Lease::take(&config).unwrap().is_some());
    }
}
