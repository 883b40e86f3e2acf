//! Reads the observations of a replay in order of time, and encodes them.

use std::ops::ControlFlow;
use std::path::Path;

use jiff::Timestamp;
use uuid::Uuid;

use crate::encoder::{Encoder, EncoderError, Purpose};
use crate::ids::ObservationId;
use crate::intake::{
    DateReading, FileError, Mapping, NewObservation, Observation, ParseContext, Reference, Source, read_rows,
};
use crate::phenomena::Preparer;
use crate::text::Redactor;

/// How many texts are encoded between two calls of `progress`.
const BATCH: usize = 64;

/// Why a replay could not begin.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// The file cannot be read.
    #[error("cannot read the observations: {0}")]
    File(#[from] FileError),
    /// An observation cannot be used; a replay leaves none out silently.
    #[error("line {line}: {fields} cannot be used")]
    Refused {
        /// The line, from 1.
        line: u64,
        /// The fields at fault.
        fields: String,
    },
}

/// Reads the observations of a JSON Lines file in order of time, as an import would store them.
///
/// `county` is that of observations that name none. Ties are broken by the ids in the file; observations are numbered in this order.
///
/// # Errors
/// When the file cannot be read or an observation in it cannot be used.
pub fn read(path: &Path, county: Option<&str>, redactor: &Redactor) -> Result<Vec<Observation>, ReplayError> {
    let mapping = Mapping::default();
    let context = ParseContext {
        reference: Reference::embedded(),
        redactor,
        source: Source::Import,
        form_language: None,
        form_county: county,
        dates: &DateReading::default(),
        now: Timestamp::MAX,
    };
    let mut read = Vec::new();
    let mut refused = None;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read_rows(path, &name, &mapping, &mut |row, _| match row
        .outcome
        .and_then(|raw| NewObservation::parse(&raw, &context))
    {
        Ok((new, _)) => {
            read.push(new);
            ControlFlow::Continue(())
        }
        Err(faults) => {
            let fields: Vec<&str> = faults.iter().map(|fault| fault.field.name()).collect();
            refused = Some(ReplayError::Refused { line: row.line, fields: fields.join(", ") });
            ControlFlow::Break(())
        }
    })?;
    if let Some(refused) = refused {
        return Err(refused);
    }
    read.sort_by(|a, b| (a.received_at(), a.external_id()).cmp(&(b.received_at(), b.external_id())));
    let numbered = read.into_iter().zip(1u128..);
    Ok(numbered.map(|(new, number)| new.into_observation(ObservationId::from_uuid(Uuid::from_u128(number)))).collect())
}

/// Encodes the observations' texts without their places; `progress` is told how many each step did.
///
/// # Errors
/// When the encoder fails.
pub async fn encode(
    observations: &[Observation],
    preparer: &Preparer,
    encoder: &dyn Encoder,
    mut progress: impl FnMut(u64),
) -> Result<Vec<Vec<f32>>, EncoderError> {
    let mut vectors = Vec::with_capacity(observations.len());
    for batch in observations.chunks(BATCH) {
        let texts = batch.iter().map(|observation| preparer.text_to_encode(observation)).collect();
        vectors.extend(encoder.encode(texts, Purpose::Similarity).await?);
        progress(batch.len() as u64);
    }
    Ok(vectors)
}
