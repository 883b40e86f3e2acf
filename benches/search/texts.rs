//! The texts: a labelled folder, and sentences with random dates and places to reach a size.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use ilmiotutka::encoder::Encoder;
use ilmiotutka::ids::ObservationId;
use ilmiotutka::intake::{Observation, Reference, Source};
use ilmiotutka::phenomena::{Evidence, Preparer};
use ilmiotutka::replay;
use ilmiotutka::text::{Redactor, detect_language};
use jiff::{SignedDuration, Timestamp};

/// How many sentences are encoded at once.
const BATCH: usize = 256;

/// Observations with what they mean.
pub struct Texts {
    observations: Vec<Observation>,
    evidence: Vec<Arc<Evidence>>,
    names: HashMap<ObservationId, String>,
    /// The sentences with what they mean, to go round.
    sentences: Vec<(String, Arc<Evidence>)>,
}

impl Texts {
    /// Reads the observations of a labelled folder and encodes them.
    pub async fn read(folder: &Path, preparer: &Preparer, encoder: &dyn Encoder) -> anyhow::Result<Self> {
        let redactor = Redactor::sharing(preparer.analyser());
        let observations = replay::read(&folder.join("observations.jsonl"), None, &redactor)?;
        let vectors = replay::encode(&observations, preparer, encoder, |_| {}).await?;
        let evidence = observations.iter().zip(vectors).map(|(text, vector)| preparer.prepare(text, vector).evidence);
        let evidence = evidence.collect();
        let name = |text: &Observation| (text.id, text.external_id.clone().unwrap_or_default());
        let names = observations.iter().map(name).collect();
        Ok(Self { observations, evidence, names, sentences: Vec::new() })
    }

    /// Reads sentences, one a line, with their vectors where an earlier run kept them.
    pub async fn add_sentences(
        &mut self,
        path: &str,
        preparer: &Preparer,
        encoder: &dyn Encoder,
    ) -> anyhow::Result<()> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read `{path}`"))?;
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        let kept = format!("{path}.vectors");
        let vectors = match fs::read(&kept) {
            Ok(bytes) => unpack(&bytes, lines.len()),
            Err(_) => Vec::new(),
        };
        let vectors = if vectors.len() == lines.len() {
            vectors
        } else {
            let vectors = encode(&lines, preparer, encoder).await?;
            fs::write(&kept, pack(&vectors))?;
            vectors
        };
        for (line, vector) in lines.into_iter().zip(vectors) {
            let evidence = Arc::new(preparer.evidence(line, detect_language(line, None), vector));
            self.sentences.push((line.to_owned(), evidence));
        }
        Ok(())
    }

    /// Returns how many observations there are.
    pub fn len(&self) -> usize {
        self.observations.len()
    }

    /// Makes observations of sentences until there are so many.
    pub fn grow(&mut self, size: usize) {
        let places = Reference::embedded().municipalities();
        let mut random = fastrand::Rng::with_seed(20_261_126);
        while self.observations.len() < size && !self.sentences.is_empty() {
            let (text, evidence) = &self.sentences[self.observations.len() % self.sentences.len()];
            let place = &places[random.usize(..places.len())];
            let received_at =
                Timestamp::UNIX_EPOCH + SignedDuration::from_secs(random.i64(1_577_836_800..1_780_000_000));
            self.observations.push(Observation {
                id: ObservationId::new(),
                external_id: None,
                received_at,
                language: detect_language(text, None),
                text: text.clone(),
                proposal: None,
                municipality: Some(place.code.clone()),
                municipality_as_written: None,
                county: place.county.clone(),
                service_line: None,
                reporter: None,
                source: Source::Import,
            });
            self.evidence.push(Arc::clone(evidence));
        }
    }

    /// Returns the first so many observations, or all that there are.
    pub fn observations(&self, size: usize) -> &[Observation] {
        &self.observations[..size.min(self.observations.len())]
    }

    /// Returns what each observation means, in order.
    pub fn evidence(&self) -> &[Arc<Evidence>] {
        &self.evidence
    }

    /// Returns the name of an observation in the labelled folder; the id's own for a sentence.
    pub fn name(&self, id: ObservationId) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }
}

async fn encode(lines: &[&str], preparer: &Preparer, encoder: &dyn Encoder) -> anyhow::Result<Vec<Vec<f32>>> {
    let mut vectors = Vec::with_capacity(lines.len());
    for batch in lines.chunks(BATCH) {
        let cleaned = batch.iter().map(|line| preparer.clean(line, detect_language(line, None))).collect();
        vectors.extend(encoder.encode(cleaned, ilmiotutka::encoder::Purpose::Similarity).await?);
    }
    Ok(vectors)
}

fn pack(vectors: &[Vec<f32>]) -> Vec<u8> {
    vectors.iter().flatten().flat_map(|value| value.to_le_bytes()).collect()
}

fn unpack(bytes: &[u8], count: usize) -> Vec<Vec<f32>> {
    let values: Vec<f32> =
        bytes.chunks_exact(4).map(|value| f32::from_le_bytes([value[0], value[1], value[2], value[3]])).collect();
    let width = values.len() / count.max(1);
    if width == 0 { Vec::new() } else { values.chunks_exact(width).map(<[f32]>::to_vec).collect() }
}
