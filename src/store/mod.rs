//! The store: all SQL, one file a table group, the same on SQLite and PostgreSQL.
//!
//! The database is the truth; index, vectors and groups can be made again from the observations.
//! Functions take the time as an argument and give the rooms' types back, never rows. Whatever
//! belongs together is written in one transaction: all of it, or nothing.

mod change_numbers;
mod columns;
mod connect;
mod database;
mod error;
mod observation_changes;
mod observation_pages;
mod observations;
mod reference_number;
mod schema;
mod time;

pub use connect::Store;
pub use database::Database;
pub use error::StoreError;
pub use observation_changes::{ChangedObservation, Changes};
pub use observation_pages::{ObservationFilter, PagePosition};
pub use observations::{Inserted, StoredObservation};
pub use reference_number::ReferenceNumber;
pub use schema::SCHEMA_VERSION;
