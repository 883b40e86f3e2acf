//! What is told of an alert outside: no text of an observation.

use jiff::Timestamp;

use crate::alerts::{Alert, Evidence};
use crate::app::App;
use crate::store::{Phenomenon, StoreError};
use crate::web::{Locale, phenomenon_name};

/// What is told of an alert, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// The alert's id.
    pub id: String,
    /// Why it was raised, as a code.
    pub kind: &'static str,
    /// What the phenomenon is called.
    pub name: String,
    /// The figures in a sentence.
    pub sentence: String,
    /// How many reports were counted.
    pub reports: u32,
    /// Within how many days.
    pub days: u32,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// Where to read on.
    pub address: String,
}

impl News {
    /// Tells of an alert; `public_url` is the address of the service.
    fn of(alert: &Alert, phenomenon: &Phenomenon, locale: Locale, public_url: &str) -> Self {
        let (reports, days, sentence) = match &alert.evidence {
            Evidence::Accumulation(evidence) => {
                let values = [
                    ("reports", evidence.reports.into()),
                    ("days", evidence.days.into()),
                    ("voices", evidence.voices.into()),
                ];
                (evidence.reports, evidence.days, locale.text_with("notify-accumulation", &values))
            }
            Evidence::Surge(evidence) => {
                let values = [
                    ("reports", evidence.reports.into()),
                    ("days", evidence.days.into()),
                    ("expected", ((evidence.expected * 10.0).round() / 10.0).into()),
                ];
                (evidence.reports, evidence.days, locale.text_with("notify-surge", &values))
            }
        };
        Self {
            id: alert.id.to_string(),
            kind: alert.kind.code(),
            name: phenomenon_name(locale, phenomenon),
            sentence: sentence.into_owned(),
            reports,
            days,
            raised_at: alert.raised_at,
            address: format!("{public_url}/app/alerts/{}", alert.id),
        }
    }
}

/// Tells of alerts in a language, leaving out those whose phenomenon is gone.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn news_of(app: &App, alerts: &[Alert], locale: Locale) -> Result<Vec<News>, StoreError> {
    let mut news = Vec::with_capacity(alerts.len());
    for alert in alerts {
        if let Some(phenomenon) = app.store.phenomenon(alert.phenomenon).await? {
            news.push(News::of(alert, &phenomenon, locale, &app.config.server.public_url));
        }
    }
    Ok(news)
}
