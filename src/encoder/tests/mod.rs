//! The room from outside: the installed model, a small Hugging Face model, an endpoint.

mod installed_model;
mod retrieval;
