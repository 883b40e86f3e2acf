//! What was found as a file, for spreadsheets.

use std::collections::HashMap;

use axum::extract::{Query as Address, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rust_xlsxwriter::{Format, Workbook};

use super::address::SearchAddress;
use super::facets::Labels;
use crate::app::App;
use crate::search::{self, Facet, Wish};
use crate::store::StoredObservation;
use crate::web::session::SignedIn;
use crate::web::{Page, WebError};

/// The media type of Excel's files.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The columns: the message keys of their names.
const COLUMNS: [&str; 10] = [
    "export-reference",
    "export-received",
    "search-county",
    "search-municipality",
    "search-service-line",
    "search-reporter",
    "search-language",
    "search-phenomenon",
    "export-text",
    "export-proposal",
];

/// How wide the columns are, in characters.
const WIDTHS: [u16; 10] = [16, 12, 20, 16, 22, 18, 10, 32, 90, 50];

/// Gives what was found as CSV in UTF-8 with a byte order mark, fields parted by semicolons: as Excel reads it where
/// numbers have a decimal comma.
pub async fn csv(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Address(pairs): Address<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let rows = rows(&app, &page, &user, pairs).await?;
    let mut file = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    file.write_record(COLUMNS.map(|key| page.text(key).into_owned())).map_err(anyhow::Error::from)?;
    for row in rows {
        file.write_record(row.map(|cell| inert(&cell))).map_err(anyhow::Error::from)?;
    }
    let body = file.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(attachment("text/csv; charset=utf-8", "csv", body))
}

/// Gives what was found as a workbook of one sheet.
pub async fn xlsx(
    State(app): State<App>,
    page: Page,
    user: SignedIn,
    Address(pairs): Address<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let rows = rows(&app, &page, &user, pairs).await?;
    let names = COLUMNS.map(|key| page.text(key).into_owned());
    let body = tokio::task::spawn_blocking(move || workbook(&names, &rows)).await?.map_err(anyhow::Error::from)?;
    Ok(attachment(XLSX, "xlsx", body))
}

fn workbook(names: &[String; 10], rows: &[[String; 10]]) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    for ((column, name), width) in (0..).zip(names).zip(WIDTHS) {
        sheet.write_string_with_format(0, column, name, &bold)?;
        sheet.set_column_width(column, width)?;
    }
    for (line, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            sheet.write_string_with_format(line, column, cell, &wrapped)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    workbook.save_to_buffer()
}

/// Finds everything and writes it in words, best first.
async fn rows(
    app: &App,
    page: &Page,
    user: &SignedIn,
    pairs: Vec<(String, String)>,
) -> Result<Vec<[String; 10]>, WebError> {
    let asked = SearchAddress::read(pairs, app);
    let wish = Wish { query: asked.query(), filters: asked.filters(), ..Wish::default() };
    let ids = search::find_all(app, &user.user.scope, wish).await?;
    let labels = Labels::read(app, page.locale()).await?;
    let mut homes: HashMap<_, Vec<String>> = HashMap::new();
    for membership in app.store.memberships_of_many(&ids).await? {
        let name = labels.of(Facet::Phenomenon, &membership.phenomenon.to_string());
        homes.entry(membership.observation).or_default().push(name);
    }
    let row = |stored: StoredObservation| {
        let observation = &stored.observation;
        let of = |facet: Facet, value: Option<&str>| value.map(|value| labels.of(facet, value)).unwrap_or_default();
        let place = observation.municipality.as_deref().or(observation.municipality_as_written.as_deref());
        [
            stored.reference.to_string(),
            page.date(observation.received_at),
            of(Facet::County, observation.county.as_deref()),
            of(Facet::Municipality, place),
            of(Facet::ServiceLine, observation.service_line.map(|line| line.code())),
            of(Facet::Reporter, observation.reporter.map(|group| group.code())),
            of(Facet::Language, Some(observation.language.code())),
            homes.get(&observation.id).map(|homes| homes.join("; ")).unwrap_or_default(),
            observation.text.clone(),
            observation.proposal.clone().unwrap_or_default(),
        ]
    };
    Ok(app.store.observations(&ids).await?.into_iter().map(row).collect())
}

/// Keeps a spreadsheet from taking a text for a formula.
fn inert(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

fn attachment(media_type: &'static str, ending: &str, body: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"ilmiotutka.{ending}\"");
    ([(CONTENT_TYPE, media_type.to_owned()), (CONTENT_DISPOSITION, disposition)], body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_a_formula() {
        assert_eq!(inert("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(inert("- lista"), "'- lista");
        assert_eq!(inert("jono"), "jono");
    }
}
