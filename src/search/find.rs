//! The verb behind the search page, the API and the command.

use crate::app::App;
use crate::encoder::{Encoder, Purpose};
use crate::phenomena::{Evidence, Preparer};
use crate::text::{Language, detect_language};

use super::{Filters, FindError, Found, Page, Query};

/// Finds observations by what a person typed and by filters; filters that were typed win.
///
/// Without an encoder, or when it fails, words alone are searched.
///
/// # Errors
/// When the index cannot be read.
pub async fn find(app: &App, query: Query, filters: Filters, page: Page) -> Result<Found, FindError> {
    let (query, filters) = query.resolve(&filters, app.reference);
    let wanted = match &app.encoder {
        Ok(encoder) => query_evidence(&query, encoder.as_ref(), &app.preparer).await,
        Err(_) => None,
    };
    let app = app.clone();
    let found =
        tokio::task::spawn_blocking(move || app.index.search(&query, &filters, wanted.as_ref(), page)).await??;
    Ok(found)
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
    let to_encode = preparer.analyser().without_places(&text, language);
    let vector = match encoder.encode(vec![to_encode], Purpose::Similarity).await {
        Ok(vectors) => vectors.into_iter().next()?,
        Err(error) => {
            tracing::warn!(%error, "a query cannot be encoded and is searched by its words");
            return None;
        }
    };
    Some(preparer.evidence(&text, language, vector))
}
