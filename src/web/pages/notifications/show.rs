//! What the reader is told, and for whoever keeps the service what is sent outside.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;

use crate::access::Right;
use crate::app::App;
use crate::notify::{Rhythm, Webhook, WebhookKind};
use crate::store::StoredWish;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

/// More than this many failures are not shown.
const MOST_FAILED: u32 = 20;

/// What the address asks for.
#[derive(Deserialize)]
pub struct Wish {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// A choice in a list.
struct Choice {
    value: String,
    label: String,
    is_chosen: bool,
}

/// A webhook as it is shown: its address may be a secret.
struct Hook {
    id: String,
    kind: String,
    host: String,
}

/// Something that was given up.
struct Given {
    what: String,
    when: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "notifications.html")]
pub(super) struct NotificationsPage {
    page: Page,
    email: String,
    has_mail: bool,
    rhythms: Vec<Choice>,
    weekdays: Vec<Choice>,
    hours: Vec<Choice>,
    next: String,
    has_feed: bool,
    /// The address of a feed that was just made: it is shown once.
    feed_address: String,
    done: String,
    fault: String,
    is_administrator: bool,
    hooks: Vec<Hook>,
    kinds: Vec<Choice>,
    /// The secret of a webhook that was just added: it is shown once.
    secret: String,
    /// What was typed as an address and could not be taken.
    typed: String,
    waiting: u64,
    failed: Vec<Given>,
}

/// What a step leaves to be shown once.
#[derive(Default)]
pub(super) struct Once {
    pub feed_address: String,
    pub secret: String,
    pub typed: String,
    pub fault: &'static str,
}

/// Shows the page.
pub async fn show(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let mut shown = build(&app, page, &user, Once::default()).await?;
    let key = match wish.done.as_str() {
        "digest" => "notifications-done-digest",
        "digest-off" => "notifications-done-digest-off",
        "feed-off" => "notifications-done-feed-off",
        "webhook-off" => "notifications-done-webhook-off",
        "retried" => "notifications-done-retried",
        _ => "",
    };
    if !key.is_empty() {
        shown.done = shown.page.text(key).into_owned();
    }
    render(&shown)
}

/// Puts the page together.
///
/// # Errors
///
/// When the database cannot be read.
pub(super) async fn build(app: &App, page: Page, user: &SignedIn, once: Once) -> Result<NotificationsPage, WebError> {
    let kept = app.store.digest_wish(user.user.id).await?;
    let is_administrator = user.user.role.may(Right::Operate);
    let (mut hooks, mut failed, mut waiting) = (Vec::new(), Vec::new(), 0);
    if is_administrator {
        let kind = |kind: WebhookKind| page.text(kind_key(kind)).into_owned();
        let of = |hook: Webhook| Hook { id: hook.id.to_string(), kind: kind(hook.kind), host: hook.address.host() };
        hooks = app.store.webhooks().await?.into_iter().map(of).collect();
        failed = app
            .store
            .failed_jobs(MOST_FAILED)
            .await?
            .into_iter()
            .map(|job| Given {
                what: job.kind,
                when: page.date_time(job.due_at),
                reason: job.last_error.unwrap_or_default(),
            })
            .collect();
        waiting = app.store.due_jobs(Timestamp::MAX).await?;
    }
    let kinds = WebhookKind::ALL.iter().map(|&kind| Choice {
        value: kind.code().to_owned(),
        label: page.text(kind_key(kind)).into_owned(),
        is_chosen: false,
    });
    Ok(NotificationsPage {
        email: user.user.email.as_str().to_owned(),
        has_mail: app.config.mail.is_some(),
        rhythms: rhythms(&page, kept.as_ref()),
        weekdays: weekdays(&page, kept.as_ref().map_or(1, |kept| kept.wish.weekday())),
        hours: hours(kept.as_ref().map_or(8, |kept| kept.wish.hour())),
        next: kept.map(|kept| page.date_time(kept.next_at)).unwrap_or_default(),
        has_feed: app.store.feed_of(user.user.id).await?.is_some(),
        feed_address: once.feed_address,
        done: String::new(),
        fault: if once.fault.is_empty() { String::new() } else { page.text(once.fault).into_owned() },
        is_administrator,
        hooks,
        kinds: kinds.collect(),
        secret: once.secret,
        typed: once.typed,
        waiting,
        failed,
        page,
    })
}

fn rhythms(page: &Page, kept: Option<&StoredWish>) -> Vec<Choice> {
    let choice = |value: &str, key: &str, is_chosen: bool| Choice {
        value: value.to_owned(),
        label: page.text(key).into_owned(),
        is_chosen,
    };
    let is = |rhythm: Rhythm| kept.is_some_and(|kept| kept.wish.rhythm() == rhythm);
    vec![
        choice("", "notifications-never", kept.is_none()),
        choice(Rhythm::Daily.code(), "notifications-daily", is(Rhythm::Daily)),
        choice(Rhythm::Weekly.code(), "notifications-weekly", is(Rhythm::Weekly)),
    ]
}

fn weekdays(page: &Page, chosen: i8) -> Vec<Choice> {
    let keys = [
        "weekday-monday",
        "weekday-tuesday",
        "weekday-wednesday",
        "weekday-thursday",
        "weekday-friday",
        "weekday-saturday",
        "weekday-sunday",
    ];
    let choice = |(number, key): (i8, &str)| Choice {
        value: number.to_string(),
        label: page.text(key).into_owned(),
        is_chosen: number == chosen,
    };
    (1i8..).zip(keys).map(choice).collect()
}

fn hours(chosen: i8) -> Vec<Choice> {
    let hour = |hour: i8| Choice { value: hour.to_string(), label: format!("{hour:02}.00"), is_chosen: hour == chosen };
    (0..24).map(hour).collect()
}

fn kind_key(kind: WebhookKind) -> &'static str {
    match kind {
        WebhookKind::Generic => "webhook-generic",
        WebhookKind::Teams => "webhook-teams",
    }
}
