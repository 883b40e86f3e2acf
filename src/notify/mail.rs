//! Sending letters by SMTP.

use std::fmt;
use std::time::Duration;

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::digest::Letter;

/// How long the mail server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The mail server, as the settings give it.
#[derive(Clone, Debug)]
pub struct MailConfig {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept secret.
    pub tls: MailTls,
    /// The account there, if it asks for one.
    pub user: Option<String>,
    /// The password of that account.
    pub password: Option<MailPassword>,
    /// From whom letters come.
    pub from: Mailbox,
}

coded!(
    /// How the connection to the mail server is kept secret.
    MailTls {
        /// It begins in the clear and must become secret.
        StartTls = "starttls",
        /// It is secret from the beginning.
        Tls = "tls",
        /// It is not: for a server on this machine.
        None = "none",
    }
);

/// A password that is never shown.
#[derive(Clone)]
pub struct MailPassword(String);

impl MailPassword {
    /// Wraps a password.
    pub fn new(password: String) -> Self {
        Self(password)
    }
}

impl fmt::Debug for MailPassword {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MailPassword(…)")
    }
}

/// To whom a letter goes, and by what it is known.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// To whom.
    pub to: String,
    /// What the letter is known by: the same when it is sent again.
    pub id: String,
    /// The address that ends such letters, if there is one.
    pub unsubscribe: Option<String>,
}

/// Why a letter was not sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The address of the receiver is none.
    #[error("the receiver's address is not valid: {0}")]
    Address(#[from] lettre::address::AddressError),
    /// The letter could not be put together.
    #[error("the letter could not be put together: {0}")]
    Message(#[from] lettre::error::Error),
    /// The mail server did not take it.
    #[error("the mail server did not take the letter: {0}")]
    Server(#[from] lettre::transport::smtp::Error),
}

/// Sends a letter.
///
/// # Errors
///
/// When it cannot be put together or the server does not take it.
pub async fn send(config: &MailConfig, envelope: &Envelope, letter: &Letter) -> Result<(), MailError> {
    let domain = config.from.email.domain();
    let mut message = Message::builder()
        .from(config.from.clone())
        .to(Mailbox::new(None, envelope.to.parse()?))
        .subject(&letter.subject)
        .message_id(Some(format!("<{}@{domain}>", envelope.id)));
    if let Some(address) = &envelope.unsubscribe {
        message = message.header(Unsubscribe(format!("<{address}>"))).header(OneClick);
    }
    let parts = MultiPart::alternative()
        .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(letter.text.clone()))
        .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(letter.html.clone()));
    transport(config)?.send(message.multipart(parts)?).await?;
    Ok(())
}

fn transport(config: &MailConfig) -> Result<AsyncSmtpTransport<Tokio1Executor>, lettre::transport::smtp::Error> {
    let builder = match config.tls {
        MailTls::StartTls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&config.host)?,
        MailTls::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(&config.host)?,
        MailTls::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host),
    };
    let builder = builder.port(config.port).timeout(Some(PATIENCE));
    Ok(match (&config.user, &config.password) {
        (Some(user), Some(password)) => builder.credentials(Credentials::new(user.clone(), password.0.clone())),
        _ => builder,
    }
    .build())
}

/// `List-Unsubscribe` (RFC 2369).
#[derive(Clone)]
struct Unsubscribe(String);

/// `List-Unsubscribe-Post` (RFC 8058): one request ends it.
#[derive(Clone)]
struct OneClick;

impl Header for Unsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(value: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(value.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

impl Header for OneClick {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_value: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}
