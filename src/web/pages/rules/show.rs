//! The rules in plain language, with a form to try others.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::{RuleFields, may_change};
use crate::alerts::Rules;
use crate::app::App;
use crate::store::StoredRules;
use crate::web::session::SignedIn;
use crate::web::views::Authors;
use crate::web::{Page, WebError, render};

/// How many earlier rules are shown.
const SHOWN: u32 = 20;

/// What the address asks for.
#[derive(Deserialize)]
pub struct Wish {
    /// Set when rules were just saved.
    #[serde(default)]
    saved: String,
}

/// Rules that were saved.
struct Saved {
    when: String,
    who: String,
    what: String,
    reason: String,
    rules: RuleFields,
}

#[derive(Template)]
#[template(path = "rules.html")]
pub(super) struct RulesPage {
    page: Page,
    rules: Rules,
    budget: String,
    fields: RuleFields,
    saved: Vec<Saved>,
    is_saved: bool,
    may_change: bool,
    fault: String,
    reason: String,
}

/// Shows the rules.
pub async fn show(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let rules = app.rules().await?;
    let fields = RuleFields::of(&page, rules);
    let mut shown = build(&app, page, &user, fields).await?;
    shown.is_saved = !wish.saved.is_empty();
    render(&shown)
}

/// Puts the page together with what stands in the form.
///
/// # Errors
///
/// When the database cannot be read.
pub(super) async fn build(app: &App, page: Page, user: &SignedIn, fields: RuleFields) -> Result<RulesPage, WebError> {
    let rules = app.rules().await?;
    let authors = Authors::read(app).await?;
    let history = app.store.alert_rules_history(SHOWN).await?;
    let saved = history.into_iter().map(|saved| row(&page, saved, &authors)).collect();
    Ok(RulesPage {
        budget: RuleFields::of(&page, rules).false_alarms.value,
        rules,
        fields,
        saved,
        is_saved: false,
        may_change: may_change(user),
        fault: String::new(),
        reason: String::new(),
        page,
    })
}

impl RulesPage {
    /// Tells why the rules were not saved, and shows the reason again that was typed.
    pub(super) fn refused(self, key: &str, reason: &str) -> Self {
        Self { fault: self.page.text(key).into_owned(), reason: reason.to_owned(), ..self }
    }
}

fn row(page: &Page, saved: StoredRules, authors: &Authors) -> Saved {
    let rules = RuleFields::of(page, saved.rules);
    let values = [
        ("reports", saved.rules.accumulation.reports.into()),
        ("days", saved.rules.accumulation.days.into()),
        ("voices", saved.rules.accumulation.voices.into()),
        ("budget", rules.false_alarms.value.clone().into()),
    ];
    Saved {
        when: page.date_time(saved.at),
        who: authors.name(page, saved.by),
        what: page.text_with("rules-in-short", &values).into_owned(),
        reason: saved.reason.unwrap_or_default(),
        rules,
    }
}
