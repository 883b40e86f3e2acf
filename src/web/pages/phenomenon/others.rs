//! The other phenomena, to choose from, and reports as the pages of decisions show them.

use std::collections::HashMap;

use crate::app::App;
use crate::ids::PhenomenonId;
use crate::phenomena;
use crate::store::{Member, PhenomenonOverview, PhenomenonState};
use crate::web::field::Choice;
use crate::web::views::{self, Report};
use crate::web::{Locale, Page, WebError, choices};

/// How many reports of a side are shown.
pub const SHOWN: usize = 100;

/// How many phenomena are listed when there are too many to choose from.
pub const LISTED: usize = 20;

/// How many phenomena are not too many to choose from.
const MOST: usize = 60;

/// Phenomena to choose from.
pub struct Others {
    /// Those that are listed, by name.
    pub choices: Vec<Choice>,
    /// Whether there are more.
    pub is_cut: bool,
    /// What names were looked for; empty for no search.
    pub sought: String,
}

impl Others {
    /// Finds the phenomena that take observations in, but some. Of too many, those whose name holds what is sought
    /// are listed; without a search those of `near`, and the largest until there are [`LISTED`].
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn find(
        app: &App,
        locale: Locale,
        but: &[PhenomenonId],
        near: &[PhenomenonId],
        sought: &str,
    ) -> Result<Self, WebError> {
        let all = app.phenomena().await?;
        let is_other = |overview: &&PhenomenonOverview| {
            overview.phenomenon.state == PhenomenonState::Active && !but.contains(&overview.phenomenon.id)
        };
        let others: Vec<&PhenomenonOverview> = all.iter().filter(is_other).collect();
        let is_cut = others.len() > MOST;
        let listed = if is_cut { listed(others, locale, near, sought.trim()) } else { others };
        let mut choices: Vec<Choice> = listed.into_iter().map(|overview| choice(locale, overview)).collect();
        choices::sort_by_name(locale, &mut choices, |choice| choice.label.clone());
        Ok(Self { choices, is_cut, sought: sought.trim().to_owned() })
    }
}

/// Returns the phenomena nearest to one; none while nothing can be compared.
pub async fn near(app: &App, phenomenon: PhenomenonId) -> Result<Vec<PhenomenonId>, WebError> {
    let Some(grouping) = views::grouping_soon(app).await else { return Ok(Vec::new()) };
    let near = tokio::task::spawn_blocking(move || phenomena::nearest_phenomena(&grouping.radar, phenomenon, LISTED));
    Ok(near.await?.into_iter().map(|near| near.phenomenon).collect())
}

/// Shows a member with its whole text.
pub fn report(app: &App, page: &Page, member: &Member) -> Report {
    let observation = &member.stored.observation;
    let whole = views::masked(&observation.text, observation.language);
    Report::new(page, app.reference, observation).pieces(whole)
}

fn listed<'o>(
    mut others: Vec<&'o PhenomenonOverview>,
    locale: Locale,
    near: &[PhenomenonId],
    sought: &str,
) -> Vec<&'o PhenomenonOverview> {
    let sought = sought.to_lowercase();
    let is_sought = |overview: &&PhenomenonOverview| {
        views::phenomenon_name(locale, &overview.phenomenon).to_lowercase().contains(&sought)
    };
    others.retain(is_sought);
    let places: HashMap<PhenomenonId, usize> = near.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    others.sort_by_key(|overview| {
        let place = places.get(&overview.phenomenon.id).copied().unwrap_or(usize::MAX);
        (place, std::cmp::Reverse(overview.members), overview.phenomenon.id)
    });
    others.truncate(LISTED);
    others
}

fn choice(locale: Locale, overview: &PhenomenonOverview) -> Choice {
    Choice {
        value: overview.phenomenon.id.to_string(),
        label: format!("{} ({})", views::phenomenon_name(locale, &overview.phenomenon), overview.members),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::store::{Curation, Keywords, NamedBy, Phenomenon};

    /// Makes as many phenomena, each larger than the one before.
    fn phenomena(count: u64) -> Vec<PhenomenonOverview> {
        let phenomenon = |number: u64| Phenomenon {
            id: PhenomenonId::new(),
            name_fi: Some(format!("Jono {number}")),
            name_sv: None,
            named_by: NamedBy::Machine,
            keywords: Keywords::default(),
            quote: None,
            state: PhenomenonState::Active,
            first_seen: Timestamp::UNIX_EPOCH,
            created_at: Timestamp::UNIX_EPOCH,
            updated_at: Timestamp::UNIX_EPOCH,
            curation: Curation::default(),
        };
        let overview = |members| PhenomenonOverview {
            phenomenon: phenomenon(members),
            members,
            last_seen: Timestamp::UNIX_EPOCH,
            course: Vec::new(),
        };
        (1..=count).map(overview).collect()
    }

    fn sizes(listed: &[&PhenomenonOverview]) -> Vec<u64> {
        listed.iter().map(|overview| overview.members).collect()
    }

    #[test]
    fn of_too_many_the_nearest_are_listed_and_then_the_largest() {
        let all = phenomena(70);
        let near = [all[4].phenomenon.id, all[2].phenomenon.id];
        let listed = listed(all.iter().collect(), Locale::Fi, &near, "");
        assert_eq!(listed.len(), LISTED);
        assert_eq!(sizes(&listed)[..4], [5, 3, 70, 69]);
    }

    #[test]
    fn a_search_finds_any_of_them_by_its_name() {
        let all = phenomena(70);
        assert_eq!(sizes(&listed(all.iter().collect(), Locale::Fi, &[], "JONO 7")), [70, 7]);
    }
}
