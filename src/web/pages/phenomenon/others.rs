//! The other phenomena, to choose from, and reports as the pages of decisions show them.

use crate::app::App;
use crate::ids::PhenomenonId;
use crate::store::{Member, PhenomenonState};
use crate::web::field::Choice;
use crate::web::views::{self, Report};
use crate::web::{Locale, Page, WebError, choices};

/// How many reports of a side are shown.
pub const SHOWN: usize = 100;

/// Returns the phenomena that take observations in, but one, by name.
pub async fn choices(app: &App, locale: Locale, but: PhenomenonId) -> Result<Vec<Choice>, WebError> {
    let active = app.store.phenomena(Some(PhenomenonState::Active)).await?.into_iter();
    let others = active.filter(|overview| overview.phenomenon.id != but);
    let mut choices: Vec<Choice> = others
        .map(|overview| Choice {
            value: overview.phenomenon.id.to_string(),
            label: format!("{} ({})", views::phenomenon_name(locale, &overview.phenomenon), overview.members),
        })
        .collect();
    choices::sort_by_name(locale, &mut choices, |choice| choice.label.clone());
    Ok(choices)
}

/// Shows a member with its whole text.
pub fn report(app: &App, page: &Page, member: &Member) -> Report {
    let observation = &member.stored.observation;
    let whole = views::masked(&observation.text, observation.language);
    Report::new(page, app.reference, observation).pieces(whole)
}
