//! Who may open what: every address of the pages and the API that is not open to everybody, with the right that it asks
//! for. An address that is not in the table is shut, and so is one that does not ask for limits to an account that has
//! some. `tests/web/doors.rs` walks them all as every role.

use axum::extract::MatchedPath;
use axum::http::Method;
use axum::http::request::Parts;

use crate::access::{Right, User};

use Limits::{Asked, Ignored};
use Right::{
    AnswerSenders, Curate, Follow, KeepAccounts, OpenOriginals, Operate, OwnAccount, ReadAudit, ReadCases, Record,
    SeeFigures, SetRules,
};

/// Whether an address keeps to what an account is limited to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limits {
    /// It shows nothing that lies outside, or nothing that came in.
    Asked,
    /// It looks at everything.
    Ignored,
}

/// An address with the right that it asks for.
type Door = (&'static str, &'static str, Right, Limits);

const DOORS: &[Door] = &[
    // The own account
    ("POST", "/sign-out", OwnAccount, Asked),
    ("GET", "/app/help", OwnAccount, Asked),
    ("GET", "/app/account", OwnAccount, Asked),
    ("POST", "/app/account/password", OwnAccount, Asked),
    ("POST", "/app/account/second-factor", OwnAccount, Asked),
    ("POST", "/app/account/second-factor/confirmation", OwnAccount, Asked),
    ("POST", "/app/account/second-factor/removal", OwnAccount, Asked),
    ("POST", "/app/account/sessions/end", OwnAccount, Asked),
    // Phenomena
    ("GET", "/app", SeeFigures, Asked),
    ("GET", "/app/places", SeeFigures, Asked),
    ("GET", "/app/phenomena", SeeFigures, Asked),
    ("GET", "/app/phenomena/map", Follow, Ignored),
    ("GET", "/app/phenomena/timeline", Follow, Ignored),
    ("GET", "/app/phenomena/{id}", SeeFigures, Asked),
    ("GET", "/app/phenomena/{id}/with/{other}", Follow, Ignored),
    ("POST", "/app/phenomena/{id}/name", Curate, Ignored),
    ("POST", "/app/phenomena/{id}/description", Curate, Ignored),
    ("POST", "/app/phenomena/{id}/themes", Curate, Ignored),
    ("POST", "/app/phenomena/{id}/pin", Curate, Ignored),
    ("POST", "/app/phenomena/{id}/dismissal", Curate, Ignored),
    ("POST", "/app/phenomena/{id}/confirmations", Curate, Ignored),
    ("POST", "/app/phenomena/{id}/exclusions", Curate, Ignored),
    ("POST", "/app/phenomena/{id}/moves", Curate, Ignored),
    ("POST", "/app/phenomena/{id}/second-homes", Curate, Ignored),
    ("POST", "/app/phenomena/{id}/merges", Curate, Ignored),
    ("GET", "/app/phenomena/{id}/merges/new", Curate, Ignored),
    ("POST", "/app/phenomena/{id}/splits", Curate, Ignored),
    ("GET", "/app/phenomena/{id}/splits/new", Curate, Ignored),
    ("POST", "/app/phenomena/{id}/notes", Curate, Ignored),
    ("POST", "/app/notes/{id}/removals", Curate, Ignored),
    ("GET", "/app/decisions", Follow, Ignored),
    ("POST", "/app/decisions/{id}/undoings", Curate, Ignored),
    ("GET", "/app/suggestions", Follow, Ignored),
    ("POST", "/app/suggestions/{id}/acceptances", Curate, Ignored),
    ("POST", "/app/suggestions/{id}/refusals", Curate, Ignored),
    ("GET", "/app/review", Curate, Ignored),
    ("POST", "/app/review/{id}/answers", Curate, Ignored),
    ("POST", "/app/review/{id}/undoings", Curate, Ignored),
    // Observations
    ("GET", "/app/observations/new", Record, Asked),
    ("POST", "/app/observations/new", Record, Asked),
    ("POST", "/app/observations/similar", Record, Asked),
    ("GET", "/app/observations/{id}", ReadCases, Asked),
    ("POST", "/app/observations/{id}/moves", Curate, Ignored),
    ("POST", "/app/observations/{id}/original", OpenOriginals, Ignored),
    ("POST", "/app/observations/{id}/masks", Curate, Ignored),
    ("POST", "/app/observations/{id}/unmaskings", OpenOriginals, Ignored),
    ("GET", "/app/observations/{id}/with/{other}", ReadCases, Ignored),
    ("GET", "/app/search", ReadCases, Asked),
    ("GET", "/app/search/results.csv", ReadCases, Asked),
    ("GET", "/app/search/results.xlsx", ReadCases, Asked),
    ("POST", "/app/searches", ReadCases, Asked),
    ("POST", "/app/searches/{id}/removals", ReadCases, Asked),
    ("GET", "/app/terms", ReadCases, Asked),
    ("POST", "/app/terms", ReadCases, Asked),
    ("POST", "/app/terms/{id}/removals", ReadCases, Asked),
    // Alerts
    ("GET", "/app/alerts", Follow, Ignored),
    ("POST", "/app/alerts/changes", Curate, Ignored),
    ("POST", "/app/alerts/changes/{batch}/undoings", Curate, Ignored),
    ("GET", "/app/alerts/{id}", Follow, Ignored),
    ("POST", "/app/alerts/{id}/state", Curate, Ignored),
    ("POST", "/app/alerts/{id}/usual-level", Curate, Ignored),
    // When alerts are raised
    ("GET", "/app/rules", Follow, Ignored),
    ("POST", "/app/rules", SetRules, Ignored),
    ("POST", "/app/rules/previews", Follow, Ignored),
    ("POST", "/app/replays", Follow, Ignored),
    ("GET", "/app/replays/new", Follow, Ignored),
    ("GET", "/app/replays/{id}", Follow, Ignored),
    ("GET", "/app/replays/{id}/alerts.csv", Follow, Ignored),
    ("GET", "/app/known-events", Follow, Ignored),
    ("POST", "/app/known-events", Curate, Ignored),
    ("POST", "/app/known-events/{id}/removals", Curate, Ignored),
    // How people are told
    ("GET", "/app/notifications", Follow, Ignored),
    ("POST", "/app/notifications/digest", Follow, Ignored),
    ("POST", "/app/notifications/feed", Follow, Ignored),
    ("POST", "/app/notifications/feed/removal", Follow, Ignored),
    ("POST", "/app/notifications/webhooks", Operate, Ignored),
    ("POST", "/app/notifications/webhooks/{id}/removal", Operate, Ignored),
    ("POST", "/app/notifications/retries", Operate, Ignored),
    // What the work group follows
    ("GET", "/app/watch-topics", Follow, Ignored),
    ("POST", "/app/watch-topics", Curate, Ignored),
    ("GET", "/app/watch-topics/new", Curate, Ignored),
    ("GET", "/app/watch-topics/{id}", Follow, Ignored),
    ("POST", "/app/watch-topics/{id}", Curate, Ignored),
    ("POST", "/app/watch-topics/{id}/verdicts", Curate, Ignored),
    ("POST", "/app/watch-topics/{id}/phenomenon", Curate, Ignored),
    ("POST", "/app/watch-topics/{id}/state", Curate, Ignored),
    // Files
    ("GET", "/app/imports", Curate, Ignored),
    ("POST", "/app/imports", Curate, Ignored),
    ("GET", "/app/imports/{id}", Curate, Ignored),
    ("POST", "/app/imports/{id}/runs", Curate, Ignored),
    // The open form at addresses of its own
    ("GET", "/app/campaigns", Follow, Ignored),
    ("POST", "/app/campaigns", Curate, Ignored),
    ("POST", "/app/campaigns/{id}/state", Curate, Ignored),
    // What senders may ask for
    ("GET", "/app/requests", AnswerSenders, Asked),
    ("GET", "/app/requests/{reference}/data.json", AnswerSenders, Asked),
    ("POST", "/app/requests/{reference}/erasure", AnswerSenders, Asked),
    // The service itself
    ("GET", "/app/accounts", KeepAccounts, Ignored),
    ("POST", "/app/accounts", KeepAccounts, Ignored),
    ("POST", "/app/accounts/{id}/invitations", KeepAccounts, Ignored),
    ("POST", "/app/accounts/{id}/rights", KeepAccounts, Ignored),
    ("POST", "/app/accounts/{id}/closing", KeepAccounts, Ignored),
    ("GET", "/app/audit", ReadAudit, Ignored),
    ("GET", "/app/audit/lines.csv", ReadAudit, Ignored),
    ("GET", "/app/status", Follow, Ignored),
    // The API
    ("GET", "/api/v1/observations", ReadCases, Asked),
    ("POST", "/api/v1/observations", Record, Asked),
    ("GET", "/api/v1/observations/{id}", ReadCases, Asked),
    ("GET", "/api/v1/search", ReadCases, Asked),
    ("GET", "/api/v1/phenomena", Follow, Ignored),
    ("GET", "/api/v1/phenomena/{id}", Follow, Ignored),
    ("GET", "/api/v1/decisions", Follow, Ignored),
    ("POST", "/api/v1/decisions", Curate, Ignored),
    ("POST", "/api/v1/decisions/{id}/undoings", Curate, Ignored),
    ("GET", "/api/v1/suggestions", Follow, Ignored),
    ("POST", "/api/v1/suggestions/{id}/answers", Curate, Ignored),
    ("GET", "/api/v1/alerts", Follow, Ignored),
    ("GET", "/api/v1/alerts/{id}", Follow, Ignored),
    ("POST", "/api/v1/alerts/{id}/events", Curate, Ignored),
    ("GET", "/api/v1/watch-topics", Follow, Ignored),
    ("POST", "/api/v1/watch-topics", Curate, Ignored),
    ("GET", "/api/v1/watch-topics/{id}", Follow, Ignored),
    ("PATCH", "/api/v1/watch-topics/{id}", Curate, Ignored),
    ("POST", "/api/v1/watch-topics/{id}/verdicts", Curate, Ignored),
    ("POST", "/api/v1/watch-topics/{id}/phenomenon", Curate, Ignored),
    ("GET", "/api/v1/openapi.json", OwnAccount, Asked),
];

/// Tells whether somebody may open what a request asks for.
pub fn may_open(user: &User, parts: &Parts) -> bool {
    let route = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let method = if parts.method == Method::HEAD { "GET" } else { parts.method.as_str() };
    may_pass(user, method, route)
}

/// Tells whether somebody may pass a door: a method and an address as in `routes`.
pub fn may_pass(user: &User, method: &str, route: &str) -> bool {
    let door = DOORS.iter().find(|(its_method, its_route, ..)| *its_method == method && *its_route == route);
    door.is_some_and(|(_, _, right, limits)| user.role.may(*right) && (*limits == Asked || !user.scope.is_limited()))
}
