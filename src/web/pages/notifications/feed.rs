//! A feed of alerts at a secret address.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LAST_MODIFIED};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};

use super::show::{Once, build};
use super::{super::sign_out::Nothing, ADDRESS};
use crate::access::Secret;
use crate::app::App;
use crate::notify;
use crate::store::StoredFeed;
use crate::web::form::OwnForm;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

/// How far back the feed tells.
const TOLD: SignedDuration = SignedDuration::from_hours(24 * 90);

/// How many alerts it tells of at most.
const MOST: usize = 100;

/// Makes a feed in place of an earlier one and shows its address, this once.
pub async fn create(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    _form: OwnForm<Nothing>,
) -> Result<Response, WebError> {
    let secret = Secret::random();
    let feed = StoredFeed { user: user.user.id, locale: page.locale(), created_at: Timestamp::now() };
    app.store.save_feed(&feed, &secret.hash()).await?;
    let feed_address = format!("{}/feeds/{}", app.config.server.public_url, secret.reveal());
    render(&build(&app, page, &user, Once { feed_address, ..Once::default() }).await?)
}

/// Ends the feed.
pub async fn remove(State(app): State<App>, user: SignedIn, _form: OwnForm<Nothing>) -> Result<Response, WebError> {
    app.store.delete_feed(user.user.id).await?;
    Ok(Redirect::to(&format!("{ADDRESS}?done=feed-off")).into_response())
}

/// Gives the feed to a reader program that knows the address.
pub async fn show(
    State(app): State<App>,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let feed = app.store.feed(&Secret::from_text(&secret).hash()).await?.ok_or(WebError::NotFound)?;
    let owner = app.store.user(feed.user).await?;
    // The address outlives what its owner was once allowed.
    owner.filter(|owner| owner.disabled_at.is_none() && owner.is_told_of_alerts()).ok_or(WebError::NotFound)?;
    let now = Timestamp::now();
    let mut alerts = app.store.alerts_recorded(now - TOLD, now).await?;
    alerts.reverse();
    alerts.truncate(MOST);
    let news = notify::news_of(&app, &alerts, feed.locale).await?;
    let updated = news.iter().map(|one| one.raised_at).max().unwrap_or(feed.created_at);
    let body = notify::feed(&news, feed.locale, &app.config.server.public_url, feed.created_at);
    let tag = format!("\"{}\"", &Secret::from_text(&body).hash().as_str()[..32]);
    let modified = updated.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let kept = [(ETAG, tag.clone()), (LAST_MODIFIED, modified), (CACHE_CONTROL, "private, no-cache".to_owned())];
    if headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    Ok((kept, [(CONTENT_TYPE, "application/atom+xml; charset=utf-8")], body).into_response())
}
