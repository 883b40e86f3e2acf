//! The room from outside: the installed model, a small Hugging Face model, an endpoint.

mod endpoint;
mod hugging_face;
pub(crate) mod installed_model;
mod retrieval;
