//! Identifiers: one newtype a thing, UUIDs of version 7 stored as text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares an identifier type around a UUID.
macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Makes a new identifier; later ones sort after earlier ones.
            #[expect(clippy::new_without_default, reason = "two calls differ, which a default must not")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            /// Wraps a UUID that is known to be one of these.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// Returns the UUID.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

identifier!(
    /// Names an observation.
    ObservationId
);
identifier!(
    /// Names a phenomenon, for ever.
    PhenomenonId
);
identifier!(
    /// Names several alerts that somebody changed at once.
    AlertBatchId
);
identifier!(
    /// Names a replay that a reader asked for.
    ReplayId
);
identifier!(
    /// Names a webhook.
    WebhookId
);
identifier!(
    /// Names an alert.
    AlertId
);
identifier!(
    /// Names a user account.
    UserId
);
identifier!(
    /// Names one run of an import.
    ImportId
);
identifier!(
    /// Names an API token (not the secret itself).
    TokenId
);
identifier!(
    /// Names a background job.
    JobId
);
identifier!(
    /// Names a person's decision about phenomena.
    DecisionId
);
identifier!(
    /// Names a note about a phenomenon.
    NoteId
);
identifier!(
    /// Names a campaign.
    CampaignId
);
identifier!(
    /// Names a watch topic.
    WatchTopicId
);
identifier!(
    /// Names something that the grouping would do otherwise than people decided.
    SuggestionId
);
