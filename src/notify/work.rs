//! The work of telling: digests that are due become jobs, and jobs are sent until there are none.

use std::time::Duration;

use anyhow::Context;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::digest::letter;
use super::mail::{Envelope, send};
use super::news::news_of;
use super::webhook::{SIGNATURE, TIMESTAMP, body, signature};
use crate::app::App;
use crate::cryptography;
use crate::store::{Job, StoreError};

/// The kind of jobs that send a digest.
pub const DIGEST: &str = "digest";

/// The kind of jobs that post an alert to a webhook.
pub const WEBHOOK: &str = "webhook";

/// The header with what a delivery is known by.
const DELIVERY: &str = "x-ilmiotutka-delivery";

/// How long the worker rests when nothing is due.
const PAUSE: Duration = Duration::from_secs(10);

/// How long a receiver may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many jobs are worked off at one time told by the clock: even if each takes as long as it may, that is less than
/// a claim lasts, so that no other worker takes a job meanwhile.
const MOST_AT_ONCE: usize = 20;

/// Why the work could not go on; what waits goes on waiting.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct WorkError(#[from] StoreError);

/// Works until the task is dropped.
pub async fn run(app: App) {
    loop {
        let now = Timestamp::now();
        let result = match plan(&app, now).await {
            Ok(()) => work_off(&app, now).await.map(|_| ()),
            Err(error) => Err(error),
        };
        if let Err(error) = result {
            tracing::warn!("cannot tell of alerts and will try again: {error}");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Makes a job of each digest that is due. Without a mail server there are none.
///
/// # Errors
///
/// When the database fails.
pub async fn plan(app: &App, now: Timestamp) -> Result<(), WorkError> {
    if app.config.mail.is_none() {
        return Ok(());
    }
    for due in app.store.due_digests(now).await? {
        let next = due.wish.next(now, &app.config.interface.time_zone);
        let payload = json!({ "user": due.user, "since": due.told_until, "until": now });
        app.store.begin_digest(&due, next, DIGEST, &payload, now).await?;
    }
    Ok(())
}

/// Sends what is due, each once; what fails waits for a growing while. Returns how many were sent.
///
/// # Errors
///
/// When the database fails.
pub async fn work_off(app: &App, now: Timestamp) -> Result<usize, WorkError> {
    cryptography::choose();
    let mut sent = 0;
    for _ in 0..MOST_AT_ONCE {
        let Some(job) = app.store.claim_job(now).await? else { break };
        let done = match job.kind.as_str() {
            DIGEST => send_digest(app, &job).await,
            WEBHOOK => post(app, &job, now).await,
            other => Err(anyhow::anyhow!("nobody knows how to do `{other}`")),
        };
        match done {
            Ok(()) => {
                app.store.finish_job(job.id, now).await?;
                sent += 1;
            }
            Err(error) => {
                let reason = format!("{error:#}");
                tracing::warn!(job.id = %job.id, job.kind, job.attempts, "not sent: {reason}");
                app.store.fail_job(&job, &reason, now).await?;
            }
        }
    }
    Ok(sent)
}

/// Sends a digest of the alerts that were kept in a time; nothing when there were none or nobody wants it any more.
async fn send_digest(app: &App, job: &Job) -> anyhow::Result<()> {
    let (user, since, until) = (field(job, "user")?, field(job, "since")?, field(job, "until")?);
    let Some(mail) = &app.config.mail else { anyhow::bail!("there is no mail server in the settings") };
    let Some(user) = app.store.user(user).await?.filter(|user| user.disabled_at.is_none() && user.is_told_of_alerts())
    else {
        return Ok(());
    };
    let Some(kept) = app.store.digest_wish(user.id).await? else { return Ok(()) };
    let alerts = app.store.alerts_recorded(since, until).await?;
    let news = news_of(app, &alerts, kept.locale).await?;
    if news.is_empty() {
        return Ok(());
    }
    let unsubscribe = format!("{}/digests/{}", app.config.server.public_url, kept.unsubscribe);
    let letter = letter(&news, kept.locale, &app.config.server.public_url, &unsubscribe)?;
    let to = user.email.as_str().to_owned();
    send(mail, &Envelope { to, id: job.id.to_string(), unsubscribe: Some(unsubscribe) }, &letter).await?;
    Ok(())
}

/// Posts an alert to a webhook; nothing when either is gone.
async fn post(app: &App, job: &Job, now: Timestamp) -> anyhow::Result<()> {
    let (webhook, alert) = (field(job, "webhook")?, field(job, "alert")?);
    let Some(webhook) = app.store.webhook(webhook).await? else { return Ok(()) };
    let Some(alert) = app.store.alert(alert).await? else { return Ok(()) };
    let Some(news) = news_of(app, &[alert], webhook.locale).await?.pop() else { return Ok(()) };
    let body = serde_json::to_vec(&body(webhook.kind, &news, webhook.locale))?;
    let client = reqwest::Client::builder().timeout(PATIENCE).redirect(reqwest::redirect::Policy::none()).build()?;
    let answer = client
        .post(webhook.address.as_str())
        .header("content-type", "application/json")
        .header(DELIVERY, job.id.to_string())
        .header(TIMESTAMP, now.as_second())
        .header(SIGNATURE, signature(&webhook.secret, now.as_second(), &body))
        .body(body)
        .send()
        .await
        .map_err(reqwest::Error::without_url)?;
    anyhow::ensure!(answer.status().is_success(), "the receiver answered {}", answer.status());
    Ok(())
}

fn field<T: serde::de::DeserializeOwned>(job: &Job, name: &str) -> anyhow::Result<T> {
    let value: Value = job.payload.get(name).cloned().with_context(|| format!("the job has no `{name}`"))?;
    serde_json::from_value(value).with_context(|| format!("the job's `{name}` cannot be read"))
}
