//! Settings as checked: what the program may rely on.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use palette::Srgb;

use crate::access::{LEAST_AUDIT_DAYS, OidcConfig};
use crate::alerts::{AccumulationRule, Rules, SurgeRule};
use crate::encoder::{EncoderConfig, EndpointConfig, EndpointKey};
use crate::notify::{MailConfig, MailPassword, MailTls};
use crate::originals::SealKey;
use crate::store::{Database, StoreError};

use super::oidc::oidc;
use super::server::{ServerConfig, server};
use super::settings::{EncoderSettings, MailSettings, OriginalsSettings, ServerSettings, Settings};

/// For how many days originals are kept by default: a work group meets monthly.
const ORIGINAL_DAYS: u32 = 30;

/// Below what counts are hidden by default, as statistics authorities do.
const SMALL_COUNTS: u32 = 5;

/// Two years, unless set otherwise.
const AUDIT_DAYS: u32 = 730;

/// Everything that can be set, checked once at start.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where database, index and weights lie.
    pub data_dir: PathBuf,
    /// The HTTP server.
    pub server: ServerConfig,
    /// Where the database is.
    pub database: Database,
    /// The sentence encoder.
    pub encoder: EncoderConfig,
    /// What readers see.
    pub interface: InterfaceConfig,
    /// When to propose a social report.
    pub alerts: Rules,
    /// The mail server; none, nothing is mailed.
    pub mail: Option<MailConfig>,
    /// What accounts see.
    pub access: AccessConfig,
    /// The organisation's own sign-in; none, there are passwords and links alone.
    pub oidc: Option<OidcConfig>,
    /// What was typed before it was masked.
    pub originals: OriginalsConfig,
    /// For how many days lines of the audit log are kept; none, for ever.
    pub audit_days: Option<u32>,
}

/// What was typed before it was masked.
#[derive(Clone, Debug)]
pub struct OriginalsConfig {
    /// With which it is sealed; none, it is not kept.
    pub key: Option<SealKey>,
    /// For how many days it is kept; at least 1.
    pub days: u32,
}

/// What accounts see.
#[derive(Clone, Debug)]
pub struct AccessConfig {
    /// Counts below this are hidden from those who may not read single observations; at least 2.
    pub small_counts: u32,
}

/// What readers see.
#[derive(Clone, Debug)]
pub struct InterfaceConfig {
    /// The language for readers whose browser asks for none of ours: `fi`, `sv` or `en`.
    pub language: String,
    /// The county whose service this is.
    pub county: Option<String>,
    /// Who keeps the service, for the privacy notice.
    pub controller: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The time zone of dates without one, and of what is shown.
    pub time_zone: TimeZone,
    /// The colour of the pages; none, our own.
    pub colour: Option<Srgb<u8>>,
    /// The colour of what should be seen first; none, our own.
    pub accent_colour: Option<Srgb<u8>>,
}

impl InterfaceConfig {
    /// Returns the day of a moment where the readers are.
    pub fn day_of(&self, time: Timestamp) -> Date {
        time.to_zoned_datetime(self.time_zone.clone()).date()
    }
}

/// Which setting is wrong, and why.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("setting `{key}` is `{value}`: {reason}")]
pub struct ConfigError {
    /// The key, such as `server.listen`.
    pub key: &'static str,
    /// What was written.
    pub value: String,
    /// What it must be.
    pub reason: String,
}

impl Config {
    /// Checks settings and fills in what was left out.
    ///
    /// # Errors
    /// Names the first key whose value cannot be used.
    pub fn check(settings: Settings) -> Result<Self, ConfigError> {
        let data_dir = settings.data_dir.unwrap_or_else(|| PathBuf::from("data-store"));
        let server = server(settings.server)?;
        let database = database(settings.database.url, &data_dir)?;
        let encoder = encoder(settings.encoder, &data_dir)?;
        let interface = InterfaceConfig {
            language: one_of("interface.language", settings.interface.language, &["fi", "sv", "en"])?,
            county: settings.interface.county,
            controller: settings.interface.controller,
            contact: settings.interface.contact,
            time_zone: time_zone(settings.interface.time_zone)?,
            colour: colour("interface.colour", settings.interface.colour)?,
            accent_colour: colour("interface.accent_colour", settings.interface.accent_colour)?,
        };
        let standard = AccumulationRule::default();
        let accumulation = AccumulationRule {
            reports: at_least(2, "alerts.reports", settings.alerts.reports.unwrap_or(standard.reports))?,
            days: at_least(1, "alerts.days", settings.alerts.days.unwrap_or(standard.days))?,
            voices: at_least(1, "alerts.voices", settings.alerts.voices.unwrap_or(standard.voices))?,
        };
        let surge = SurgeRule {
            false_alarms_a_year: not_negative(
                "alerts.false_alarms_a_year",
                settings.alerts.false_alarms_a_year.unwrap_or(SurgeRule::default().false_alarms_a_year),
            )?,
        };
        let alerts = Rules { accumulation, surge };
        let mail = mail(settings.mail)?;
        let access = AccessConfig {
            small_counts: at_least(2, "access.small_counts", settings.access.small_counts.unwrap_or(SMALL_COUNTS))?,
        };
        let oidc = oidc(settings.oidc)?;
        let originals = originals(settings.originals)?;
        let audit_days = match settings.audit.days.unwrap_or(AUDIT_DAYS) {
            0 => None,
            days => Some(at_least(LEAST_AUDIT_DAYS, "audit.days", days)?),
        };
        Ok(Self { data_dir, server, database, encoder, interface, alerts, mail, access, oidc, originals, audit_days })
    }

    /// Makes a configuration for a test: everything under `data_dir`, a free port on loopback.
    pub fn for_tests(data_dir: &Path) -> Self {
        let settings = Settings {
            data_dir: Some(data_dir.to_owned()),
            server: ServerSettings {
                listen: Some("127.0.0.1:0".to_owned()),
                public_url: Some("http://127.0.0.1".to_owned()),
                ..ServerSettings::default()
            },
            ..Settings::default()
        };
        Self::check(settings).expect("the settings above are valid")
    }

    /// Returns the directory of the search index.
    pub fn index_dir(&self) -> PathBuf {
        self.data_dir.join("index")
    }

    /// Returns the directory of uploaded files that wait to be imported.
    pub fn uploads_dir(&self) -> PathBuf {
        self.data_dir.join("uploads")
    }

    /// Returns the directory of installed models.
    pub fn models_dir(&self) -> PathBuf {
        self.data_dir.join("models")
    }
}

pub(super) fn fault(key: &'static str, value: impl Into<String>, reason: impl Into<String>) -> ConfigError {
    ConfigError { key, value: value.into(), reason: reason.into() }
}

pub(super) fn web_address(key: &'static str, url: String) -> Result<String, ConfigError> {
    if url.starts_with("http://") || url.starts_with("https://") {
        Ok(url.trim_end_matches('/').to_owned())
    } else {
        Err(fault(key, url, "must begin with http:// or https://"))
    }
}

fn database(url: Option<String>, data_dir: &Path) -> Result<Database, ConfigError> {
    match url {
        None => Ok(Database::in_data_dir(data_dir)),
        Some(url) => url.parse().map_err(|error: StoreError| fault("database.url", "…", error.to_string())),
    }
}

fn encoder(settings: EncoderSettings, data_dir: &Path) -> Result<EncoderConfig, ConfigError> {
    let mut config = EncoderConfig::installed(data_dir.join("models"));
    config.hugging_face_dir = settings.directory;
    if let Some(url) = settings.embeddings_url {
        let url = web_address("encoder.embeddings_url", url)?;
        let model = settings.embeddings_model.unwrap_or_else(|| "multilingual-e5-small".to_owned());
        let mut endpoint = EndpointConfig::new(url, model);
        endpoint.key = settings.embeddings_key.map(EndpointKey::new);
        config.endpoint = Some(endpoint);
    }
    Ok(config)
}

fn mail(settings: MailSettings) -> Result<Option<MailConfig>, ConfigError> {
    let Some(host) = settings.host.filter(|host| !host.is_empty()) else { return Ok(None) };
    let tls = one_of("mail.tls", settings.tls, &[MailTls::StartTls.code(), MailTls::Tls.code(), MailTls::None.code()])?;
    let tls = MailTls::from_code(&tls).expect("it is one of the three above");
    let standard = match tls {
        MailTls::StartTls => 587,
        MailTls::Tls => 465,
        MailTls::None => 25,
    };
    let port = settings.port.unwrap_or(standard);
    let port = u16::try_from(port).ok().filter(|port| *port > 0);
    let from = settings.from.unwrap_or_default();
    Ok(Some(MailConfig {
        host,
        port: port.ok_or_else(|| fault("mail.port", "…", "must be from 1 to 65535"))?,
        tls,
        user: settings.user,
        password: settings.password.map(MailPassword::new),
        from: from
            .parse()
            .map_err(|_| fault("mail.from", from.clone(), "must be an e-mail address, with or without a name"))?,
    }))
}

pub(super) fn one_of(key: &'static str, value: Option<String>, accepted: &[&str]) -> Result<String, ConfigError> {
    let value = value.unwrap_or_else(|| accepted[0].to_owned());
    if accepted.contains(&value.as_str()) {
        Ok(value)
    } else {
        Err(fault(key, value, format!("must be one of {}", accepted.join(", "))))
    }
}

fn time_zone(name: Option<String>) -> Result<TimeZone, ConfigError> {
    let name = name.unwrap_or_else(|| "Europe/Helsinki".to_owned());
    TimeZone::get(&name).map_err(|_| fault("interface.time_zone", name, "must be an IANA name such as Europe/Helsinki"))
}

fn colour(key: &'static str, value: Option<String>) -> Result<Option<Srgb<u8>>, ConfigError> {
    let read = |value: String| match value.strip_prefix('#').map(str::parse) {
        Some(Ok(colour)) => Ok(colour),
        _ => Err(fault(key, value, "must be a colour such as #0e5a63")),
    };
    value.map(read).transpose()
}

fn at_least(least: u32, key: &'static str, value: u32) -> Result<u32, ConfigError> {
    if value >= least { Ok(value) } else { Err(fault(key, value.to_string(), format!("must be at least {least}"))) }
}

fn originals(settings: OriginalsSettings) -> Result<OriginalsConfig, ConfigError> {
    let key = settings.key.map(|key| SealKey::parse(&key)).transpose();
    // The value is a secret: a wrong one is not shown either.
    let key = key.map_err(|error| fault("originals.key", "…".to_owned(), error.to_string()))?;
    let days = at_least(1, "originals.days", settings.days.unwrap_or(ORIGINAL_DAYS))?;
    Ok(OriginalsConfig { key, days })
}

fn not_negative(key: &'static str, value: f64) -> Result<f64, ConfigError> {
    if value.is_finite() && value >= 0.0 { Ok(value) } else { Err(fault(key, value.to_string(), "must be 0 or more")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> Settings {
        toml::from_str(text).expect("valid settings")
    }

    #[test]
    fn empty_settings_give_a_service_on_loopback_with_sqlite() {
        let config = Config::check(Settings::default()).unwrap();
        assert!(config.server.listen.ip().is_loopback());
        assert_eq!(config.database, Database::in_data_dir(Path::new("data-store")));
        assert_eq!(config.interface.time_zone.iana_name(), Some("Europe/Helsinki"));
        assert_eq!(config.alerts.accumulation, AccumulationRule { reports: 3, days: 365, voices: 2 });
    }

    #[test]
    fn a_bad_value_names_its_key() {
        for (text, key) in [
            ("[server]\nlisten = \"everywhere\"", "server.listen"),
            ("[server]\npublic_url = \"tutka.example\"", "server.public_url"),
            ("[database]\nurl = \"mysql://x\"", "database.url"),
            ("[interface]\nlanguage = \"no\"", "interface.language"),
            ("[interface]\ntime_zone = \"Mars\"", "interface.time_zone"),
            ("[interface]\ncolour = \"green\"", "interface.colour"),
            ("[interface]\naccent_colour = \"#12345\"", "interface.accent_colour"),
            ("[alerts]\nreports = 1", "alerts.reports"),
            ("[mail]\nhost = \"localhost\"", "mail.from"),
            ("[mail]\nhost = \"localhost\"\nfrom = \"a@example.org\"\nport = 0", "mail.port"),
            ("[mail]\nhost = \"localhost\"\nfrom = \"a@example.org\"\ntls = \"perhaps\"", "mail.tls"),
            ("[server]\ntrusted_proxies = [\"10.0.0.0/8\", \"proxy\"]", "server.trusted_proxies"),
            ("[server]\ntrusted_proxies = [\"0.0.0.0/0\"]", "server.trusted_proxies"),
            ("[server]\nforwarded_header = \"via\"", "server.forwarded_header"),
            ("[server]\nembed_origins = [\"https://www.example.fi/\"]", "server.embed_origins"),
            ("[server]\nembed_origins = [\"*\"]", "server.embed_origins"),
            ("[audit]\ndays = 29", "audit.days"),
            ("[alerts]\nfalse_alarms_a_year = -1.0", "alerts.false_alarms_a_year"),
        ] {
            assert_eq!(Config::check(settings(text)).unwrap_err().key, key, "{text}");
        }
    }

    #[test]
    fn the_audit_log_is_kept_for_two_years_or_as_long_as_is_set() {
        let days = |text: &str| Config::check(settings(text)).unwrap().audit_days;
        assert_eq!(days(""), Some(730));
        assert_eq!(days("[audit]\ndays = 30"), Some(30));
        assert_eq!(days("[audit]\ndays = 0"), None);
    }

    #[test]
    fn an_unknown_key_is_refused() {
        assert!(toml::from_str::<Settings>("colour = 1").is_err());
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let from_environment = settings("[server]\nlisten = \"127.0.0.1:1\"")
            .with_environment(|name| (name == "ILMIOTUTKA_LISTEN").then(|| "127.0.0.1:2".to_owned()))
            .unwrap();
        assert_eq!(Config::check(from_environment).unwrap().server.listen.port(), 2);
    }

    #[test]
    fn secrets_stay_out_of_logs() {
        let config = Config::check(settings("[database]\nurl = \"postgres://a:hush@b/c\"")).unwrap();
        assert!(!format!("{config:?}").contains("hush"));
    }
}
