//! The verbs behind the search page, the API and the command.

use jiff::Timestamp;

use crate::access::Scope;
use crate::app::App;
use crate::encoder::{Encoder, Purpose};
use crate::ids::ObservationId;
use crate::phenomena::{Evidence, Preparer};
use crate::store::StoreError;
use crate::text::{Language, detect_language};

use super::found::Request;
use super::passage::mark_passages;
use super::{Facet, Filters, FindError, Found, Page, Query, Themes};

/// What somebody asks for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// What was typed.
    pub query: Query,
    /// What was chosen; filters that were typed win.
    pub filters: Filters,
    /// Which of the hits to return.
    pub page: Page,
    /// Whether to count the values of the facets.
    pub counts: bool,
    /// Whether to look for the sentence that is closest in meaning, in what is found by meaning alone.
    pub passages: bool,
}

/// Finds observations by what a person typed and by filters, among those that the person may see.
///
/// Without an encoder, or when it fails, words alone are searched.
///
/// # Errors
/// When the index or the database cannot be read.
pub async fn find(app: &App, scope: &Scope, wish: Wish) -> Result<Found, FindError> {
    let passages = wish.passages;
    let request = request(app, scope, wish).await?;
    let wanted = request.wanted.clone().filter(|_| passages);
    let searching = app.clone();
    let mut found = tokio::task::spawn_blocking(move || searching.index.search(&request)).await??;
    if let (Some(wanted), Ok(encoder)) = (wanted, &app.encoder) {
        mark_passages(app, encoder.as_ref(), &wanted, &mut found.hits).await?;
    }
    Ok(found)
}

/// Finds as [`find`] does, and returns everything that is found, best first.
///
/// # Errors
/// When the index or the database cannot be read.
pub async fn find_all(app: &App, scope: &Scope, wish: Wish) -> Result<Vec<ObservationId>, FindError> {
    let request = request(app, scope, wish).await?;
    let app = app.clone();
    Ok(tokio::task::spawn_blocking(move || app.index.search_all(&request)).await??)
}

async fn request(app: &App, scope: &Scope, wish: Wish) -> Result<Request, FindError> {
    let today = app.config.interface.day_of(Timestamp::now());
    let (query, filters) = wish.query.resolve(&wish.filters, app.reference, today);
    let needs_themes =
        wish.counts || [&filters.only, &filters.without].iter().any(|it| it.first(Facet::Theme).is_some());
    let themes = if needs_themes { themes(app).await? } else { Themes::default() };
    let wanted = match &app.encoder {
        Ok(encoder) => query_evidence(&query, encoder.as_ref(), &app.preparer).await,
        Err(_) => None,
    };
    let (scope, page, counts) = (scope.clone(), wish.page, wish.counts);
    Ok(Request { query, filters, scope, themes, wanted, page, counts })
}

/// Returns the themes of the phenomena that have any.
async fn themes(app: &App) -> Result<Themes, StoreError> {
    let phenomena = app.phenomena().await?;
    let themed = phenomena.iter().map(|overview| &overview.phenomenon).filter(|one| !one.curation.themes.is_empty());
    Ok(themed.map(|phenomenon| (phenomenon.id, phenomenon.curation.themes.clone())).collect())
}

/// Makes the evidence of what is asked for; `None` without words, or when the encoder fails.
pub async fn query_evidence(query: &Query, encoder: &dyn Encoder, preparer: &Preparer) -> Option<Evidence> {
    let text = query.running_text();
    if text.is_empty() {
        return None;
    }
    // A word that stands in no list ("amis") is likelier Finnish.
    let language = match detect_language(&text, None) {
        Language::Other => Language::Fi,
        told => told,
    };
    text_evidence(&text, language, encoder, preparer).await
}

/// Makes the evidence of a text as grouping compares it; `None` when it says nothing but places, or the encoder fails.
pub async fn text_evidence(
    text: &str,
    language: Language,
    encoder: &dyn Encoder,
    preparer: &Preparer,
) -> Option<Evidence> {
    let to_encode = preparer.analyser().without_places(text, language);
    if !to_encode.contains(char::is_alphanumeric) {
        return None;
    }
    let vector = match encoder.encode(vec![to_encode], Purpose::Similarity).await {
        Ok(vectors) => vectors.into_iter().next()?,
        Err(error) => {
            tracing::warn!(%error, "a text cannot be encoded and is searched for by its words");
            return None;
        }
    };
    Some(preparer.evidence(text, language, vector))
}
