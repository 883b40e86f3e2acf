//! Notification: tells people and programs outside that alerts were raised – by mail, webhook and feed.
//!
//! Never sends the text of an observation: only what a phenomenon is called, figures, and an address where those who
//! may can read on. Alerts about the past are told to nobody.
//!
//! What is to be sent is kept as a job with the alerts themselves, so that a kill loses nothing. A job that was sent but
//! not marked so is sent again, under the same identifier, by which a receiver can tell.

mod digest;
mod feed;
mod mail;
mod news;
mod rhythm;
mod webhook;
mod work;

pub use digest::{Letter, letter};
pub use feed::feed;
pub use mail::{Envelope, MailConfig, MailError, MailPassword, MailTls, send};
pub use news::{News, news_of};
pub use rhythm::{DigestWish, Rhythm};
pub use webhook::{AddressFault, SIGNATURE, TIMESTAMP, Webhook, WebhookAddress, WebhookKind, body, signature};
pub use work::{DIGEST, WEBHOOK, WorkError, plan, run, work_off};
