//! The store: all SQL, one file a table group, the same on SQLite and PostgreSQL.
//!
//! The database is the truth; index, vectors and groups can be made again from the observations.
//! Functions take the time as an argument and give the rooms' types back, never rows. Whatever
//! belongs together is written in one transaction: all of it, or nothing.

mod alert_rules;
mod alerts;
mod api_tokens;
mod audit;
mod backup;
mod change_numbers;
mod columns;
mod connect;
mod database;
mod decision_changes;
mod decisions;
mod erase;
mod error;
mod grouping;
mod grouping_version;
mod identities;
mod imports;
mod jobs;
mod memberships;
mod merges;
mod notes;
mod notifications;
mod observation_changes;
mod observation_pages;
mod observations;
mod originals;
mod own_terms;
mod phenomena;
mod phenomenon_events;
mod phenomenon_lists;
mod reference_number;
mod reviews;
mod saved_searches;
mod schema;
mod second_factor;
mod sessions;
mod settings;
mod sign_in_links;
mod suggestions;
mod surge_marks;
mod time;
mod users;
mod vectors;
mod visits;
mod watch_topics;

pub use alert_rules::StoredRules;
pub use alerts::AlertEvent;
pub use audit::AuditFilter;
pub use backup::{Backup, BackupError, restore};
pub use connect::Store;
pub use database::Database;
pub use error::StoreError;
pub use grouping::{GroupingChanges, Home, PhenomenonProposal};
pub use imports::{ImportCounts, ImportRun};
pub use jobs::{CLAIM, Job, JobState, MOST_ATTEMPTS};
pub use memberships::{Member, Membership};
pub use notifications::{StoredFeed, StoredWish};
pub use observation_changes::{ChangedObservation, Changes};
pub use observation_pages::{ObservationFilter, PagePosition, PlaceCount};
pub use observations::{Inserted, StoredObservation};
pub use own_terms::OwnTerm;
pub use phenomena::{Curation, Keywords, NamedBy, Phenomenon, PhenomenonState};
pub use phenomenon_events::{PhenomenonEvent, PhenomenonEventKind};
pub use phenomenon_lists::{MonthCount, PhenomenonOverview};
pub use reference_number::ReferenceNumber;
pub use saved_searches::SavedSearch;
pub use schema::SCHEMA_VERSION;
pub use second_factor::SecondFactor;
pub use sessions::SessionTimes;
pub use surge_marks::StoredEvent;
pub use users::Credentials;
pub use watch_topics::PendingWatch;
