//! Finding, as pages, API and command line all do it.

use crate::app::App;
use crate::encoder::Purpose;
use crate::intake::Reference;
use crate::text::{Language, detect_language};

use super::{Filters, FindError, Found, Page, Query, TypedField};

/// Finds observations by words, by meaning where there is an encoder, and by filters.
///
/// A filter typed into the query holds where none is given beside it; one that names nothing we
/// know is left out, as `understood` shows. When the encoder fails, words alone decide.
///
/// # Errors
///
/// When the index cannot be read.
pub async fn find(app: &App, query: Query, filters: Filters, page: Page) -> Result<Found, FindError> {
    let filters = with_typed(filters, &query, app.reference);
    let vector = meaning(app, &query).await;
    let in_background = app.clone();
    let search = move || in_background.index.search(&query, &filters, vector.as_deref(), page);
    Ok(tokio::task::spawn_blocking(search).await??)
}

/// Fills the filters that are not set with those typed into the query.
fn with_typed(mut filters: Filters, query: &Query, reference: &Reference) -> Filters {
    for typed in &query.filters {
        let value = typed.value.as_str();
        match typed.field {
            TypedField::Municipality => {
                let code =
                    || reference.municipality(value).map_or_else(|| value.to_owned(), |place| place.code.clone());
                filters.municipality.get_or_insert_with(code);
            }
            TypedField::County => {
                filters.county = filters.county.or_else(|| Some(reference.county(value)?.id.clone()));
            }
            TypedField::ServiceLine => {
                filters.service_line = filters.service_line.or_else(|| reference.service_line(value));
            }
            TypedField::Reporter => filters.reporter = filters.reporter.or_else(|| reference.reporter_group(value)),
            TypedField::Language => {
                filters.language = filters.language.or_else(|| Language::from_code(&value.to_lowercase()));
            }
        }
    }
    filters
}

/// Returns the query's vector; `None` without words or without an encoder that answers.
async fn meaning(app: &App, query: &Query) -> Option<Vec<f32>> {
    let text = query.running_text();
    if text.is_empty() {
        return None;
    }
    let encoder = app.encoder.as_ref().ok()?;
    let language = detect_language(&text, None);
    match encoder.encode(vec![text], Purpose::Similarity).await {
        Ok(vectors) => Some(app.preparer.prepare_query(language, vectors.into_iter().next()?)),
        Err(error) => {
            tracing::warn!(%error, "the query could not be encoded; words alone decide");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::ServiceLine;

    #[test]
    fn a_typed_filter_holds_where_none_is_given_beside_it() {
        let query = Query::parse("jono kunta:Vasa palvelulinja:iakkaat alue:Pohjanmaa");
        let given = Filters { county: Some("pirkanmaa".to_owned()), ..Filters::default() };
        let filters = with_typed(given, &query, Reference::embedded());
        assert_eq!(filters.municipality.as_deref(), Some("905"));
        assert_eq!(filters.service_line, Some(ServiceLine::Older));
        assert_eq!(filters.county.as_deref(), Some("pirkanmaa"));
    }

    #[test]
    fn a_typed_municipality_that_no_list_knows_is_taken_as_written() {
        let filters = with_typed(Filters::default(), &Query::parse("kunta:Tuonela"), Reference::embedded());
        assert_eq!(filters.municipality.as_deref(), Some("Tuonela"));
    }
}
