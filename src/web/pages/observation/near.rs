//! What is like an observation, and the phenomena that it may belong to.

use std::collections::HashMap;

use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId};
use crate::phenomena::{self, Alike};
use crate::web::pages::phenomenon::others::LISTED;
use crate::web::{WebError, views};

/// From how many similar observations the phenomena are taken that it may belong to.
const LOOKED_AT: usize = 10 * LISTED;

/// What is like an observation.
pub struct Compared {
    /// The most alike observations.
    pub alike: Vec<Alike>,
    /// The phenomena of each of these.
    pub homes: HashMap<ObservationId, Vec<PhenomenonId>>,
    /// The phenomena of all of these, the nearest first.
    pub near: Vec<PhenomenonId>,
}

/// Compares an observation with all others; `None` while nothing can be compared.
///
/// # Errors
///
/// When the comparison is interrupted.
pub async fn compared(app: &App, id: ObservationId) -> Result<Option<Compared>, WebError> {
    let Some(grouping) = views::grouping_soon(app).await else { return Ok(None) };
    let compared = tokio::task::spawn_blocking(move || {
        let alike = phenomena::most_alike(&grouping.radar, id, LOOKED_AT);
        let (mut homes, mut near) = (HashMap::new(), Vec::new());
        for other in &alike {
            let its_homes = grouping.radar.phenomena_of(other.observation);
            for home in &its_homes {
                if !near.contains(home) {
                    near.push(*home);
                }
            }
            homes.insert(other.observation, its_homes);
        }
        Compared { alike, homes, near }
    });
    Ok(Some(compared.await?))
}
