//! The work that goes on while the service runs: what came in is grouped, indexed and judged; at night
//! everything is regrouped.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::App;
use crate::phenomena;
use crate::search;

/// How long the pipeline sleeps when nothing wakes it.
const PAUSE: Duration = Duration::from_secs(5);

/// The longest pause after failures in a row.
const LONGEST_PAUSE: Duration = Duration::from_secs(300);

/// The hour of the night from which everything is regrouped, local time.
const NIGHT: i8 = 3;

/// Works until the task is dropped. A failure is logged and tried again after growing pauses.
pub async fn run(app: App) {
    let mut failures = 0u32;
    let mut last_night: Option<Date> = None;
    loop {
        match step(&app, &mut last_night, Timestamp::now()).await {
            Ok(()) => failures = 0,
            Err(error) => {
                failures = failures.saturating_add(1);
                tracing::warn!(failures, "the pipeline failed and will try again: {error:#}");
            }
        }
        let pause = PAUSE.saturating_mul(2u32.saturating_pow(failures)).min(LONGEST_PAUSE);
        tokio::select! {
            () = app.wake.notified() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Does what is due now: indexes what changed, groups what waits, indexes again, regroups at night.
///
/// # Errors
/// When the database, the index or the encoder fails; what waits goes on waiting.
pub async fn step(app: &App, last_night: &mut Option<Date>, now: Timestamp) -> anyhow::Result<()> {
    search::catch_up(app).await?;
    if app.encoder.is_err() {
        return Ok(());
    }
    phenomena::drain(app, now, |_| {}).await?;
    let local = now.to_zoned_datetime(app.config.interface.time_zone.clone());
    if local.hour() >= NIGHT && last_night.replace(local.date()) != Some(local.date()) {
        phenomena::regroup(app, now).await?;
    }
    search::catch_up(app).await?;
    Ok(())
}
