//! What observations are counted and narrowed down by.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::PhenomenonId;
use crate::intake::Reference;
use crate::phenomena::decisions::Theme;
use crate::text::Language;

coded!(
    /// A trait of observations that can be counted and chosen.
    Facet {
        /// The wellbeing services county, by its id.
        County = "county",
        /// The municipality, by its code, or by its name as written where no code is known.
        Municipality = "municipality",
        /// The service line, by its code.
        ServiceLine = "service_line",
        /// The reporter group, by its code.
        Reporter = "reporter",
        /// A theme of the phenomenon it belongs to, by its code.
        Theme = "theme",
        /// The phenomenon it belongs to, by its id.
        Phenomenon = "phenomenon",
        /// The language of the text, by its code.
        Language = "language",
    }
);

/// The themes of each phenomenon that has any.
pub type Themes = BTreeMap<PhenomenonId, Vec<Theme>>;

/// Values that were chosen: any of those of one facet, and all facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(BTreeMap<Facet, BTreeSet<String>>);

impl Chosen {
    /// Adds a value as the index writes it.
    pub fn add(&mut self, facet: Facet, value: impl Into<String>) {
        self.0.entry(facet).or_default().insert(value.into());
    }

    /// Returns these values and one more.
    #[must_use]
    pub fn with(mut self, facet: Facet, value: impl Into<String>) -> Self {
        self.add(facet, value);
        self
    }

    /// Returns the values of a facet, in order.
    pub fn of(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.0.get(&facet).into_iter().flatten().map(String::as_str)
    }

    /// Returns the first value of a facet.
    pub fn first(&self, facet: Facet) -> Option<&str> {
        self.of(facet).next()
    }

    /// Returns each facet that has values, with them.
    pub fn all(&self) -> impl Iterator<Item = (Facet, &BTreeSet<String>)> {
        self.0.iter().map(|(facet, values)| (*facet, values))
    }

    /// Forgets the values of a facet.
    pub fn forget(&mut self, facet: Facet) {
        self.0.remove(&facet);
    }
}

impl Facet {
    /// Reads a value by its code or by its name in any of the languages; `None` if nobody knows it.
    pub fn read(self, value: &str, reference: &Reference) -> Option<String> {
        let value = value.trim();
        Some(match self {
            Self::County => reference.county(value)?.id.clone(),
            Self::Municipality => reference.municipality(value)?.code.clone(),
            Self::ServiceLine => reference.service_line(value)?.code().to_owned(),
            Self::Reporter => reference.reporter_group(value)?.code().to_owned(),
            Self::Theme => reference.theme(value)?.id.clone(),
            Self::Phenomenon => value.parse::<PhenomenonId>().ok()?.to_string(),
            Self::Language => language(value)?.code().to_owned(),
        })
    }
}

/// Reads a language by its code or by its name in Finnish, Swedish or English.
fn language(value: &str) -> Option<Language> {
    match value.to_lowercase().as_str() {
        "fi" | "suomi" | "finska" | "finnish" => Some(Language::Fi),
        "sv" | "ruotsi" | "svenska" | "swedish" => Some(Language::Sv),
        "other" | "muu" | "annat" => Some(Language::Other),
        _ => None,
    }
}
