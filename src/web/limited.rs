//! What an account that is limited to counties may open: only what asks for its limits. Denied by default.

use axum::extract::MatchedPath;
use axum::http::request::Parts;

use crate::access::User;

/// The routes whose pages and answers hold nothing of other counties, or nothing that came in.
const OPEN: [&str; 25] = [
    "/app",
    "/app/search",
    "/app/search/results.csv",
    "/app/search/results.xlsx",
    "/app/searches",
    "/app/searches/{id}/removals",
    "/app/terms",
    "/app/terms/{id}/removals",
    "/app/observations/new",
    "/app/observations/similar",
    "/app/observations/{id}",
    "/app/requests",
    "/app/requests/{reference}/data.json",
    "/app/requests/{reference}/erasure",
    "/sign-out",
    "/app/account",
    "/app/account/password",
    "/app/account/second-factor",
    "/app/account/second-factor/confirmation",
    "/app/account/second-factor/removal",
    "/app/account/sessions/end",
    "/api/v1/search",
    "/api/v1/observations",
    "/api/v1/observations/{id}",
    "/api/v1/openapi.json",
];

/// Tells whether somebody may open what a request asks for.
pub fn may_open(user: &User, parts: &Parts) -> bool {
    let route = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
    user.scope.counties().is_none() || OPEN.contains(&route)
}
