//! The map that is kept: where each phenomenon lies, until the grouping changes.

use std::collections::BTreeMap;

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::layout::{Spot, lay_out};
use crate::app::App;
use crate::ids::PhenomenonId;
use crate::phenomena::{AbsorbError, Evidence, Radar};

/// Under which name the map is kept in the database.
const SETTING: &str = "phenomena.map";

/// Where a phenomenon lies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its point; the scale is of no meaning.
    pub spot: Spot,
    /// The other one that it is most like, if there is any.
    pub nearest: Option<PhenomenonId>,
}

/// The map as it is kept.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    /// Of which version of the grouping it is.
    version: i64,
    places: BTreeMap<PhenomenonId, Place>,
}

/// Returns where these phenomena lie; those without reports lie nowhere. Made anew when the grouping has changed since,
/// from where they were.
///
/// # Errors
///
/// When there is no encoder, or the database cannot be used.
pub async fn places(app: &App, shown: &[PhenomenonId]) -> Result<BTreeMap<PhenomenonId, Place>, AbsorbError> {
    let kept: Kept = match app.store.setting(SETTING).await? {
        // A map of another release is made anew.
        Some(json) => serde_json::from_str(&json).unwrap_or_default(),
        None => Kept::default(),
    };
    if kept.version == app.store.grouping_version().await? && shown.iter().all(|id| kept.places.contains_key(id)) {
        return Ok(kept.places);
    }
    let grouping = crate::phenomena::loaded(app).await?;
    let (version, shown, before) = (grouping.version, shown.to_vec(), kept.places);
    let made = tokio::task::spawn_blocking(move || made(&grouping.radar, shown, &before)).await?;
    let kept = Kept { version, places: made };
    let json = serde_json::to_string(&kept).expect("ids and numbers can be written");
    app.store.set_setting(SETTING, Some(&json)).await?;
    Ok(kept.places)
}

fn made(
    radar: &Radar,
    mut shown: Vec<PhenomenonId>,
    before: &BTreeMap<PhenomenonId, Place>,
) -> BTreeMap<PhenomenonId, Place> {
    // In an order of their own, so that the map does not depend on that of a list.
    shown.sort();
    let sums: Vec<(PhenomenonId, Evidence)> = shown.into_iter().filter_map(|id| Some((id, sum(radar, id)?))).collect();
    let alikeness = alikeness(&sums);
    let were: Vec<Option<Spot>> = sums.iter().map(|(id, _)| before.get(id).map(|place| place.spot)).collect();
    let spots = lay_out(&alikeness, &were);
    let nearest = |one: usize| {
        let others = (0..sums.len()).filter(|other| *other != one);
        others.max_by(|a, b| alikeness[[one, *a]].total_cmp(&alikeness[[one, *b]])).map(|other| sums[other].0)
    };
    let places = spots.into_iter().enumerate().map(|(one, spot)| (sums[one].0, Place { spot, nearest: nearest(one) }));
    places.collect()
}

fn sum(radar: &Radar, id: PhenomenonId) -> Option<Evidence> {
    let members = radar.members(id);
    (!members.is_empty()).then(|| Evidence::sum_of(members.iter().map(|member| &*member.evidence)))
}

/// The cosine of the sums: how alike the reports of two phenomena are on average, beside how alike those of each are.
fn alikeness(sums: &[(PhenomenonId, Evidence)]) -> Array2<f64> {
    let product = |one: usize, other: usize| f64::from(sums[one].1.similarity(&sums[other].1));
    let own: Vec<f64> = (0..sums.len()).map(|one| product(one, one).max(f64::MIN_POSITIVE).sqrt()).collect();
    let mut alikeness = Array2::from_elem((sums.len(), sums.len()), 1.0);
    for one in 0..sums.len() {
        for other in 0..one {
            let alike = product(one, other) / (own[one] * own[other]);
            alikeness[[one, other]] = alike;
            alikeness[[other, one]] = alike;
        }
    }
    alikeness
}
