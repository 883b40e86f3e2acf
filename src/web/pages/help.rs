//! Help: what to do first, what the words mean, how the program decides and how well, and what is new.

use std::sync::LazyLock;

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::web::session::SignedIn;
use crate::web::{Page, WebError, render};

/// The figures that `docs/quality.md` tells, with the same commands; `tests/quality.rs` holds the first column to them.
static FIGURES: LazyLock<Figures> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../data/figures.json")).expect("the figures are in order")
});

/// The steps of a first visit: the key of each text, and where it leads.
const STEPS: [(&str, &str); 5] = [
    ("help-step-review", "/app/review"),
    ("help-step-alerts", "/app/alerts"),
    ("help-step-phenomena", "/app/phenomena"),
    ("help-step-search", "/app/search"),
    ("help-step-digest", "/app/notifications"),
];

/// The words that are explained: the key of each, and that of what it means.
const WORDS: [(&str, &str); 8] = [
    ("help-word-observation", "help-meaning-observation"),
    ("help-word-phenomenon", "help-meaning-phenomenon"),
    ("help-word-emerging", "help-meaning-emerging"),
    ("help-word-alert", "help-meaning-alert"),
    ("help-word-report", "help-meaning-report"),
    ("help-word-summary", "help-meaning-summary"),
    ("help-word-watch", "help-meaning-watch"),
    ("help-word-certainty", "help-meaning-certainty"),
];

/// The steps by which the program decides.
const DECIDING: [&str; 6] = [
    "help-decides-masks",
    "help-decides-compares",
    "help-decides-groups",
    "help-decides-names",
    "help-decides-alerts",
    "help-decides-people",
];

/// What is new, latest first.
const NEWS: [&str; 7] = [
    "help-new-map",
    "help-new-campaigns",
    "help-new-review",
    "help-new-form",
    "help-new-sign-in",
    "help-new-search",
    "help-new-alerts",
];

#[derive(Deserialize)]
struct Figures {
    plain: Measured,
    hard: Measured,
}

#[derive(Deserialize)]
struct Measured {
    b3_f1: f64,
    found: f64,
    event_recall: f64,
    alert_precision: f64,
    false_alerts_a_year: f64,
}

/// A figure: what it is, in ordinary and in hard texts.
type Figure = (String, String, String);

#[derive(Template)]
#[template(path = "help.html")]
struct HelpPage {
    page: Page,
    steps: Vec<(String, &'static str)>,
    words: Vec<(String, String)>,
    deciding: Vec<String>,
    figures: Vec<Figure>,
    news: Vec<String>,
}

/// Shows the help; of the first steps those that the reader may take.
pub async fn show(page: Page, _user: SignedIn) -> Result<Response, WebError> {
    let text = |key: &str| page.text(key).into_owned();
    let steps = STEPS.iter().filter(|(_, address)| page.may_open(address));
    render(&HelpPage {
        steps: steps.map(|(key, address)| (text(key), *address)).collect(),
        words: WORDS.iter().map(|(word, meaning)| (text(word), text(meaning))).collect(),
        deciding: DECIDING.iter().map(|key| text(key)).collect(),
        figures: figures(&page),
        news: NEWS.iter().map(|key| text(key)).collect(),
        page,
    })
}

fn figures(page: &Page) -> Vec<Figure> {
    let Figures { plain, hard } = &*FIGURES;
    let share = |value: f64| page.locale().percent(value);
    let row = |key: &str, of: fn(&Measured) -> f64| (page.text(key).into_owned(), share(of(plain)), share(of(hard)));
    let a_year = |measured: &Measured| page.locale().decimal(measured.false_alerts_a_year, 1);
    vec![
        row("help-figure-together", |measured| measured.b3_f1),
        row("help-figure-found", |measured| measured.found),
        row("help-figure-events", |measured| measured.event_recall),
        row("help-figure-right", |measured| measured.alert_precision),
        (page.text("help-figure-false").into_owned(), a_year(plain), a_year(hard)),
    ]
}
