//! Why the reports of a phenomenon belong together, what is near, and how far the next alert is.

use crate::alerts::{Progress, Report};
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::phenomena::{self, Frequencies, Item, Near};
use crate::store::Member;
use crate::web::{Locale, Page, WebError, views};

use super::breakdown::Share;

/// How many concepts or words are told.
const TOLD: usize = 8;

/// How many near phenomena are told.
const NEAR: usize = 4;

/// What ties the reports of a phenomenon.
pub struct Ties {
    /// What the reports speak of, in the reader's language, with how many of them do.
    pub concepts: Vec<Share>,
    /// The key words, with how many reports have them.
    pub words: Vec<Share>,
    /// The phenomena nearest to it; `None` while nothing can be compared.
    pub near: Option<Vec<Near>>,
    /// How far it is on the way to an alert.
    pub progress: Progress,
}

/// Compares the reports of a phenomenon with each other and with what is near.
///
/// While the grouping is busy, or without an encoder, the reports are analysed anew and nothing is
/// told of what is near.
///
/// # Errors
///
/// When the computation ends early.
pub async fn find(
    app: &App,
    page: &Page,
    id: PhenomenonId,
    members: &[Member],
    keywords: Vec<String>,
) -> Result<Ties, WebError> {
    let grouping = views::grouping_soon(app).await;
    let observations: Vec<_> = members.iter().rev().map(|member| member.stored.observation.clone()).collect();
    let (app, locale) = (app.clone(), page.locale());
    let ties = tokio::task::spawn_blocking(move || match grouping {
        Some(grouping) => {
            let near = phenomena::nearest_phenomena(&grouping.radar, id, NEAR);
            ties(&app, locale, &grouping.radar.members(id), &grouping.frequencies, &keywords, Some(near))
        }
        None => {
            let items: Vec<Item> =
                observations.iter().map(|observation| app.preparer.prepare(observation, Vec::new())).collect();
            ties(&app, locale, &items.iter().collect::<Vec<_>>(), &Frequencies::default(), &keywords, None)
        }
    });
    Ok(ties.await?)
}

/// `items` are the reports in order of time.
fn ties(
    app: &App,
    locale: Locale,
    items: &[&Item],
    all: &Frequencies,
    keywords: &[String],
    near: Option<Vec<Near>>,
) -> Ties {
    let share = |name: &str, has: &dyn Fn(&Item) -> bool| {
        let count = items.iter().filter(|item| has(item)).count();
        Share::of(name.to_owned(), count as u64, items.len() as u64)
    };
    let telling = views::terms(app, locale, &phenomena::telling_concepts(items, all));
    let concepts = telling.iter().map(|(id, term)| share(term, &|item| item.concepts.contains(id)));
    let words = keywords.iter().map(|word| share(word, &|item| item.words.contains(word)));
    let reports: Vec<Report<'_>> = items.iter().map(|item| Report::from(*item)).collect();
    Ties {
        concepts: concepts.take(TOLD).collect(),
        words: words.filter(|share| share.count > 0).take(TOLD).collect(),
        near,
        progress: app.config.alerts.accumulation.progress(&reports),
    }
}
