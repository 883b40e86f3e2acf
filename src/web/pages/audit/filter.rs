//! Which lines are asked for.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::access::AuditAction;
use crate::store::AuditFilter;

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AuditAddress {
    /// Part of a name.
    pub who: String,
    /// The code of an action.
    pub action: String,
    /// Part of an address.
    pub subject: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// The page.
    pub page: String,
}

impl AuditAddress {
    /// Reads the filter; what cannot be read is passed over.
    pub fn filter(&self, time_zone: &TimeZone) -> AuditFilter {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let start_of = |day: Date| time_zone.to_timestamp(day.to_datetime(Time::midnight())).ok();
        let day = |text: &str| text.trim().parse::<Date>().ok();
        AuditFilter {
            who: given(&self.who),
            action: AuditAction::from_code(&self.action),
            subject: given(&self.subject),
            from: day(&self.from).and_then(start_of),
            before: day(&self.to).and_then(|day| day.tomorrow().ok()).and_then(start_of),
        }
    }

    /// Returns what was asked for as it stands after the `?`, without the page.
    pub fn kept(&self) -> String {
        let pairs = [
            ("who", &self.who),
            ("action", &self.action),
            ("subject", &self.subject),
            ("from", &self.from),
            ("to", &self.to),
        ];
        let given: Vec<(&str, &String)> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_urlencoded::to_string(given).unwrap_or_default()
    }
}
