//! What people said of a phenomenon, and the forms in which they say it.

use super::themes;
use crate::app::App;
use crate::ids::{DecisionId, PhenomenonId};
use crate::phenomena::decisions::{DecisionKind, DescriptionFault, Facet, Recorded, Theme};
use crate::phenomena::{NameFault, NoteFault};
use crate::store::Phenomenon;
use crate::web::field::{Field, any_fault};
use crate::web::{Page, WebError, decision_kind, views};

/// The fields as somebody typed them, with what is wrong with them.
pub struct Typed {
    /// The names in Finnish and Swedish.
    pub names: (String, String, Vec<NameFault>),
    /// The descriptions in Finnish and Swedish; `None` for those that are stored.
    pub description: Option<(String, String, Vec<DescriptionFault>)>,
    /// A note that was not kept, and why.
    pub note: Option<(String, NoteFault)>,
}

/// What people said, and the forms.
pub struct Curation {
    /// The description in the reader's language, else in the other, with its language.
    pub description: Option<(String, &'static str)>,
    /// The themes in words.
    pub themes: Vec<String>,
    /// The names.
    pub names: [Field; 2],
    /// The descriptions.
    pub descriptions: [Field; 2],
    /// All themes: code, name, and whether it is chosen.
    pub boxes: Vec<(&'static str, String, bool)>,
    /// Whether it never fades.
    pub is_pinned: bool,
    /// The decision that pinned it, which can be undone, and what it was: a merge passes a pin on.
    pub pinning: Option<(DecisionId, String)>,
    /// The decision that dismissed it, which can be undone.
    pub dismissal: Option<DecisionId>,
}

impl Typed {
    /// Takes what is stored.
    pub fn of(phenomenon: &Phenomenon) -> Self {
        let name = |name: &Option<String>| name.clone().unwrap_or_default();
        Self {
            names: (name(&phenomenon.name_fi), name(&phenomenon.name_sv), Vec::new()),
            description: None,
            note: None,
        }
    }
}

impl Curation {
    /// Gathers it.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub async fn read(app: &App, page: &Page, phenomenon: &Phenomenon, typed: &Typed) -> Result<Self, WebError> {
        let decisions = app.store.decisions_about(phenomenon.id.uuid()).await?;
        let mut standing = decisions.iter().filter(|decision| decision.stands());
        let dismissal = standing.clone().find(|decision| decision.decision.kind() == DecisionKind::Dismiss);
        let pinning = standing.find(|decision| pins(decision, phenomenon.id));
        let curation = &phenomenon.curation;
        let (fi, sv) = (curation.description.fi(), curation.description.sv());
        let chosen = |theme: Theme| curation.themes.contains(&theme);
        Ok(Self {
            description: views::description(page.locale(), phenomenon),
            themes: curation.themes.iter().map(|&theme| themes::name(page, theme)).collect(),
            names: name_fields(page, typed),
            descriptions: description_fields(page, typed, (fi, sv)),
            boxes: Theme::ALL.iter().map(|&theme| (theme.code(), themes::name(page, theme), chosen(theme))).collect(),
            is_pinned: curation.is_pinned,
            pinning: pinning
                .filter(|_| curation.is_pinned)
                .map(|decision| (decision.id, page.text(decision_kind(decision.decision.kind())).into_owned())),
            dismissal: dismissal.map(|decision| decision.id),
        })
    }

    /// Returns all fields in the order of the page.
    pub fn fields(&self) -> Vec<&Field> {
        self.names.iter().chain(&self.descriptions).collect()
    }

    /// Tells whether what was typed could not be stored.
    pub fn has_faults(&self) -> bool {
        any_fault(&self.fields())
    }
}

/// Tells whether a decision pinned a phenomenon.
fn pins(decision: &Recorded, phenomenon: PhenomenonId) -> bool {
    decision.change.facets.iter().any(|facet| facet.phenomenon == phenomenon && facet.to == Facet::Pinned(true))
}

fn name_fields(page: &Page, typed: &Typed) -> [Field; 2] {
    let (fi, sv, faults) = &typed.names;
    let mut fields = [
        Field::required(page.locale(), "name_fi", "phenomenon-name-fi", fi),
        Field::required(page.locale(), "name_sv", "phenomenon-name-sv", sv),
    ];
    for fault in faults {
        let (field, key) = match fault {
            NameFault::Missing => (0, "fault-phenomenon-name-missing"),
            NameFault::FinnishTooLong => (0, "fault-phenomenon-name-too-long"),
            NameFault::SwedishTooLong => (1, "fault-phenomenon-name-too-long"),
        };
        fields[field].faults.push(page.text(key));
    }
    fields
}

fn description_fields(page: &Page, typed: &Typed, (fi, sv): (Option<&str>, Option<&str>)) -> [Field; 2] {
    let (fi, sv, faults) = match &typed.description {
        Some((fi, sv, faults)) => (fi.as_str(), sv.as_str(), faults.as_slice()),
        None => (fi.unwrap_or_default(), sv.unwrap_or_default(), &[][..]),
    };
    let mut fields = [
        Field::optional(page.locale(), "description_fi", "phenomenon-description-fi", fi),
        Field::optional(page.locale(), "description_sv", "phenomenon-description-sv", sv),
    ];
    for fault in faults {
        let (field, key) = match fault {
            DescriptionFault::FinnishTooLong => (0, "fault-phenomenon-description-too-long"),
            DescriptionFault::SwedishTooLong => (1, "fault-phenomenon-description-too-long"),
            DescriptionFault::FinnishPersonalData => (0, "fault-phenomenon-description-personal-data"),
            DescriptionFault::SwedishPersonalData => (1, "fault-phenomenon-description-personal-data"),
        };
        fields[field].faults.push(page.text(key));
    }
    fields
}
