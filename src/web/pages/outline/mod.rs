//! Phenomena as those see them who may not see everything: of what lies within their limits alone, and without single
//! observations and small counts for those who may not read cases.

pub mod list;
pub mod show;

use crate::access::{Count, Right, SmallCells, User};
use crate::app::App;
use crate::web::Page;

/// Returns how somebody sees counts.
pub fn small_cells(app: &App, user: &User) -> SmallCells {
    match user.role.may(Right::ReadCases) {
        true => SmallCells::Shown,
        false => SmallCells::Hidden { below: u64::from(app.config.access.small_counts) },
    }
}

/// Says how many observations there are, as exactly as the reader may know.
pub fn told(page: &Page, count: Count) -> String {
    match count {
        Count::Exactly(count) => page.text_with("phenomena-count", &[("count", count.into())]),
        Count::FewerThan(count) => page.text_with("outline-fewer", &[("count", count.into())]),
        Count::AtLeast(count) => page.text_with("outline-at-least", &[("count", count.into())]),
    }
    .into_owned()
}
