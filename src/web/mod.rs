//! Web: the public form, the internal pages and the JSON API.
//!
//! Holds no rules: a handler reads what came, calls one verb of another room, and shows the answer.
//!
//! A new page is three things: a route in `routes.rs`, a handler in a file of its own under
//! `pages/` with the template's struct (its first field is `page: Page`), and a template under
//! `templates/` that extends `layout.html`. Its texts go into one `.ftl` file of the page's name in
//! each folder of `locale/`. The parts in `templates/parts/` – `ui.html`, `form.html`, `chart.html`,
//! `pages.html` – say at their top how they are used.
//!
//! Who may call is an argument (`SignedIn`, `MaybeSignedIn`); a form comes as `OwnForm<T>`, which
//! checks its token, and its page writes `<input type="hidden" name="csrf" value="{{ page.csrf() }}">`.

mod api;
mod assets;
mod audit;
mod chart;
mod choices;
mod cookies;
mod csrf;
mod decision_error;
mod doors;
mod error;
mod error_pages;
pub mod field;
mod fields;
mod form;
mod health;
mod locale;
mod metrics;
mod page;
mod pages;
mod pagination;
#[cfg(test)]
mod parts_tests;
mod personal_check;
mod picture_code;
mod problem;
mod rate_limits;
mod readers;
mod reason;
mod render;
mod replays;
mod routes;
mod security_headers;
mod session;
mod stamp;
mod theme;
mod uploads;
mod views;

pub use chart::{Chart, ChartKind, Mark, Series};
pub use decision_error::{answer_error, decision_error, decision_kind};
pub use error::WebError;
pub use form::OwnForm;
pub use locale::Locale;
pub use metrics::metrics_router;
pub use page::Page;
pub use pagination::Pagination;
pub use render::render;
pub use routes::router;
pub use session::{MaybeSignedIn, SignedIn};
pub use stamp::StampKey;
pub use views::phenomenon_name;
