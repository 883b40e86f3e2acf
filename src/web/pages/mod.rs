//! The pages: one file an action, each with its template's struct.

pub mod accessibility;
pub mod imports;
pub mod observation_form;
pub mod privacy;
pub mod receipt;
pub mod sign_in;
pub mod sign_in_link;
pub mod sign_out;
pub mod status;
