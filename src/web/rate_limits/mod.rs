//! How often an address may ask. Addresses are kept in memory alone, as long as a limit needs them; they are neither
//! logged nor stored.

mod address;
mod limit;
mod subject;

use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::DefaultClock;
use ipnet::IpNet;

use self::limit::Limit;
pub use self::subject::Subject;
use super::WebError;
use crate::app::App;

/// The most nets that a limit remembers one by one; of more at once, wider nets are counted.
const MOST_NETS: usize = 50_000;

/// How often an address may send the very same text: three times, then once in twenty minutes.
const SAME_TEXT: (NonZeroU32, Duration) = (NonZeroU32::new(3).unwrap(), Duration::from_secs(20 * 60));

/// Every limit of this process.
pub struct RateLimits {
    by_subject: [Limit<IpNet, DefaultClock>; Subject::ALL.len()],
    same_text: Limit<(IpNet, u64), DefaultClock>,
    /// Its key is random: which texts count as one cannot be chosen, and nothing can be told from a number.
    hashing: RandomState,
}

/// Whoever sends a request, as far as limits know.
#[derive(Clone)]
pub struct Client {
    net: IpNet,
    limits: Arc<RateLimits>,
}

impl RateLimits {
    /// Makes limits that have counted nothing.
    pub fn new() -> Self {
        Self {
            by_subject: Subject::ALL
                .map(|subject| Limit::new(subject.burst(), subject.period(), DefaultClock::default())),
            same_text: Limit::new(SAME_TEXT.0, SAME_TEXT.1, DefaultClock::default()),
            hashing: RandomState::new(),
        }
    }
}

impl Client {
    /// Counts a request of the subject.
    ///
    /// # Errors
    /// How long to wait, when it is over the limit.
    pub fn count(&self, subject: Subject) -> Result<(), Duration> {
        let limit = &self.limits.by_subject[subject as usize];
        limit.count(&self.net_among(limit.len()))
    }

    /// Counts that a text was sent; capitals and blanks make no other text of it.
    ///
    /// # Errors
    /// How long to wait, when the same text was sent too often.
    pub fn count_text(&self, text: &str) -> Result<(), Duration> {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let limit = &self.limits.same_text;
        limit.count(&(self.net_among(limit.len()), self.limits.hashing.hash_one(words)))
    }

    fn net_among(&self, remembered: usize) -> IpNet {
        if remembered < MOST_NETS { self.net } else { address::wider(self.net) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        parts
            .extensions
            .get()
            .cloned()
            .ok_or_else(|| anyhow::anyhow!("the route lacks the layer of `rate_limits`").into())
    }
}

/// Counts every request, and refuses what is over the limit of its address.
pub async fn guard(State((app, limits)): State<(App, Arc<RateLimits>)>, mut request: Request, next: Next) -> Response {
    // Who came in no way that we know counts as one: no limit is lost where the peer is not told.
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip());
    let net = address::net_of(address::client_address(peer, request.headers(), &app.config.server));
    let client = Client { net, limits };
    if let Some(subject) = Subject::of(request.method(), request.uri().path())
        && let Err(wait) = client.count(subject)
    {
        return WebError::TooMany(wait).into_response();
    }
    request.extensions_mut().insert(client);
    next.run(request).await
}
