//! People mask more or less of an observation than the program did.
//!
//! The texts change in the database; vector, index and phenomenon follow as for an observation that has just come in,
//! except that what people decided about it stays. Nothing of a passage that was masked is left in the data directory once
//! the index is made anew, as for an erasure.

use jiff::Timestamp;

use super::{OpenError, covered};
use crate::app::App;
use crate::ids::ObservationId;
use crate::intake::Observation;
use crate::search::{self, FollowError};
use crate::store::StoreError;
use crate::text::{Language, PersonalKind};

coded!(
    /// A free text of an observation.
    Part {
        /// What was observed.
        Text = "text",
        /// What should be done.
        Proposal = "proposal",
    }
);

/// Why a text was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// There is no such observation.
    #[error("there is no such observation")]
    NoObservation,
    /// The passage is empty.
    #[error("there is no passage to mask")]
    Empty,
    /// The passage does not occur in the text.
    #[error("the passage is not in the text")]
    NotThere,
    /// No original is kept of it, or the settings hold no key.
    #[error("there is no original")]
    NoOriginal,
    /// The text cannot be laid beside its original, or has no such tag.
    #[error("the tag cannot be found in the original")]
    NoTag,
    /// The original cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database refused it; nothing was changed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It was changed, and the index will follow when it can.
    #[error(transparent)]
    Follow(#[from] FollowError),
    /// It was changed, but the index's files still hold what was there.
    #[error("the index cannot be asked to be made anew: {0}")]
    Files(#[from] std::io::Error),
}

/// Puts a tag in place of a passage, wherever it stands in a part of an observation; returns in how many places.
///
/// # Errors
/// When the passage is not there, or something refuses the change.
pub async fn mask(
    app: &App,
    id: ObservationId,
    part: Part,
    (passage, kind): (&str, PersonalKind),
    now: Timestamp,
) -> Result<usize, ChangeError> {
    let observation = observation(app, id).await?;
    let before = text_of(&observation, part);
    let (after, places) = masked(before, passage.trim(), kind, observation.language)?;
    save(app, observation, part, after, now).await?;
    Ok(places)
}

/// Puts back what a tag covers; tags are counted from 0 in a part of an observation, those side by side as one.
///
/// # Errors
/// When there is no original, the tag is not there, or something refuses the change.
pub async fn unmask(app: &App, id: ObservationId, part: Part, tag: usize, now: Timestamp) -> Result<(), ChangeError> {
    let observation = observation(app, id).await?;
    let sealer = app.sealer.as_ref().ok_or(ChangeError::NoOriginal)?;
    let sealed = app.store.original(id).await?.ok_or(ChangeError::NoOriginal)?;
    let original = sealer.open(&sealed)?;
    let typed = match part {
        Part::Text => original.text,
        Part::Proposal => original.proposal.unwrap_or_default(),
    };
    let before = text_of(&observation, part);
    let tags = covered(&typed, before, observation.language).ok_or(ChangeError::NoTag)?;
    let tag = tags.get(tag).ok_or(ChangeError::NoTag)?;
    let mut after = before.to_owned();
    after.replace_range(tag.tag.clone(), &tag.original);
    save(app, observation, part, after, now).await
}

async fn observation(app: &App, id: ObservationId) -> Result<Observation, ChangeError> {
    Ok(app.store.observation(id).await?.ok_or(ChangeError::NoObservation)?.observation)
}

fn text_of(observation: &Observation, part: Part) -> &str {
    match part {
        Part::Text => &observation.text,
        Part::Proposal => observation.proposal.as_deref().unwrap_or_default(),
    }
}

/// Masks a passage in a text; tags that are there stay as they are.
fn masked(text: &str, passage: &str, kind: PersonalKind, language: Language) -> Result<(String, usize), ChangeError> {
    if passage.is_empty() {
        return Err(ChangeError::Empty);
    }
    let tags: Vec<_> = PersonalKind::ALL
        .iter()
        .flat_map(|kind| text.match_indices(kind.tag(language)).map(|(at, tag)| at..at + tag.len()))
        .collect();
    let mut after = String::with_capacity(text.len());
    let (mut done, mut places) = (0, 0);
    for (at, found) in text.match_indices(passage) {
        if tags.iter().any(|tag| tag.start < at + found.len() && at < tag.end) {
            continue;
        }
        after.push_str(&text[done..at]);
        after.push_str(kind.tag(language));
        done = at + found.len();
        places += 1;
    }
    after.push_str(&text[done..]);
    if places == 0 { Err(ChangeError::NotThere) } else { Ok((after, places)) }
}

async fn save(
    app: &App,
    mut observation: Observation,
    part: Part,
    after: String,
    now: Timestamp,
) -> Result<(), ChangeError> {
    match part {
        Part::Text => observation.text = after,
        Part::Proposal => observation.proposal = Some(after),
    }
    app.store.change_texts(&observation, now).await?;
    search::catch_up(app).await?;
    app.index.want_rebuild()?;
    app.wake.notify_one();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, passage: &str) -> Result<(String, usize), String> {
        masked(text, passage, PersonalKind::Name, Language::Fi).map_err(|error| error.to_string())
    }

    #[test]
    fn a_passage_is_masked_wherever_it_stands() {
        let (text, places) = named("Kala-Pekka soitti. Kala-Pekka odottaa.", "Kala-Pekka").unwrap();
        assert_eq!((text.as_str(), places), ("[nimi] soitti. [nimi] odottaa.", 2));
    }

    #[test]
    fn a_tag_is_no_passage() {
        assert!(named("[nimi] soitti.", "nimi").is_err());
        let (text, _) = named("[nimi] ja nimi", "nimi").unwrap();
        assert_eq!(text, "[nimi] ja [nimi]");
        assert!(named("Soitti.", "Pekka").is_err() && named("Soitti.", "").is_err());
    }
}
