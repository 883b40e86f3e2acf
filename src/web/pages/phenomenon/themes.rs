//! The themes that counties share, in words.

use crate::intake::Reference;
use crate::phenomena::decisions::Theme;
use crate::web::Page;

/// Returns the name of a theme.
pub fn name(page: &Page, theme: Theme) -> String {
    let listed = Reference::embedded().themes().iter().find(|listed| listed.id == theme.code());
    listed.map_or(theme.code(), |listed| listed.names.in_language(page.locale().code())).to_owned()
}
