//! The pages: one file an action, each with its template's struct.

pub mod accessibility;
pub mod alerts;
pub mod audit;
pub mod decisions;
pub mod imports;
pub mod known_events;
pub mod notifications;
pub mod observation;
pub mod observation_form;
pub mod overview;
pub mod own_terms;
pub mod pair;
pub mod phenomena;
pub mod phenomenon;
pub mod privacy;
pub mod receipt;
pub mod replay;
pub mod requests;
pub mod rules;
pub mod search;
pub mod sign_in;
pub mod sign_in_link;
pub mod sign_out;
pub mod status;
pub mod suggestions;
pub mod watch;
