//! Every route of the service, and the layers that all of them pass.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::{HeaderName, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use axum::{Extension, Router};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::{DefaultOnResponse, TraceLayer};
use tracing::{Level, Span};

use super::pages::{
    accessibility, account, accounts, alerts, audit as audit_log, campaigns, decisions, first_run, help, imports,
    invitation, known_events, notifications, observation, observation_form, oidc, overview, own_terms, pair, phenomena,
    phenomenon, places, privacy, receipt, replay, requests, review, rules, search, sign_in, sign_in_code, sign_in_link,
    sign_out, status, suggestions, watch,
};
use super::rate_limits::{self, RateLimits};
use super::replays::Replays;
use super::theme::Theme;
use super::uploads::Uploads;
use super::{WebError, api, assets, audit, error_pages, health, metrics, readers, security_headers};
use crate::app::App;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A handler that takes longer is given up.
const LONGEST_REQUEST: Duration = Duration::from_secs(60);

/// The longest body of a form: two texts of 10,000 characters with every character escaped.
const LONGEST_FORM: usize = 512 * 1024;

/// The largest file that can be uploaded.
const LARGEST_UPLOAD: usize = 256 * 1024 * 1024;

/// Returns the service: pages, assets and what watches over it.
pub fn router(app: App) -> Router {
    let theme = Theme::of(&app.config.interface);
    let pages = Router::new()
        // The open form
        .route("/", get(observation_form::show).post(observation_form::create))
        .route("/campaigns/{address}", get(observation_form::show_campaign).post(observation_form::create_in_campaign))
        .route("/receipts", get(receipt::find))
        .route("/receipts/{reference}", get(receipt::show))
        .route("/privacy", get(privacy::show))
        .route("/accessibility", get(accessibility::show))
        // Coming in and going out
        .route("/sign-in", get(sign_in::show).post(sign_in::create))
        .route("/sign-in/{secret}", get(sign_in_link::show).post(sign_in_link::create))
        .route("/invitations/{secret}", get(invitation::show).post(invitation::create))
        .route("/first-run/{secret}", get(first_run::show).post(first_run::create))
        .route("/sign-in-code", get(sign_in_code::show).post(sign_in_code::create))
        .route("/oidc", get(oidc::begin))
        .route("/oidc/callback", get(oidc::finish))
        .route("/sign-out", post(sign_out::create))
        .route("/app/help", get(help::show))
        .route("/app/account", get(account::show::show))
        .route("/app/account/password", post(account::password::create))
        .route("/app/account/second-factor", post(account::factor::begin))
        .route("/app/account/second-factor/confirmation", post(account::factor::confirm))
        .route("/app/account/second-factor/removal", post(account::factor::remove))
        .route("/app/account/sessions/end", post(account::sessions::end))
        // What came in and what it tells
        .route("/app", get(overview::show))
        .route("/app/review", get(review::show::show))
        .route("/app/review/{id}/answers", post(review::answer::create))
        .route("/app/review/{id}/undoings", post(review::undo::create))
        .route("/app/places", get(places::show))
        .route("/app/phenomena", get(phenomena::show))
        .route("/app/phenomena/map", get(phenomenon::map::show))
        .route("/app/phenomena/timeline", get(phenomenon::timeline::show))
        .route("/app/phenomena/{id}", get(phenomenon::show::show))
        .route("/app/phenomena/{id}/with/{other}", get(phenomenon::compare::show))
        .route("/app/phenomena/{id}/name", post(phenomenon::rename::create))
        .route("/app/phenomena/{id}/description", post(phenomenon::describe::create))
        .route("/app/phenomena/{id}/themes", post(phenomenon::classify::create))
        .route("/app/phenomena/{id}/pin", post(phenomenon::pin::create))
        .route("/app/phenomena/{id}/dismissal", post(phenomenon::dismiss::create))
        .route("/app/phenomena/{id}/confirmations", post(phenomenon::confirm::create))
        .route("/app/phenomena/{id}/exclusions", post(phenomenon::exclude::create))
        .route("/app/phenomena/{id}/moves", post(phenomenon::relocate::create))
        .route("/app/phenomena/{id}/second-homes", post(phenomenon::also::create))
        .route("/app/phenomena/{id}/merges", post(phenomenon::merge::create))
        .route("/app/phenomena/{id}/merges/new", get(phenomenon::merge::new))
        .route("/app/phenomena/{id}/notes", post(phenomenon::notes::create))
        .route("/app/notes/{id}/removals", post(phenomenon::notes::remove))
        .route("/app/phenomena/{id}/splits", post(phenomenon::split::create))
        .route("/app/phenomena/{id}/splits/new", get(phenomenon::split::new))
        .route("/app/decisions", get(decisions::list::show))
        .route("/app/decisions/{id}/undoings", post(decisions::undo::create))
        .route("/app/suggestions", get(suggestions::list::show))
        .route("/app/suggestions/{id}/acceptances", post(suggestions::accept::create))
        .route("/app/suggestions/{id}/refusals", post(suggestions::refuse::create))
        .route("/app/observations/new", get(observation::new::show).post(observation::new::create))
        .route("/app/observations/similar", post(observation::similar::show))
        .route("/app/observations/{id}", get(observation::show::show))
        .route("/app/observations/{id}/moves", post(observation::relocate::create))
        .route("/app/observations/{id}/masks", post(observation::mask::create))
        .route("/app/observations/{id}/unmaskings", post(observation::mask::remove))
        .route("/app/observations/{id}/original", post(observation::original::create))
        .route("/app/observations/{id}/with/{other}", get(pair::show))
        .route("/app/search", get(search::show::show))
        .route("/app/search/results.csv", get(search::export::csv))
        .route("/app/search/results.xlsx", get(search::export::xlsx))
        .route("/app/searches", post(search::saved::create))
        .route("/app/searches/{id}/removals", post(search::saved::remove))
        .route("/app/terms", get(own_terms::show).post(own_terms::create))
        .route("/app/terms/{id}/removals", post(own_terms::remove))
        .route("/app/alerts", get(alerts::list::show))
        .route("/app/alerts/changes", post(alerts::bulk::create))
        .route("/app/alerts/changes/{batch}/undoings", post(alerts::bulk::undo))
        .route("/app/alerts/{id}", get(alerts::show::show))
        .route("/app/alerts/{id}/state", post(alerts::decide::create))
        .route("/app/alerts/{id}/usual-level", post(alerts::usual::create))
        // When alerts are raised
        .route("/app/rules", get(rules::show::show).post(rules::save::create))
        .route("/app/rules/previews", post(rules::preview::create))
        .route("/app/replays", post(replay::new::create))
        .route("/app/replays/new", get(replay::new::show))
        .route("/app/replays/{id}", get(replay::show::show))
        .route("/app/replays/{id}/alerts.csv", get(replay::export::show))
        .route("/app/known-events", get(known_events::show::show).post(known_events::create::create))
        .route("/app/known-events/{id}/removals", post(known_events::remove::create))
        // How people are told
        .route("/app/notifications", get(notifications::show::show))
        .route("/app/notifications/digest", post(notifications::digest::update))
        .route("/app/notifications/feed", post(notifications::feed::create))
        .route("/app/notifications/feed/removal", post(notifications::feed::remove))
        .route("/app/notifications/webhooks", post(notifications::webhook::create))
        .route("/app/notifications/webhooks/{id}/removal", post(notifications::webhook::remove))
        .route("/app/notifications/retries", post(notifications::retry))
        .route("/feeds/{secret}", get(notifications::feed::show))
        .route("/digests/{secret}", get(notifications::unsubscribe::show).post(notifications::unsubscribe::create))
        // What the work group follows
        .route("/app/watch-topics", get(watch::list::show).post(watch::new::create))
        .route("/app/watch-topics/new", get(watch::new::show))
        .route("/app/watch-topics/{id}", get(watch::show::show).post(watch::show::update))
        .route("/app/watch-topics/{id}/verdicts", post(watch::judge::create))
        .route("/app/watch-topics/{id}/phenomenon", post(watch::grow::create))
        .route("/app/watch-topics/{id}/state", post(watch::close::create))
        // Files
        .route(
            "/app/imports",
            get(imports::list::show).post(imports::upload::create).layer(DefaultBodyLimit::max(LARGEST_UPLOAD)),
        )
        .route("/app/imports/{id}", get(imports::show::show))
        .route("/app/imports/{id}/runs", post(imports::run::create))
        // The open form at addresses of its own
        .route("/app/campaigns", get(campaigns::list::show).post(campaigns::create::create))
        .route("/app/campaigns/{id}/state", post(campaigns::end::create))
        // What senders may ask for
        .route("/app/requests", get(requests::show::show))
        .route("/app/requests/{reference}/data.json", get(requests::export::show))
        .route("/app/requests/{reference}/erasure", post(requests::erase::create))
        // Who did what
        .route("/app/accounts", get(accounts::list::show).post(accounts::invite::create))
        .route("/app/accounts/{id}/invitations", post(accounts::invite::again))
        .route("/app/accounts/{id}/rights", post(accounts::change::create))
        .route("/app/accounts/{id}/closing", post(accounts::close::create))
        .route("/app/audit", get(audit_log::show::show))
        .route("/app/audit/lines.csv", get(audit_log::export::show))
        // The API in words
        .route("/api", get(api::show_reference))
        // The service itself
        .route("/app/status", get(status::show))
        .fallback(async || WebError::NotFound)
        .layer(Extension(Uploads::new(app.config.uploads_dir())))
        .layer(Extension(Replays::default()))
        .layer(from_fn_with_state(app.clone(), audit::note))
        .layer(from_fn_with_state(app.clone(), readers::recognise));

    Router::new()
        .merge(pages)
        .nest("/api/v1", api::router())
        .route("/assets/{name}", get(assets::show).layer(Extension(theme.clone())))
        // For whoever watches over the service
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .layer(
            ServiceBuilder::new()
                .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
                .layer(
                    TraceLayer::new_for_http()
                        .make_span_with(span)
                        .on_response(DefaultOnResponse::new().level(Level::INFO))
                        .on_failure(()),
                )
                .layer(PropagateRequestIdLayer::new(REQUEST_ID))
                .layer(from_fn(metrics::time))
                .layer(from_fn_with_state(app.clone(), security_headers::add))
                .layer(CompressionLayer::new())
                .layer(from_fn_with_state((app.clone(), theme), readers::greet))
                .layer(from_fn(error_pages::explain))
                .layer(CatchPanicLayer::custom(error_pages::after_panic))
                .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_REQUEST))
                .layer(from_fn_with_state((app.clone(), Arc::new(RateLimits::new())), rate_limits::guard))
                .layer(DefaultBodyLimit::max(LONGEST_FORM)),
        )
        .with_state(app)
}

/// Names the route, never the address: it may hold a sign-in link or what somebody searched for.
fn span(request: &Request) -> Span {
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    tracing::info_span!(
        "request",
        http.method = %request.method(),
        http.route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str),
        request.id = id.unwrap_or("none"),
    )
}
