//! What the grouping would do otherwise than people decided: shown with its reasons, accepted, refused.

use axum::http::StatusCode;
use ilmiotutka::ids::{ObservationId, PhenomenonId, SuggestionId};
use ilmiotutka::phenomena::decisions::{Decision, Destination};
use ilmiotutka::phenomena::suggestions::{Idea, SuggestionState, Why};
use jiff::Timestamp;

use crate::browser::Answer;
use crate::work_group::WorkGroup;

/// Makes an idea with the reasons of a regroup.
fn idea(matter: &str, decision: Decision) -> Idea {
    let words = vec!["vuokra".to_owned(), "häätö".to_owned()];
    let why = Why { reports: decision.observations().len(), similarity: 0.62, similarity_now: 0.31, words };
    Idea { matter: matter.to_owned(), decision, why }
}

fn moving(observation: ObservationId, to: PhenomenonId) -> Decision {
    Decision::Move { observations: vec![observation], to: Destination::Phenomenon(to) }
}

impl WorkGroup {
    /// Suggests to move the observation that stands alone to the phenomenon, and to split that.
    async fn suggest(&self) -> [SuggestionId; 2] {
        let store = &self.browser.app.store;
        let split = Decision::Split {
            phenomenon: self.evictions,
            observations: self.reports[1..].to_vec(),
            into: PhenomenonId::new(),
        };
        let ideas = [idea("move", moving(self.alone, self.evictions)), idea("split", split)];
        store.save_suggestions(&ideas, Timestamp::now()).await.unwrap();
        let open = store.open_suggestions().await.unwrap();
        let of = |matter: &Idea| open.iter().find(|open| open.decision.kind() == matter.decision.kind()).unwrap().id;
        ideas.each_ref().map(of)
    }

    async fn answer(&mut self, suggestion: SuggestionId, what: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.browser.get("/app/suggestions").await;
        self.browser.post(&format!("/app/suggestions/{suggestion}/{what}"), &page, fields).await
    }

    async fn state(&self, suggestion: SuggestionId) -> SuggestionState {
        self.browser.app.store.suggestion(suggestion).await.unwrap().unwrap().state
    }
}

#[tokio::test]
async fn suggestions_are_shown_with_their_reasons_and_led_to() {
    let mut group = WorkGroup::meet().await;
    assert!(!group.open("/app").await.contains("odottaa vastausta"));
    group.suggest().await;
    for address in ["/app", "/app/decisions"] {
        let page = group.open(address).await;
        assert!(page.contains("2 ehdotusta odottaa vastausta") && page.contains(r#"href="/app/suggestions""#));
    }
    let page = group.open("/app/suggestions").await;
    for words in [
        "Siirretäänkö 1 havainto tähän ilmiöön?",
        "Erotetaanko 2 havaintoa omaksi ilmiökseen?",
        "Häätö ja vuokrarästit",
        "62\u{a0}%",
        "31\u{a0}%",
        "vuokra, häätö",
        "Kirjaston aukioloaikoja",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(group.open("/app/suggestions?kieli=sv").await.contains("Ska 1 observation flyttas till detta fenomen?"));
    assert!(group.open("/app/suggestions?kieli=en").await.contains("Move 1 observation to this phenomenon?"));
}

#[tokio::test]
async fn an_accepted_suggestion_is_a_decision_that_can_be_undone() {
    let mut group = WorkGroup::meet().await;
    let [moving, _] = group.suggest().await;
    let answer = group.answer(moving, "acceptances", &[("reason", "Sama perhe")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = group.open(answer.location()).await;
    assert!(page.contains("Päätös tallennettiin: havaintojen siirto.") && page.contains("/undoings"));
    assert_eq!(group.state(moving).await, SuggestionState::Accepted);
    let decisions = group.browser.app.store.decisions().await.unwrap();
    assert_eq!(decisions[0].reason.as_ref().unwrap().as_str(), "Sama perhe");
    let homes = group.browser.app.store.memberships_of(group.alone).await.unwrap();
    assert_eq!(homes[0].phenomenon, group.evictions);

    assert_eq!(group.answer(moving, "acceptances", &[]).await.status, StatusCode::CONFLICT, "it was answered");
}

#[tokio::test]
async fn a_refused_suggestion_changes_nothing_and_is_not_shown_again() {
    let mut group = WorkGroup::meet().await;
    let [_, split] = group.suggest().await;
    let answer = group.answer(split, "refusals", &[]).await;
    let page = group.open(answer.location()).await;
    assert!(page.contains("Ehdotus hylättiin.") && !page.contains("Erotetaanko"));
    assert_eq!(group.state(split).await, SuggestionState::Refused);
    assert_eq!(group.browser.app.store.decisions().await.unwrap(), []);
}

#[tokio::test]
async fn a_suggestion_stays_open_when_its_decision_cannot_be_taken() {
    let mut group = WorkGroup::meet().await;
    let [moving, split] = group.suggest().await;
    let answer = group.answer(moving, "acceptances", &[("reason", &"ä".repeat(501))]).await;
    assert!(group.open(answer.location()).await.contains("perustelu saa olla enintään 500 merkkiä"));
    assert_eq!(group.state(moving).await, SuggestionState::Open);
    // Another site sends no token.
    let address = format!("/app/suggestions/{split}/refusals");
    assert_eq!(group.browser.post_plain(&address, &[]).await.status, StatusCode::FORBIDDEN);
    let unknown = group.answer(SuggestionId::new(), "refusals", &[]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
