//! The running service: everything that verbs need, built once from the configuration.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::{Mutex, Notify};

use crate::access::{Oidc, OidcError, PasswordHasher};
use crate::alerts::Rules;
use crate::config::Config;
use crate::encoder::{self, Encoder, EncoderError};
use crate::ids::{AlertId, PhenomenonId};
use crate::intake::Reference;
use crate::originals::Sealer;
use crate::phenomena::concepts::{ConceptBackgroundError, VocabularyError};
use crate::phenomena::{Grouping, GroupingParams, Preparer, WordBackgroundError};
use crate::search::{self, Index, Lexicon, SearchError};
use crate::store::{PhenomenonOverview, Store, StoreError};
use crate::text::{Analyser, Redactor};

/// The service; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the service is made of.
pub struct Parts {
    /// The settings as checked.
    pub config: Config,
    /// The database: the truth.
    pub store: Store,
    /// The search index: a copy that follows the database.
    pub index: Arc<Index>,
    /// The sentence encoder, or why there is none; then the service finds by words alone and groups nothing.
    pub encoder: Result<Arc<dyn Encoder>, EncoderError>,
    /// The analysis of texts.
    pub analyser: Arc<Analyser>,
    /// The masking of personal data.
    pub redactor: Arc<Redactor>,
    /// What seals originals; `None` where they are not kept.
    pub sealer: Option<Sealer>,
    /// The organisation's own sign-in; `None` where there is none.
    pub oidc: Option<Oidc>,
    /// Counties, municipalities and the other lists.
    pub reference: &'static Reference,
    /// What grouping compares of an observation is made with this.
    pub preparer: Preparer,
    /// The state of grouping; one at a time changes it.
    pub grouping: Arc<Mutex<Grouping>>,
    /// The hashing of passwords.
    pub hasher: PasswordHasher,
    /// Wakes the pipeline when something came in.
    pub wake: Notify,
    /// The phenomena as lists show them, with the version of the grouping that they are of.
    listed: Mutex<Option<(i64, Arc<Vec<PhenomenonOverview>>)>>,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// Why the service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The data directory cannot be made.
    #[error("cannot make the data directory `{path}`: {source}")]
    DataDirectory {
        /// The directory.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index cannot be used.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The organisation's own sign-in cannot lead back here.
    #[error(transparent)]
    Oidc(#[from] OidcError),
    /// The concept vocabulary is damaged.
    #[error(transparent)]
    Vocabulary(#[from] VocabularyError),
    /// The counts of concepts are damaged.
    #[error(transparent)]
    Concepts(#[from] ConceptBackgroundError),
    /// The counts of words are damaged.
    #[error(transparent)]
    Words(#[from] WordBackgroundError),
}

/// Builds the service: opens database, index and encoder. Without an encoder it runs all the same.
///
/// # Errors
/// When the data directory, the database or the index cannot be used.
pub async fn build(config: Config) -> Result<App, BuildError> {
    std::fs::create_dir_all(&config.data_dir)
        .map_err(|source| BuildError::DataDirectory { path: config.data_dir.clone(), source })?;
    let store = Store::connect(&config.database).await?;
    store.prepare().await?;
    let encoder = encoder::open(config.encoder.clone()).await;
    let mut preparer = Preparer::standard()?;
    if let Ok(encoder) = &encoder {
        preparer = preparer.with_encoder(encoder.as_ref());
    }
    let index = Arc::new(Index::open(&config.index_dir(), Lexicon::from(&preparer))?);
    search::take_own_terms(&store, &index).await?;
    let grouping = Arc::new(Mutex::new(empty_grouping(&config)));
    Ok(App(Arc::new(Parts {
        store,
        index,
        encoder,
        analyser: Arc::clone(preparer.analyser()),
        redactor: Arc::new(Redactor::sharing(preparer.analyser())),
        oidc: config.oidc.clone().map(|oidc| Oidc::new(oidc, &config.server.public_url)).transpose()?,
        sealer: config.originals.key.as_ref().map(Sealer::new),
        reference: Reference::embedded(),
        preparer,
        grouping,
        hasher: PasswordHasher::new(),
        wake: Notify::new(),
        listed: Mutex::new(None),
        config,
    })))
}

impl App {
    /// Returns the rules that alerts are raised by: those that people saved last, else those of the settings.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn rules(&self) -> Result<Rules, StoreError> {
        let saved = self.store.alert_rules().await?;
        Ok(saved.map_or(self.config.alerts, |saved| saved.rules))
    }
}

impl App {
    /// Returns every phenomenon in any state as lists show it, the one with the newest observation first. They are read
    /// anew when the grouping has changed, by this process or another.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn phenomena(&self) -> Result<Arc<Vec<PhenomenonOverview>>, StoreError> {
        let mut listed = self.listed.lock().await;
        let version = self.store.grouping_version().await?;
        if let Some((of, phenomena)) = &*listed
            && *of == version
        {
            return Ok(Arc::clone(phenomena));
        }
        let phenomena = Arc::new(self.store.phenomena(None).await?);
        *listed = Some((version, Arc::clone(&phenomena)));
        Ok(phenomena)
    }
}

/// Makes the state of grouping of a service that has not looked into its database yet.
pub fn empty_grouping(config: &Config) -> Grouping {
    let time_zone = config.interface.time_zone.clone();
    Grouping::new(GroupingParams::standard(), config.alerts, time_zone, PhenomenonId::new, AlertId::new)
}
