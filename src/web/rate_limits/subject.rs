//! What is limited, and how much of it.

use std::num::NonZeroU32;
use std::time::Duration;

use axum::http::Method;

/// What requests of an address are counted as. The numbers leave room for a municipality whose staff share an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The open form is sent.
    Form,
    /// A password, a code or a link is tried.
    SignIn,
    /// A program outside reads a feed, or a letter's link is followed.
    Feed,
    /// A program calls the API.
    Api,
    /// A page is read.
    Page,
}

impl Subject {
    /// Every subject, in the order of the limits.
    pub const ALL: [Self; 5] = [Self::Form, Self::SignIn, Self::Feed, Self::Api, Self::Page];

    /// Returns what may be done at once.
    pub const fn burst(self) -> NonZeroU32 {
        let burst = match self {
            Self::Form => 100,
            Self::SignIn => 40,
            Self::Feed => 120,
            Self::Api => 3_000,
            Self::Page => 1_200,
        };
        NonZeroU32::new(burst).expect("every number above is more than nothing")
    }

    /// Returns the pause after which one more may be done: 60 forms an hour, 20 attempts to sign in in five minutes, 60
    /// feeds, 3,000 calls and 1,200 pages a minute.
    pub const fn period(self) -> Duration {
        match self {
            Self::Form => Duration::from_secs(60),
            Self::SignIn => Duration::from_secs(15),
            Self::Feed => Duration::from_secs(1),
            Self::Api => Duration::from_millis(20),
            Self::Page => Duration::from_millis(50),
        }
    }

    /// Tells what a request counts as before its handler runs.
    ///
    /// `None` for what is not limited: assets, health, what somebody signed in sends. The open form's handler counts
    /// itself, so that what was typed comes back.
    pub fn of(method: &Method, path: &str) -> Option<Self> {
        let is_reading = matches!(*method, Method::GET | Method::HEAD);
        let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| path.starts_with(beginning));
        match path {
            "/healthz" | "/readyz" => None,
            _ if begins(&["/assets/"]) => None,
            _ if begins(&["/api/"]) => Some(Self::Api),
            _ if begins(&["/feeds/", "/digests/"]) => Some(Self::Feed),
            "/oidc" | "/oidc/callback" => Some(Self::SignIn),
            _ if is_reading => Some(Self::Page),
            _ if begins(&["/sign-in", "/invitations/", "/first-run/", "/app/account/"]) => Some(Self::SignIn),
            "/" | "/sign-out" => None,
            _ if begins(&["/app/"]) => None,
            _ => Some(Self::Page),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_counts_as_what_it_does() {
        for (method, path, subject) in [
            (Method::GET, "/", Some(Subject::Page)),
            (Method::POST, "/", None),
            (Method::POST, "/sign-in", Some(Subject::SignIn)),
            (Method::POST, "/sign-in/secret", Some(Subject::SignIn)),
            (Method::POST, "/sign-in-code", Some(Subject::SignIn)),
            (Method::GET, "/oidc/callback", Some(Subject::SignIn)),
            (Method::POST, "/invitations/secret", Some(Subject::SignIn)),
            (Method::POST, "/first-run/secret", Some(Subject::SignIn)),
            (Method::POST, "/app/account/password", Some(Subject::SignIn)),
            (Method::POST, "/app/terms", None),
            (Method::GET, "/app/terms", Some(Subject::Page)),
            (Method::POST, "/api/v1/observations", Some(Subject::Api)),
            (Method::GET, "/feeds/secret", Some(Subject::Feed)),
            (Method::GET, "/assets/app.css", None),
            (Method::DELETE, "/nowhere", Some(Subject::Page)),
        ] {
            assert_eq!(Subject::of(&method, path), subject, "{method} {path}");
        }
    }
}
