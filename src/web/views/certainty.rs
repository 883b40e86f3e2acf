//! How surely an observation belongs, in words.

use crate::phenomena::Certainty;
use crate::web::Page;

/// Puts a certainty into words.
pub fn certainty(page: &Page, certainty: Certainty) -> String {
    match certainty {
        Certainty::Confirmed => page.text("certainty-confirmed"),
        Certainty::Clear => page.text("certainty-clear"),
        Certainty::Probable => page.text("certainty-probable"),
        Certainty::Possible => page.text("certainty-possible"),
    }
    .into_owned()
}
