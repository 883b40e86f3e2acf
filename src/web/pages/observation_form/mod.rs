//! The open form: anybody files an observation, without account and without script.

mod campaign;
mod form;
mod page;
mod preset;
mod send;

pub use campaign::{create_in_campaign, show_campaign};
pub use form::ObservationForm;
pub use page::{form_page, internal_form_page};
pub use send::{create, show};
