//! Writes what a replay found: the three files of the contract, one JSON object a line.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use crate::alerts::{AlertKind, Evidence};
use crate::ids::{ObservationId, PhenomenonId};
use crate::intake::Observation;
use crate::phenomena::{Frequencies, Preparer, propose_name};
use crate::text::Language;

use super::Replayed;

/// A line of `assignments.jsonl`.
#[derive(Debug, PartialEq, Serialize)]
pub struct AssignmentLine {
    /// The observation's id in the input.
    pub id: String,
    /// The language that was detected.
    pub lang: Language,
    /// The phenomenon, or nothing while alone or in a pair.
    pub phenomenon: Option<String>,
    /// How surely it belongs there, 0 to 1.
    pub score: Option<f32>,
}

/// A line of `phenomena.jsonl`.
#[derive(Debug, PartialEq, Serialize)]
pub struct PhenomenonLine {
    /// The phenomenon's id.
    pub id: String,
    /// The proposed Finnish name.
    pub name_fi: String,
    /// The proposed Swedish name.
    pub name_sv: String,
    /// Telling words in base form.
    pub keywords: Vec<String>,
    /// The observations' ids in the input, in order of time.
    pub members: Vec<String>,
    /// When the first of them was made.
    pub first_seen: Timestamp,
}

/// A line of `alerts.jsonl`.
#[derive(Debug, PartialEq, Serialize)]
pub struct AlertLine {
    /// The time of the report that raised it.
    pub at: Timestamp,
    /// Why it was raised.
    pub kind: AlertKind,
    /// The phenomenon's id.
    pub phenomenon: String,
    /// The observations' ids in the input, in order of time.
    pub observations: Vec<String>,
    /// The figures that raised it.
    pub evidence: Evidence,
}

/// Turns a replay's result into lines; the ids in them are the observations' external ids.
pub fn lines(
    replayed: &Replayed,
    observations: &[Observation],
    preparer: &Preparer,
) -> (Vec<AssignmentLine>, Vec<PhenomenonLine>, Vec<AlertLine>) {
    let external: HashMap<ObservationId, &str> = observations
        .iter()
        .map(|observation| (observation.id, observation.external_id.as_deref().unwrap_or_default()))
        .collect();
    let radar = &replayed.radar;
    let assignments = radar.items().iter().map(|item| {
        let home = radar.home_of(item.id);
        AssignmentLine {
            id: external[&item.id].to_owned(),
            lang: item.language,
            phenomenon: home.map(|(id, _)| short(id)),
            score: home.map(|(_, score)| score),
        }
    });
    let mut frequencies = Frequencies::default();
    radar.items().iter().for_each(|item| frequencies.add(item));
    let phenomena = radar.phenomena().filter_map(|(id, members)| {
        let naming = propose_name(&members, &frequencies, preparer);
        Some(PhenomenonLine {
            id: short(id),
            name_fi: naming.fi,
            name_sv: naming.sv,
            keywords: naming.keywords_fi.into_iter().chain(naming.keywords_sv).collect(),
            first_seen: members.first()?.received_at,
            members: members.iter().map(|item| external[&item.id].to_owned()).collect(),
        })
    });
    let alerts = replayed.alerts.iter().map(|alert| AlertLine {
        at: alert.raised_at,
        kind: alert.kind,
        phenomenon: short(alert.phenomenon),
        observations: alert.observations().iter().map(|id| external[id].to_owned()).collect(),
        evidence: alert.evidence.clone(),
    });
    (assignments.collect(), phenomena.collect(), alerts.collect())
}

/// Writes `assignments.jsonl`, `phenomena.jsonl` and `alerts.jsonl` into a directory, making it if need be.
///
/// # Errors
/// When the directory cannot be made or a file cannot be written.
pub fn write(
    directory: &Path,
    replayed: &Replayed,
    observations: &[Observation],
    preparer: &Preparer,
) -> io::Result<()> {
    let (assignments, phenomena, alerts) = lines(replayed, observations, preparer);
    fs::create_dir_all(directory)?;
    write_lines(&directory.join("assignments.jsonl"), &assignments)?;
    write_lines(&directory.join("phenomena.jsonl"), &phenomena)?;
    write_lines(&directory.join("alerts.jsonl"), &alerts)
}

fn write_lines<T: Serialize>(path: &Path, lines: &[T]) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for line in lines {
        serde_json::to_writer(&mut file, line)?;
        file.write_all(b"\n")?;
    }
    file.flush()
}

/// Returns the short form of an id that a replay has numbered: `P1`, `P2`, ….
fn short(id: PhenomenonId) -> String {
    format!("P{}", id.uuid().as_u128())
}
