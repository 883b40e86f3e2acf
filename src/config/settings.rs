//! Settings as written: a TOML file, then the environment over it.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// What a settings file may hold; every key is optional, unknown keys are refused.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Where database, index and weights lie.
    pub data_dir: Option<PathBuf>,
    /// The HTTP server.
    pub server: ServerSettings,
    /// The database.
    pub database: DatabaseSettings,
    /// The sentence encoder.
    pub encoder: EncoderSettings,
    /// What readers see.
    pub interface: InterfaceSettings,
    /// When to propose a social report.
    pub alerts: AlertSettings,
    /// The mail server.
    pub mail: MailSettings,
    /// What accounts see.
    pub access: AccessSettings,
    /// The organisation's own sign-in.
    pub oidc: OidcSettings,
    /// What was typed before it was masked.
    pub originals: OriginalsSettings,
    /// The audit log.
    pub audit: AuditSettings,
}

/// The `[originals]` table.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OriginalsSettings {
    /// 32 random bytes in base64 with which originals are sealed; without it none are kept.
    pub key: Option<String>,
    /// For how many days they are kept.
    pub days: Option<u32>,
}

impl std::fmt::Debug for OriginalsSettings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("OriginalsSettings").field("days", &self.days).finish_non_exhaustive()
    }
}

/// The `[oidc]` table.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OidcSettings {
    /// The provider's address, exactly as it calls itself; without it there is no such sign-in.
    pub issuer: Option<String>,
    /// As what we are known there.
    pub client_id: Option<String>,
    /// What shows that it is us.
    pub client_secret: Option<String>,
    /// What it is called on the sign-in page.
    pub name: Option<String>,
    /// What is asked for besides `openid`.
    pub scopes: Option<Vec<String>>,
    /// The claim that lists groups.
    pub groups_claim: Option<String>,
    /// Whether e-mail addresses count that the provider does not call verified.
    pub trust_email: Option<bool>,
    /// What groups give, the first that somebody is in.
    pub groups: Vec<OidcGroupSettings>,
}

impl std::fmt::Debug for OidcSettings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("OidcSettings").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// An entry of `[[oidc.groups]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcGroupSettings {
    /// The group, as the claim names it.
    pub group: String,
    /// The role that it gives.
    pub role: String,
    /// The counties to which it is limited.
    pub counties: Option<Vec<String>>,
    /// The service lines to which it is limited.
    pub service_lines: Option<Vec<String>>,
    /// The municipalities to which it is limited.
    pub municipalities: Option<Vec<String>>,
}

/// The `[access]` table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AccessSettings {
    /// Counts below this are hidden from those who may not read single observations.
    pub small_counts: Option<u32>,
}

/// The `[server]` table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ServerSettings {
    /// Address and port to listen on.
    pub listen: Option<String>,
    /// The address that readers type, without a slash at the end.
    pub public_url: Option<String>,
    /// Address and port of the metrics page; none, no metrics.
    pub metrics_listen: Option<String>,
    /// Addresses and nets of the proxies whose word on the client's address is taken.
    pub trusted_proxies: Option<Vec<String>>,
    /// The header in which they tell it: `x-forwarded-for` or `forwarded`.
    pub forwarded_header: Option<String>,
    /// The sites that may show the open form within their pages, such as `https://www.example.fi`.
    pub embed_origins: Option<Vec<String>>,
}

/// The `[audit]` table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AuditSettings {
    /// For how many days lines are kept; 0, for ever.
    pub days: Option<u32>,
}

/// The `[database]` table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DatabaseSettings {
    /// `postgres://…` or `sqlite:…`; without it, a SQLite file in the data directory.
    pub url: Option<String>,
}

/// The `[encoder]` table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EncoderSettings {
    /// A directory with the weights, instead of the installed ones.
    pub directory: Option<PathBuf>,
    /// An OpenAI-compatible endpoint, instead of weights.
    pub embeddings_url: Option<String>,
    /// The endpoint's key.
    pub embeddings_key: Option<String>,
    /// The endpoint's model.
    pub embeddings_model: Option<String>,
}

/// The `[interface]` table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InterfaceSettings {
    /// `fi`, `sv` or `en`: what a reader gets whose browser asks for none of them.
    pub language: Option<String>,
    /// The county whose service this is, as an id of the reference list.
    pub county: Option<String>,
    /// Who keeps the service, for the privacy notice.
    pub controller: Option<String>,
    /// Whom to ask, for the privacy notice and the accessibility statement.
    pub contact: Option<String>,
    /// The time zone of dates without one.
    pub time_zone: Option<String>,
    /// The colour of the pages, such as `#0e5a63`.
    pub colour: Option<String>,
    /// The colour of what should be seen first.
    pub accent_colour: Option<String>,
}

/// The `[alerts]` table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AlertSettings {
    /// How many similar reports propose a social report.
    pub reports: Option<u32>,
    /// Within how many days.
    pub days: Option<u32>,
    /// From how many different senders or places.
    pub voices: Option<u32>,
    /// How many false alarms a year are put up with.
    pub false_alarms_a_year: Option<f64>,
}

/// The `[mail]` table.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailSettings {
    /// The server's name; without it, nothing is mailed.
    pub host: Option<String>,
    /// Its port.
    pub port: Option<u32>,
    /// `starttls`, `tls` or `none`.
    pub tls: Option<String>,
    /// The account there.
    pub user: Option<String>,
    /// Its password.
    pub password: Option<String>,
    /// From whom letters come, such as `Ilmiötutka <tutka@example.org>`.
    pub from: Option<String>,
}

impl std::fmt::Debug for MailSettings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("MailSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

/// Why settings could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file cannot be opened.
    #[error("cannot read settings `{path}`: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The file is not valid TOML or holds an unknown key.
    #[error("cannot understand settings `{path}`: {message}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// Line and reason.
        message: String,
    },
    /// An environment variable holds something else than its key takes.
    #[error("environment variable `{name}` is not a number: `{value}`")]
    NotANumber {
        /// The variable.
        name: &'static str,
        /// What it holds.
        value: String,
    },
}

impl Settings {
    /// Reads a settings file.
    ///
    /// # Errors
    /// When the file cannot be read, is not TOML or holds an unknown key.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| SettingsError::Unreadable { path: path.to_owned(), source })?;
        toml::from_str(&text)
            .map_err(|error| SettingsError::Invalid { path: path.to_owned(), message: error.to_string() })
    }

    /// Lays environment variables over the settings: `ILMIOTUTKA_DATA_DIR`, `ILMIOTUTKA_LISTEN`, ….
    ///
    /// # Errors
    /// When a variable that must be a number is not.
    pub fn with_environment(
        mut self,
        variable: impl Fn(&'static str) -> Option<String>,
    ) -> Result<Self, SettingsError> {
        let number = |name: &'static str, into: &mut Option<u32>| -> Result<(), SettingsError> {
            if let Some(value) = variable(name) {
                *into = Some(value.parse().map_err(|_| SettingsError::NotANumber { name, value })?);
            }
            Ok(())
        };
        number("ILMIOTUTKA_ALERT_REPORTS", &mut self.alerts.reports)?;
        number("ILMIOTUTKA_ALERT_DAYS", &mut self.alerts.days)?;
        number("ILMIOTUTKA_ALERT_VOICES", &mut self.alerts.voices)?;
        number("ILMIOTUTKA_AUDIT_DAYS", &mut self.audit.days)?;
        number("ILMIOTUTKA_MAIL_PORT", &mut self.mail.port)?;

        let text = |name: &'static str, into: &mut Option<String>| {
            if let Some(value) = variable(name) {
                *into = Some(value);
            }
        };
        text("ILMIOTUTKA_LISTEN", &mut self.server.listen);
        text("ILMIOTUTKA_PUBLIC_URL", &mut self.server.public_url);
        text("ILMIOTUTKA_METRICS_LISTEN", &mut self.server.metrics_listen);
        text("ILMIOTUTKA_FORWARDED_HEADER", &mut self.server.forwarded_header);
        text("ILMIOTUTKA_DATABASE_URL", &mut self.database.url);
        text("ILMIOTUTKA_EMBEDDINGS_URL", &mut self.encoder.embeddings_url);
        text("ILMIOTUTKA_EMBEDDINGS_KEY", &mut self.encoder.embeddings_key);
        text("ILMIOTUTKA_EMBEDDINGS_MODEL", &mut self.encoder.embeddings_model);
        text("ILMIOTUTKA_LANGUAGE", &mut self.interface.language);
        text("ILMIOTUTKA_COUNTY", &mut self.interface.county);
        text("ILMIOTUTKA_OIDC_ISSUER", &mut self.oidc.issuer);
        text("ILMIOTUTKA_OIDC_CLIENT_ID", &mut self.oidc.client_id);
        text("ILMIOTUTKA_OIDC_CLIENT_SECRET", &mut self.oidc.client_secret);
        text("ILMIOTUTKA_ORIGINALS_KEY", &mut self.originals.key);
        text("ILMIOTUTKA_MAIL_HOST", &mut self.mail.host);
        text("ILMIOTUTKA_MAIL_TLS", &mut self.mail.tls);
        text("ILMIOTUTKA_MAIL_USER", &mut self.mail.user);
        text("ILMIOTUTKA_MAIL_PASSWORD", &mut self.mail.password);
        text("ILMIOTUTKA_MAIL_FROM", &mut self.mail.from);
        if let Some(value) = variable("ILMIOTUTKA_TRUSTED_PROXIES") {
            let parts = value.split(',').map(str::trim).filter(|part| !part.is_empty());
            self.server.trusted_proxies = Some(parts.map(str::to_owned).collect());
        }
        if let Some(value) = variable("ILMIOTUTKA_DATA_DIR") {
            self.data_dir = Some(value.into());
        }
        if let Some(value) = variable("ILMIOTUTKA_ENCODER_DIR") {
            self.encoder.directory = Some(value.into());
        }
        Ok(self)
    }
}
