//! Why the reports of a phenomenon belong together, what sets it apart from what is near, and how far the next
//! alert is.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::alerts::{AccumulationRule, Progress, Report};
use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId};
use crate::intake::Observation;
use crate::phenomena::concepts::ConceptId;
use crate::phenomena::{self, Contrast, Frequencies, Item, Near};
use crate::store::Member;
use crate::web::{Locale, Page, WebError, views};

use super::breakdown::Share;
use super::others::LISTED;

/// How many concepts or words are told.
const TOLD: usize = 8;

/// How many concepts are the most telling ones.
const KEYS: usize = 3;

/// How many concepts set a phenomenon apart from its nearest neighbour.
const CONTRASTED: usize = 4;

/// From how many reports the likest is looked for.
const COMPARED: usize = 300;

/// What ties the reports of a phenomenon.
pub struct Ties {
    /// What the reports speak of, in the reader's language, with how many of them do.
    pub concepts: Vec<Share>,
    /// The key words, with how many reports have them.
    pub words: Vec<Share>,
    /// The phenomena nearest to it; `None` while nothing can be compared.
    pub near: Option<Vec<Near>>,
    /// What sets it apart from the nearest of them.
    pub apart: Apart,
    /// How far it is on the way to an alert.
    pub progress: Progress,
    /// Where telling words stand in the texts of the reports that were asked for.
    pub marks: HashMap<ObservationId, Vec<Range<usize>>>,
    /// Where in those texts the words stand that stand for the most telling concepts.
    pub key_marks: HashMap<ObservationId, Vec<Range<usize>>>,
    /// For each report the other one that it is most like.
    pub likest: HashMap<ObservationId, ObservationId>,
}

/// A phenomenon beside its nearest neighbour, in terms of the reader's language.
#[derive(Default)]
pub struct Apart {
    /// What this one speaks of.
    pub own: Vec<String>,
    /// What the other one speaks of.
    pub theirs: Vec<String>,
    /// What both speak of.
    pub common: Vec<String>,
}

/// What is asked besides.
pub struct Wanted {
    /// The key words of the phenomenon.
    pub keywords: Vec<String>,
    /// The reports in which telling words are marked: each text is analysed anew for that.
    pub marked: BTreeSet<ObservationId>,
    /// The work group's rule.
    pub rule: AccumulationRule,
}

/// What is looked at.
struct Scene {
    app: App,
    locale: Locale,
    wanted: Wanted,
    /// The reports, oldest first.
    reports: Vec<Observation>,
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
    wanted: Wanted,
) -> Result<Ties, WebError> {
    let grouping = views::grouping_soon(app).await;
    let reports = members.iter().rev().map(|member| member.stored.observation.clone()).collect();
    let scene = Scene { app: app.clone(), locale: page.locale(), wanted, reports };
    let ties = tokio::task::spawn_blocking(move || match grouping {
        Some(grouping) => {
            let (radar, frequencies) = (&grouping.radar, &grouping.frequencies);
            let members = radar.members(id);
            let near = phenomena::nearest_phenomena(radar, id, LISTED);
            let nearest = near.first().map(|near| radar.members(near.phenomenon));
            let apart = nearest.map(|other| apart(&scene.app, scene.locale, [&members, &other], frequencies));
            Ties {
                near: Some(near),
                apart: apart.unwrap_or_default(),
                likest: likest(&members),
                ..scene.ties(&members, frequencies)
            }
        }
        None => {
            let prepare = |observation| scene.app.preparer.prepare(observation, Vec::new());
            let items: Vec<Item> = scene.reports.iter().map(prepare).collect();
            scene.ties(&items.iter().collect::<Vec<_>>(), &Frequencies::default())
        }
    });
    Ok(ties.await?)
}

impl Scene {
    /// `items` are the reports in order of time.
    fn ties(&self, items: &[&Item], all: &Frequencies) -> Ties {
        let share = |name: &str, has: &dyn Fn(&Item) -> bool| {
            let count = items.iter().filter(|item| has(item)).count();
            Share::of(name.to_owned(), count as u64, items.len() as u64)
        };
        let telling = phenomena::telling_concepts(items, all, &self.app.preparer);
        let terms = views::terms(&self.app, self.locale, &telling);
        let concepts = terms.iter().take(TOLD).map(|(id, term)| share(term, &|item| item.concepts.contains(id)));
        let words = self.wanted.keywords.iter().map(|word| share(word, &|item| item.words.contains(word)));
        let reports: Vec<Report<'_>> = items.iter().map(|item| Report::from(*item)).collect();
        let told: Vec<ConceptId> = telling.into_iter().take(TOLD).collect();
        Ties {
            concepts: concepts.collect(),
            words: words.filter(|share| share.count > 0).take(TOLD).collect(),
            near: None,
            apart: Apart::default(),
            progress: self.wanted.rule.progress(&reports),
            marks: self.marks(&told, &self.wanted.keywords),
            key_marks: self.marks(&told[..told.len().min(KEYS)], &[]),
            likest: HashMap::new(),
        }
    }

    fn marks(&self, concepts: &[ConceptId], words: &[String]) -> HashMap<ObservationId, Vec<Range<usize>>> {
        let marks = |report: &Observation| self.app.preparer.read(&report.text, report.language).marks(concepts, words);
        let marked = self.reports.iter().filter(|report| self.wanted.marked.contains(&report.id));
        marked.map(|report| (report.id, marks(report))).collect()
    }
}

/// Tells what sets the first of two phenomena apart from the second, by their reports.
pub fn apart(app: &App, locale: Locale, [one, other]: [&[&Item]; 2], all: &Frequencies) -> Apart {
    let Contrast { own, theirs, common } = phenomena::contrast(one, other, all, &app.preparer);
    let named = |ids: &[ConceptId]| -> Vec<String> {
        views::terms(app, locale, ids).into_iter().take(CONTRASTED).map(|(_, term)| term.to_owned()).collect()
    };
    Apart { own: named(&own), theirs: named(&theirs), common: named(&common) }
}

/// Returns for each report the other one that it is most like.
fn likest(members: &[&Item]) -> HashMap<ObservationId, ObservationId> {
    let compared = &members[members.len().saturating_sub(COMPARED)..];
    let likest_of = |item: &Item| {
        let others = compared.iter().filter(|other| other.id != item.id);
        let ranked = others.map(|other| (item.similarity(other), other.id));
        ranked.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, id)| id)
    };
    compared.iter().filter_map(|item| Some((item.id, likest_of(item)?))).collect()
}
