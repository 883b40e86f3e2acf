//! The search as it stands in the address.

use jiff::civil::Date;
use serde::Deserialize;

use crate::app::App;
use crate::intake::{ReporterGroup, ServiceLine};
use crate::search::Filters;
use crate::store::{PhenomenonState, StoreError};
use crate::text::Language;
use crate::web::field::{Choice, Field};
use crate::web::{Page, choices, views};

/// What the form sends, as it was typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SearchForm {
    /// What is searched for.
    pub q: String,
    from: String,
    to: String,
    county: String,
    municipality: String,
    service_line: String,
    reporter: String,
    phenomenon: String,
    language: String,
    /// The page of the results.
    pub page: String,
}

/// The fields of the form, in its order.
pub struct SearchFields {
    /// What is searched for.
    pub query: Field,
    /// The first and the last day.
    pub dates: [Field; 2],
    /// The lists to choose from.
    pub lists: Vec<Field>,
}

impl SearchFields {
    /// Tells whether a day could not be read.
    pub fn has_faults(&self) -> bool {
        self.dates.iter().any(|field| !field.faults.is_empty())
    }
}

impl SearchForm {
    /// Tells whether anything was asked for.
    pub fn is_empty(&self) -> bool {
        self.q.trim().is_empty() && self.filter_count() == 0
    }

    /// Counts what was chosen beside what was typed.
    pub fn filter_count(&self) -> usize {
        self.pairs().iter().filter(|(name, value)| *name != "q" && !value.is_empty()).count()
    }

    /// Returns the address of this search without the page of the results.
    pub fn address(&self) -> String {
        let pairs: Vec<(&str, &String)> = self.pairs().into_iter().filter(|(_, value)| !value.is_empty()).collect();
        // Names and values are plain text: nothing in them can fail to be written.
        format!("/app/search?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
    }

    fn pairs(&self) -> [(&'static str, &String); 9] {
        [
            ("q", &self.q),
            ("from", &self.from),
            ("to", &self.to),
            ("county", &self.county),
            ("municipality", &self.municipality),
            ("service_line", &self.service_line),
            ("reporter", &self.reporter),
            ("phenomenon", &self.phenomenon),
            ("language", &self.language),
        ]
    }

    /// Reads the filters; what is no date or no code is passed over.
    pub fn filters(&self, app: &App) -> Filters {
        let given = |value: &str| Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        let municipality = given(&self.municipality)
            .map(|name| app.reference.municipality(&name).map_or(name, |municipality| municipality.code.clone()));
        Filters {
            from: date(&self.from),
            to: date(&self.to),
            county: app.reference.county(&self.county).map(|county| county.id.clone()),
            municipality,
            service_line: ServiceLine::from_code(&self.service_line),
            reporter: ReporterGroup::from_code(&self.reporter),
            phenomenon: self.phenomenon.parse().ok(),
            language: Language::from_code(&self.language),
        }
    }

    /// Prepares the fields of the form.
    ///
    /// # Errors
    ///
    /// When the phenomena cannot be read.
    pub async fn fields(&self, app: &App, page: &Page) -> Result<SearchFields, StoreError> {
        let locale = page.locale();
        let reference = app.reference;
        let mut from = Field::required(locale, "from", "search-from", &self.from);
        let mut to = Field::required(locale, "to", "search-to", &self.to);
        for field in [&mut from, &mut to] {
            if !field.value.is_empty() && date(&field.value).is_none() {
                field.faults.push(page.text("search-no-date"));
            }
        }
        let counties = reference.counties().iter().map(|county| Choice {
            value: county.id.clone(),
            label: county.names.in_language(locale.code()).to_owned(),
        });
        let municipalities =
            reference.municipalities().iter().map(|place| place.names.in_language(locale.code()).to_owned());
        let lines = ServiceLine::ALL
            .iter()
            .map(|&line| Choice { value: line.code().to_owned(), label: views::service_line(locale, reference, line) });
        let reporters = ReporterGroup::ALL
            .iter()
            .map(|&group| Choice { value: group.code().to_owned(), label: views::reporter(locale, reference, group) });
        let languages = [Language::Fi, Language::Sv, Language::Other].map(|language| Choice {
            value: language.code().to_owned(),
            label: locale.language(language).into_owned(),
        });
        let phenomena = app.store.phenomena(Some(PhenomenonState::Active)).await?.into_iter().map(|overview| Choice {
            value: overview.phenomenon.id.to_string(),
            label: views::phenomenon_name(locale, &overview.phenomenon),
        });
        let sorted = |choices: Vec<Choice>| {
            let mut choices = choices;
            choices::sort_by_name(locale, &mut choices, |choice| choice.label.clone());
            choices
        };
        let list = |name: &str, label: &str, value: &str| Field::required(locale, name, label, value);
        Ok(SearchFields {
            query: Field::required(locale, "q", "search-query", &self.q).hint(locale, "search-query-hint"),
            dates: [from, to],
            lists: vec![
                list("county", "search-county", &self.county).choices(sorted(counties.collect())),
                list("municipality", "search-municipality", &self.municipality)
                    .choices(choices::in_order(locale, municipalities)),
                list("service_line", "search-service-line", &self.service_line).choices(lines),
                list("reporter", "search-reporter", &self.reporter).choices(reporters),
                list("phenomenon", "search-phenomenon", &self.phenomenon).choices(sorted(phenomena.collect())),
                list("language", "search-language", &self.language).choices(languages),
            ],
        })
    }
}

/// Reads a day as browsers send it.
fn date(typed: &str) -> Option<Date> {
    typed.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_keeps_what_was_asked_for_and_nothing_empty() {
        let form = SearchForm {
            q: "vuokra & häätö".to_owned(),
            county: "pirkanmaa".to_owned(),
            page: "3".to_owned(),
            ..SearchForm::default()
        };
        assert_eq!(form.address(), "/app/search?q=vuokra+%26+h%C3%A4%C3%A4t%C3%B6&county=pirkanmaa");
        assert_eq!(form.filter_count(), 1);
        assert!(SearchForm { q: " ".to_owned(), ..SearchForm::default() }.is_empty());
    }

    #[test]
    fn a_day_is_read_as_browsers_send_it() {
        assert!(date("2026-02-28").is_some());
        assert!(date("2026-02-30").is_none());
        assert!(date("").is_none());
    }
}
