//! The rules of alerts: what they say, what a change would have raised, and saving it.

pub mod preview;
pub mod save;
pub mod show;

use crate::access::Right;
use crate::alerts::Rules;
use crate::web::Page;
use crate::web::fields::Fields;
use crate::web::replays::AskedFault;
use crate::web::session::SignedIn;

/// The numbers of rules as a form shows them, with what is wrong with each.
#[derive(Clone, Debug, Default)]
pub struct RuleFields {
    /// How many reports.
    pub reports: RuleField,
    /// Within how many days.
    pub days: RuleField,
    /// From how many voices.
    pub voices: RuleField,
    /// How many false alarms a year.
    pub false_alarms: RuleField,
}

/// A number as a form shows it.
#[derive(Clone, Debug, Default)]
pub struct RuleField {
    /// What was typed.
    pub value: String,
    /// What is wrong with it; empty for nothing.
    pub fault: String,
}

impl RuleField {
    /// Shows again what was typed in a field, with what is wrong with it.
    pub fn typed(page: &Page, fields: &Fields, faults: &[AskedFault], name: &str) -> Self {
        let fault = faults.iter().map(|fault| fault.field()).find(|(field, _)| *field == name);
        Self {
            value: fields.one(name).to_owned(),
            fault: fault.map(|(_, key)| page.text(key).into_owned()).unwrap_or_default(),
        }
    }
}

impl RuleFields {
    /// Shows rules.
    pub fn of(page: &Page, rules: Rules) -> Self {
        let field = |value: String| RuleField { value, fault: String::new() };
        let budget = rules.surge.false_alarms_a_year;
        let decimals = if budget.fract() == 0.0 { 0 } else { 2 };
        Self {
            reports: field(rules.accumulation.reports.to_string()),
            days: field(rules.accumulation.days.to_string()),
            voices: field(rules.accumulation.voices.to_string()),
            false_alarms: field(page.locale().decimal(budget, decimals)),
        }
    }

    /// Shows again what was typed, with what is wrong with it.
    pub fn typed(page: &Page, fields: &Fields, faults: &[AskedFault]) -> Self {
        let field = |name: &str| RuleField::typed(page, fields, faults, name);
        Self {
            reports: field("reports"),
            days: field("days"),
            voices: field("voices"),
            false_alarms: field("false_alarms"),
        }
    }
}

/// Tells whether a reader may change the rules.
pub fn may_change(user: &SignedIn) -> bool {
    user.user.role.may(Right::SetRules)
}
