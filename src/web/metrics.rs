//! Figures for Prometheus, on a listener of their own: requests by route and status, and what other
//! rooms count.

use std::sync::LazyLock;
use std::time::Instant;

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

const DURATION: &str = "ilmiotutka_http_request_duration_seconds";

/// Upper bounds in seconds: the goals are 15, 60, 150 and 300 ms.
const DURATION_BUCKETS: [f64; 9] = [0.005, 0.015, 0.06, 0.15, 0.3, 1.0, 3.0, 10.0, 30.0];

static RECORDER: LazyLock<PrometheusHandle> = LazyLock::new(|| {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(DURATION.to_owned()), &DURATION_BUCKETS)
        .and_then(PrometheusBuilder::install_recorder)
        .expect("there are buckets, and nothing else records figures");
    let what = "How long requests took, by route, method and status";
    metrics::describe_histogram!(DURATION, metrics::Unit::Seconds, what);
    handle
});

/// Begins to record figures and returns the routes of the metrics listener.
pub fn metrics_router() -> Router {
    LazyLock::force(&RECORDER);
    Router::new().route("/metrics", get(show))
}

async fn show() -> Response {
    RECORDER.run_upkeep();
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], RECORDER.render()).into_response()
}

/// Times a request under its route, never under its address, which may hold what people searched.
pub async fn time(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = request.method().as_str().to_owned();
    let begun = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_str().to_owned();
    let labels = [("route", route), ("method", method), ("status", status)];
    metrics::histogram!(DURATION, &labels).record(begun.elapsed().as_secs_f64());
    response
}
