//! How little the order of arrival matters: the same observations in other orders, and what becomes of them.
//!
//! Observations of one day may come in any order, a file may bring all at once, and a large store regroups
//! at night only. Each such run is compared with the ordered one by the adjusted Rand index: 1 is the same
//! groups. An observation in no phenomenon is a group of its own.

use std::fmt;
use std::path::Path;

use jiff::tz::TimeZone;
use serde::Serialize;
use uuid::Uuid;

use super::clusters::adjusted_rand_of;
use super::run_folder::RunError;
use crate::alerts::Rules;
use crate::encoder::Encoder;
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::{GroupingParams, Item, Preparer, Radar};
use crate::replay;
use crate::text::Redactor;

/// How many random orders within equal dates are tried.
const ORDERS: u64 = 10;

/// The agreement of other orders with the ordered run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Orders {
    /// Random orders within equal dates.
    pub within_days: Vec<f64>,
    /// Everything at once, newest first, with one regroup at the end.
    pub at_once: f64,
    /// Everything in order without any regroup.
    pub joining_alone: f64,
}

impl Orders {
    /// Returns the least agreement of those that end in a regroup.
    pub fn least(&self) -> f64 {
        self.within_days.iter().copied().fold(self.at_once, f64::min)
    }
}

impl fmt::Display for Orders {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for agreement in &self.within_days {
            writeln!(formatter, "order_within_days {agreement:.4}")?;
        }
        writeln!(formatter, "at_once {:.4}", self.at_once)?;
        write!(formatter, "joining_alone {:.4}", self.joining_alone)
    }
}

/// Reads and encodes the observations of a folder and runs them in other orders.
///
/// # Errors
/// When the observations cannot be read or the encoder fails.
pub async fn orders_of_folder(
    folder: &Path,
    encoder: &dyn Encoder,
    preparer: &Preparer,
    time_zone: &TimeZone,
) -> Result<Orders, RunError> {
    let redactor = Redactor::sharing(preparer.analyser());
    let observations = replay::read(&folder.join("observations.jsonl"), None, &redactor)?;
    let vectors = replay::encode(&observations, preparer, encoder, |_| {}).await?;
    let prepared = observations.iter().zip(vectors).map(|(observation, vector)| preparer.prepare(observation, vector));
    Ok(agreement_of_orders(&prepared.collect::<Vec<_>>(), time_zone))
}

/// Runs observations, which must be in order of time, in other orders; days begin at midnight in `time_zone`.
fn agreement_of_orders(items: &[Item], time_zone: &TimeZone) -> Orders {
    let replayed = |items: Vec<Item>| replay::run(items, Rules::default(), time_zone.clone(), || {}).radar;
    let ordered = groups(&replayed(items.to_vec()), items);
    let agreement = |radar: &Radar| adjusted_rand_of(&ordered, &groups(radar, items));

    let day = |item: &Item| item.received_at.to_zoned_datetime(time_zone.clone()).date();
    let within_days = (1..=ORDERS).map(|seed| {
        let mut shuffled: Vec<(_, u64, &Item)> =
            items.iter().map(|item| (day(item), lot(item.id.uuid(), seed), item)).collect();
        shuffled.sort_by_key(|&(day, lot, _)| (day, lot));
        agreement(&replayed(shuffled.into_iter().map(|(.., item)| item.clone()).collect()))
    });
    let within_days = within_days.collect();

    let mut at_once = empty_radar();
    items.iter().rev().for_each(|item| drop(at_once.arrive(item.clone())));
    at_once.regroup();
    let mut joining_alone = empty_radar();
    items.iter().for_each(|item| drop(joining_alone.arrive(item.clone())));
    Orders { within_days, at_once: agreement(&at_once), joining_alone: agreement(&joining_alone) }
}

fn empty_radar() -> Radar {
    let mut numbers = 1u128..;
    let next = move || PhenomenonId::from_uuid(Uuid::from_u128(numbers.next().unwrap_or_default()));
    Radar::new(GroupingParams::standard(), next)
}

/// Returns the phenomenon of each item, or the item as a group of its own.
fn groups(radar: &Radar, items: &[Item]) -> Vec<Result<PhenomenonId, ObservationId>> {
    items.iter().map(|item| radar.home_of(item.id).map(|(id, _)| id).ok_or(item.id)).collect()
}

/// A number that looks random and is the same in every run.
fn lot(id: Uuid, seed: u64) -> u64 {
    let bytes = id.as_u128().to_le_bytes().into_iter().chain(seed.to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
