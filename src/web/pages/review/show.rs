//! The next observation that waits, with the program's proposal and its reasons.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;

use crate::access::Scope;
use crate::app::App;
use crate::ids::{ObservationId, PhenomenonId};
use crate::intake::Observation;
use crate::phenomena::{Alike, Certainty};
use crate::review::{Review, Urgency, Verdict, Waiting, queue};
use crate::store::{Phenomenon, StoredObservation};
use crate::web::field::{Choice, Field};
use crate::web::pages::observation::near::{Compared, compared};
use crate::web::pages::observation::similar::Similar;
use crate::web::pages::phenomenon::deciding;
use crate::web::pages::phenomenon::others::Others;
use crate::web::session::SignedIn;
use crate::web::views::{self, Piece, Report};
use crate::web::{Page, WebError, render};

/// How many other phenomena are offered with a button of their own.
const OFFERED: usize = 4;

/// From which similarity on two observations that stand alone are proposed as a pair.
const PAIR_FROM: f32 = 0.4;

/// How many reports show why.
const REASONS: usize = 2;

/// Where in the queue, and what has just happened.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// The observation that was passed over last.
    after: String,
    /// The observation to show first.
    first: String,
    /// The observation that was just answered.
    answered: String,
    /// The observation whose answer was just taken back.
    undone: String,
    /// Why an answer was not taken.
    refused: String,
}

/// What the program proposes.
enum Proposal {
    /// It belongs to a phenomenon, so surely.
    Joins { id: PhenomenonId, name: String, certainty: String },
    /// It and another make a phenomenon.
    Pair { with: ObservationId },
    /// It stands alone.
    Alone,
    /// The grouping has not looked at it yet.
    Waits,
}

/// Another phenomenon that it may belong to.
struct Offer {
    id: PhenomenonId,
    name: String,
    /// The digit of its key.
    digit: usize,
}

/// What was just answered, with the way back.
struct Answered {
    id: ObservationId,
    what: String,
}

/// The observation that is looked at.
struct Current {
    id: ObservationId,
    report: Report,
    text: Vec<Piece>,
    action: Vec<Piece>,
    /// Why it comes now; empty for no reason of its own.
    urgency: String,
    proposal: Proposal,
    /// The observations that speak for the proposal.
    reasons: Vec<Similar>,
    offers: Vec<Offer>,
    /// All other phenomena.
    to: Field,
}

#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage {
    page: Page,
    /// How many wait, this one among them.
    left: usize,
    /// How many were passed over.
    passed: usize,
    current: Option<Current>,
    answered: Option<Answered>,
    is_undone: bool,
    /// Why an answer was not taken; empty for nothing.
    refusal: String,
    /// The observation that was passed over last; empty for none.
    after: String,
    /// The version of the grouping that the reader sees.
    seen: i64,
}

/// Shows the next observation, or that there is none.
pub async fn show(
    State(app): State<App>,
    page: Page,
    _user: SignedIn,
    Query(wish): Query<Wish>,
) -> Result<Response, WebError> {
    let seen = app.store.grouping_version().await?;
    let waiting = queue(&app, Timestamp::now()).await?;
    let place = |id: &str| id.parse().ok().and_then(|id| waiting.iter().position(|one| one.observation == id));
    let passed = place(&wish.after).map_or(0, |place| place + 1);
    let next = waiting.get(place(&wish.first).unwrap_or(passed));
    let current = match next {
        Some(one) => Some(current(&app, &page, one).await?),
        None => None,
    };
    render(&ReviewPage {
        left: waiting.len() - passed.min(waiting.len()),
        passed,
        current,
        answered: answered(&app, &page, &wish.answered).await?,
        is_undone: !wish.undone.is_empty(),
        refusal: deciding::refusal(&page, &wish.refused),
        after: if passed > 0 { wish.after } else { String::new() },
        seen,
        page,
    })
}

async fn answered(app: &App, page: &Page, id: &str) -> Result<Option<Answered>, WebError> {
    let Ok(id) = id.parse::<ObservationId>() else { return Ok(None) };
    let (Some(review), Some(stored)) = (app.store.review(id).await?, app.store.observation(id).await?) else {
        return Ok(None);
    };
    let what = page.text_with(said(&review), &[("reference", stored.reference.to_string().into())]).into_owned();
    Ok(Some(Answered { id, what }))
}

/// Returns the key of the sentence about an answer.
const fn said(review: &Review) -> &'static str {
    match (review.verdict, review.decision.is_some()) {
        (Verdict::Accepted, true) => "review-said-accepted",
        (Verdict::Moved, _) => "review-said-moved",
        (Verdict::Also, _) => "review-said-also",
        (Verdict::New, _) => "review-said-new",
        (Verdict::Apart, _) => "review-said-apart",
        (Verdict::Accepted, false) | (Verdict::Seen, _) => "review-said-seen",
    }
}

async fn current(app: &App, page: &Page, waiting: &Waiting) -> Result<Current, WebError> {
    let id = waiting.observation;
    let stored = app.store.observation(id).await?.ok_or(WebError::NotFound)?;
    let observation = &stored.observation;
    let compared = compared(app, id).await?;
    let proposal = proposal(app, page, &stored, compared.as_ref()).await?;
    let home = match &proposal {
        Proposal::Joins { id, .. } => Some(*id),
        _ => None,
    };
    let near: Vec<PhenomenonId> = compared.iter().flat_map(|compared| compared.near.clone()).collect();
    let others = Others::find(app, page.locale(), home.as_slice(), &near, "").await?;
    let speaking = compared.as_ref().map(|compared| speaking(compared, &proposal)).unwrap_or_default();
    let mut reasons = Similar::read(app, page, &Scope::ALL, &speaking).await?;
    reasons.truncate(REASONS);
    Ok(Current {
        id,
        report: Report::new(page, app.reference, observation),
        text: views::masked(&observation.text, observation.language),
        action: action(observation),
        urgency: match waiting.urgency {
            Urgency::Alerted => page.text("review-alerted").into_owned(),
            Urgency::Nearly => page.text("review-nearly").into_owned(),
            Urgency::Usual => String::new(),
        },
        offers: offers(app, page, &near, home).await?,
        to: field(page, others.choices),
        proposal,
        reasons,
    })
}

fn action(observation: &Observation) -> Vec<Piece> {
    views::masked(observation.proposal.as_deref().unwrap_or_default(), observation.language)
}

fn field(page: &Page, choices: Vec<Choice>) -> Field {
    Field::required(page.locale(), "to", "review-other", "").choices(choices)
}

/// Says what the program proposes.
async fn proposal(
    app: &App,
    page: &Page,
    stored: &StoredObservation,
    compared: Option<&Compared>,
) -> Result<Proposal, WebError> {
    let id = stored.observation.id;
    if let Some(membership) = app.store.memberships_of(id).await?.first()
        && let Some(phenomenon) = app.store.phenomenon(membership.phenomenon).await?
    {
        let certainty = views::certainty(page, Certainty::of(membership.score, membership.confirmed));
        return Ok(Proposal::Joins { id: phenomenon.id, name: name(page, &phenomenon), certainty });
    }
    if stored.grouped_at.is_none() {
        return Ok(Proposal::Waits);
    }
    let nearest = compared.and_then(|compared| compared.alike.first().map(|alike| (alike, compared)));
    Ok(match nearest {
        Some((alike, compared)) if alike.similarity >= PAIR_FROM && is_alone(compared, alike) => {
            Proposal::Pair { with: alike.observation }
        }
        _ => Proposal::Alone,
    })
}

fn is_alone(compared: &Compared, alike: &Alike) -> bool {
    compared.homes.get(&alike.observation).is_none_or(Vec::is_empty)
}

/// Returns the observations that speak for a proposal: those of the phenomenon, the other of the pair, or, where it
/// stands alone, what is nearest all the same.
fn speaking(compared: &Compared, proposal: &Proposal) -> Vec<Alike> {
    let speaks = |alike: &&Alike| match proposal {
        Proposal::Joins { id, .. } => compared.homes.get(&alike.observation).is_some_and(|homes| homes.contains(id)),
        Proposal::Pair { with } => alike.observation == *with,
        Proposal::Alone | Proposal::Waits => true,
    };
    compared.alike.iter().filter(speaks).take(REASONS).cloned().collect()
}

/// Names the nearest other phenomena, each with a key of its own.
async fn offers(
    app: &App,
    page: &Page,
    near: &[PhenomenonId],
    home: Option<PhenomenonId>,
) -> Result<Vec<Offer>, WebError> {
    let mut offers = Vec::new();
    for id in near.iter().filter(|id| Some(**id) != home).take(OFFERED) {
        if let Some(phenomenon) = app.store.phenomenon(*id).await? {
            offers.push(Offer { id: phenomenon.id, name: name(page, &phenomenon), digit: offers.len() + 1 });
        }
    }
    Ok(offers)
}

fn name(page: &Page, phenomenon: &Phenomenon) -> String {
    views::phenomenon_name(page.locale(), phenomenon)
}
