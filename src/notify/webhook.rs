//! Webhooks: what is posted to another program, and how it can make sure that it comes from here.
//!
//! The signature is HMAC-SHA256 (RFC 2104) over `timestamp.body` under the secret that both know, in hexadecimal.

use std::net::IpAddr;

use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use super::news::News;
use crate::ids::WebhookId;
use crate::web::Locale;

/// The header with the signature.
pub const SIGNATURE: &str = "x-ilmiotutka-signature";

/// The header with the time of sending, in seconds since 1970.
pub const TIMESTAMP: &str = "x-ilmiotutka-timestamp";

coded!(
    /// What the receiver understands.
    WebhookKind {
        /// JSON of our own.
        Generic = "generic",
        /// An adaptive card, as a Teams workflow takes it.
        Teams = "teams",
    }
);

/// Where alerts are posted to.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// What the receiver understands.
    pub kind: WebhookKind,
    /// The receiver's address.
    pub address: WebhookAddress,
    /// What both know.
    pub secret: String,
    /// The language of what is told.
    pub locale: Locale,
}

impl std::fmt::Debug for Webhook {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Webhook").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// The address of a receiver: over TLS, or on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookAddress(String);

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// It is no web address.
    #[error("it is no web address")]
    NoAddress,
    /// What is sent could be read on the way.
    #[error("it must begin with https://, except on this machine")]
    Open,
}

impl WebhookAddress {
    /// Reads an address as it was typed.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, AddressFault> {
        let url = reqwest::Url::parse(typed.trim()).map_err(|_| AddressFault::NoAddress)?;
        let host = url.host_str().ok_or(AddressFault::NoAddress)?;
        let is_here = host == "localhost"
            || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        match url.scheme() {
            "https" => Ok(Self(url.into())),
            "http" if is_here => Ok(Self(url.into())),
            "http" => Err(AddressFault::Open),
            _ => Err(AddressFault::NoAddress),
        }
    }

    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the host alone, which may be shown: the rest may be a secret.
    pub fn host(&self) -> String {
        let url = reqwest::Url::parse(&self.0).ok();
        url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
    }
}

/// Writes what is posted of an alert.
pub fn body(kind: WebhookKind, news: &News, locale: Locale) -> Value {
    match kind {
        WebhookKind::Generic => json!({
            "event": "alert.raised",
            "alert": {
                "id": news.id,
                "kind": news.kind,
                "phenomenon": news.name,
                "sentence": news.sentence,
                "reports": news.reports,
                "days": news.days,
                "raised_at": news.raised_at.to_string(),
                "address": news.address,
            },
        }),
        WebhookKind::Teams => json!({
            "type": "message",
            "attachments": [{
                "contentType": "application/vnd.microsoft.card.adaptive",
                "contentUrl": null,
                "content": {
                    "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                    "type": "AdaptiveCard",
                    "version": "1.4",
                    "body": [
                        { "type": "TextBlock", "text": locale.text("notify-card-title"), "wrap": true },
                        { "type": "TextBlock", "text": news.name, "size": "Large", "weight": "Bolder", "wrap": true },
                        { "type": "TextBlock", "text": news.sentence, "wrap": true },
                    ],
                    "actions": [
                        { "type": "Action.OpenUrl", "title": locale.text("notify-card-open"), "url": news.address },
                    ],
                },
            }],
        }),
    }
}

/// Signs a body that is sent at a time, in seconds since 1970.
pub fn signature(secret: &str, timestamp: i64, body: &[u8]) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key of any length will do, says the algorithm");
    mac.update(timestamp.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_the_one_that_python_computes() {
        // hmac.new(b"salaisuus", b'1767225600.{"a":1}', "sha256").hexdigest()
        let expected = "69cc6c6dfd942a1753d85955d9b18d452cb7050311b0c6e260591c7a73526364";
        assert_eq!(signature("salaisuus", 1_767_225_600, br#"{"a":1}"#), expected);
    }

    #[test]
    fn an_address_is_secret_on_the_way_or_on_this_machine() {
        assert!(WebhookAddress::parse("https://example.org/x?y").is_ok());
        assert!(WebhookAddress::parse("http://127.0.0.1:8080/x").is_ok());
        assert!(WebhookAddress::parse("http://[::1]:8080/x").is_ok());
        assert_eq!(WebhookAddress::parse("http://example.org/x"), Err(AddressFault::Open));
        assert_eq!(WebhookAddress::parse("ftp://example.org/x"), Err(AddressFault::NoAddress));
        assert_eq!(WebhookAddress::parse("example.org"), Err(AddressFault::NoAddress));
    }
}
