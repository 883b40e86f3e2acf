//! Working out a replay.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use anyhow::Context;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::Progress;
use super::asked::{Asked, Grouped};
use super::outcome::{Lane, Outcome, Raised};
use crate::alerts::{Alert, Marks, Rules};
use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::{self, Frequencies, Item, Preparer, propose_name};
use crate::replay;

/// What is known of the past.
struct Past {
    /// The observations up to the end of the period, in order of time.
    items: Vec<Item>,
    /// Where each is now.
    homes: HashMap<ObservationId, PhenomenonId>,
    /// The phenomena that people dismissed.
    dismissed: HashSet<PhenomenonId>,
    marks: Marks,
}

/// What a run found.
struct Run {
    alerts: Vec<Alert>,
    homes: HashMap<ObservationId, PhenomenonId>,
    /// Names of phenomena that the run found by itself.
    names: HashMap<PhenomenonId, [Option<String>; 2]>,
}

/// Works a replay out; `None` when there is no encoder.
///
/// # Errors
///
/// When the database fails or the work breaks off.
pub async fn work(app: &App, asked: &Asked, progress: Arc<Progress>) -> anyhow::Result<Option<Outcome>> {
    if app.encoder.is_err() {
        return Ok(None);
    }
    let time_zone = app.config.interface.time_zone.clone();
    let period = (start(asked.from, &time_zone)?, start(asked.to.checked_add(1.day())?, &time_zone)?);
    let past = Arc::new(past(app, period.1).await?);
    progress.total.store(past.items.len() * (1 + usize::from(asked.compared.is_some())), Ordering::Relaxed);
    let (known, preparer) = (Arc::clone(&past), app.preparer.clone());
    let (rules, compared, grouped) = (asked.rules, asked.compared, asked.grouped);
    let (first, second) = tokio::task::spawn_blocking(move || {
        let run = |rules: Rules| {
            let tick = || {
                progress.done.fetch_add(1, Ordering::Relaxed);
            };
            match grouped {
                Grouped::Now => in_present_phenomena(&known, rules, &time_zone, tick),
                Grouped::Anew => anew(&known, rules, &time_zone, &preparer, tick),
            }
        };
        (run(rules), compared.map(run))
    })
    .await?;
    outcome(app, period, &past, first, second).await.map(Some)
}

fn start(day: Date, time_zone: &TimeZone) -> anyhow::Result<Timestamp> {
    Ok(day.to_zoned_datetime(time_zone.clone()).context("a day has no beginning")?.timestamp())
}

async fn past(app: &App, end: Timestamp) -> anyhow::Result<Past> {
    let marks = app.store.surge_marks().await?;
    let grouping = phenomena::loaded(app).await?;
    let radar = &grouping.radar;
    let mut items: Vec<Item> = radar.items().iter().filter(|item| item.received_at < end).cloned().collect();
    items.sort_by_key(|item| (item.received_at, item.id));
    let homes = items.iter().filter_map(|item| Some((item.id, radar.home_of(item.id)?.0))).collect();
    let is_dismissed = |id: &PhenomenonId| radar.constraints().is_dismissed(*id);
    let dismissed = radar.phenomena().map(|(id, _)| id).filter(is_dismissed).collect();
    Ok(Past { items, homes, dismissed, marks })
}

fn in_present_phenomena(past: &Past, rules: Rules, time_zone: &TimeZone, tick: impl FnMut()) -> Run {
    let homes = past.items.iter().map(|item| (item.clone(), past.homes.get(&item.id).copied())).collect();
    let mut alerts = replay::hindsight(homes, rules, past.marks.clone(), time_zone.clone(), tick);
    alerts.retain(|alert| !past.dismissed.contains(&alert.phenomenon));
    Run { alerts, homes: past.homes.clone(), names: HashMap::new() }
}

fn anew(past: &Past, rules: Rules, time_zone: &TimeZone, preparer: &Preparer, tick: impl FnMut()) -> Run {
    let replayed = replay::run(past.items.clone(), rules, time_zone.clone(), tick);
    let radar = &replayed.radar;
    let homes = past.items.iter().filter_map(|item| Some((item.id, radar.home_of(item.id)?.0))).collect();
    let mut frequencies = Frequencies::default();
    past.items.iter().for_each(|item| frequencies.add(item));
    let name = |id: PhenomenonId, members: &[&Item]| {
        let naming = propose_name(members, &frequencies, preparer);
        (id, [Some(naming.fi), Some(naming.sv)])
    };
    let names = radar.phenomena().map(|(id, members)| name(id, &members)).collect();
    Run { alerts: replayed.alerts, homes, names }
}

async fn outcome(
    app: &App,
    (from, end): (Timestamp, Timestamp),
    past: &Past,
    first: Run,
    second: Option<Run>,
) -> anyhow::Result<Outcome> {
    let by_id: HashMap<ObservationId, &Item> = past.items.iter().map(|item| (item.id, item)).collect();
    let is_within = |time: &Timestamp| (from..end).contains(time);
    let raised = |run: &Run| -> Vec<Raised> {
        let within = run.alerts.iter().filter(|alert| is_within(&alert.raised_at));
        within.map(|alert| told(alert, &by_id)).collect()
    };
    let found = raised(&first);
    let compared = second.as_ref().map(raised);
    let mut lanes: Vec<Lane> = Vec::new();
    for alert in found.iter().chain(compared.iter().flatten()) {
        if lanes.iter().any(|lane| lane.phenomenon == alert.phenomenon) {
            continue;
        }
        let of_it = |item: &&Item| first.homes.get(&item.id) == Some(&alert.phenomenon);
        let reports = past.items.iter().filter(of_it).map(|item| item.received_at).filter(is_within).collect();
        let (names, has_page) = match first.names.get(&alert.phenomenon) {
            Some(names) => (names.clone(), false),
            None => match app.store.phenomenon(alert.phenomenon).await? {
                Some(phenomenon) => ([phenomenon.name_fi, phenomenon.name_sv], true),
                None => ([None, None], false),
            },
        };
        lanes.push(Lane { phenomenon: alert.phenomenon, names, has_page, reports });
    }
    let observations = past.items.iter().filter(|item| is_within(&item.received_at)).count();
    Ok(Outcome { raised: found, compared, lanes, observations })
}

fn told(alert: &Alert, by_id: &HashMap<ObservationId, &Item>) -> Raised {
    let voices = || alert.observations().iter().filter_map(|id| by_id.get(id)).map(|item| &item.voice);
    Raised {
        at: alert.raised_at,
        kind: alert.kind,
        phenomenon: alert.phenomenon,
        reports: alert.observations().len(),
        county: most_common(voices().filter_map(|voice| voice.county.clone())),
        service_line: most_common(voices().filter_map(|voice| voice.service_line)),
    }
}

/// Returns the value that comes most often; of several, the first in their order.
fn most_common<T: Ord + Hash>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}
