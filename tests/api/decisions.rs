use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::program::{Program, Seen};

async fn homes(program: &Program, seen: &Seen) -> Vec<usize> {
    let mut homes = Vec::new();
    for observation in &seen.observations {
        let answer = program.get(&format!("/observations/{observation}")).await;
        homes.push(answer.body["observation"]["phenomena"].as_array().unwrap().len());
    }
    homes
}

#[tokio::test]
async fn a_decision_is_taken_listed_and_undone() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let out = json!({
        "kind": "not_this",
        "phenomenon": seen.phenomenon,
        "observations": [seen.observations[0]],
        "reason": " Tässä on kyse muusta. ",
    });
    let taken = program.post("/decisions", &out).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.body);
    assert_eq!(homes(&program, &seen).await, [0, 1, 1]);

    let list = program.get(&format!("/decisions?about={}", seen.observations[0])).await;
    assert_eq!(list.body["decisions"][0], taken.body["decision"]);
    assert_eq!(program.get("/decisions").await.body["decisions"], list.body["decisions"]);
    assert!(program.get(&format!("/decisions?about={}", seen.observations[1])).await.ids("decisions").is_empty());
    insta::assert_json_snapshot!("decision", &list.body, {
        ".**.id" => "[id]", ".**.by" => "[id]", ".**.at" => "[time]", ".**.phenomenon" => "[id]",
        ".**.observations[]" => "[id]", ".seen" => "[version]",
    });

    let address = format!("/decisions/{}/undoings", taken.body["decision"]["id"].as_str().unwrap());
    let undone = program.post(&address, &json!({})).await;
    assert_eq!(undone.status, StatusCode::CREATED, "{}", undone.body);
    assert!(undone.body["decision"]["undone"]["at"].is_string());
    assert_eq!(homes(&program, &seen).await, [1, 1, 1]);
    assert_eq!(program.post(&address, &json!({})).await.status, StatusCode::CONFLICT);
    let nothing = "/decisions/01900000-0000-7000-8000-000000000000/undoings";
    assert_eq!(program.post(nothing, &json!({})).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_kind_of_decision_can_be_taken() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let (phenomenon, first) = (seen.phenomenon, seen.observations[0]);
    let confirm = json!({ "kind": "confirm", "phenomenon": phenomenon, "observations": [first] });
    let confirmed = program.post("/decisions", &confirm).await;
    assert_eq!(confirmed.status, StatusCode::CREATED, "{}", confirmed.body);
    assert_eq!(program.post("/decisions", &confirm).await.status, StatusCode::CONFLICT, "it is so already");
    let split = json!({ "kind": "split", "phenomenon": phenomenon, "observations": [first] });
    let split = program.post("/decisions", &split).await;
    assert_eq!(split.status, StatusCode::CREATED, "{}", split.body);
    let new = &split.body["decision"]["into"];
    for decision in [
        json!({ "kind": "also_in", "phenomenon": phenomenon, "observations": [first] }),
        json!({ "kind": "merge", "phenomenon": new, "into": phenomenon }),
        json!({ "kind": "move", "into": "new", "observations": [first] }),
        json!({ "kind": "move", "into": "alone", "observations": [first] }),
        json!({ "kind": "move", "into": phenomenon, "observations": [first] }),
        json!({ "kind": "name", "phenomenon": phenomenon, "name_fi": "Pitkät jonot" }),
        json!({ "kind": "describe", "phenomenon": phenomenon, "description_sv": "Köerna är långa." }),
        json!({ "kind": "theme", "phenomenon": phenomenon, "themes": ["palvelujen_saatavuus"] }),
        json!({ "kind": "pin", "phenomenon": phenomenon }),
        json!({ "kind": "dismiss", "phenomenon": phenomenon }),
    ] {
        let answer = program.post("/decisions", &decision).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{decision}: {}", answer.body);
    }
    let shown = program.get(&format!("/phenomena/{phenomenon}")).await.body;
    let shown = &shown["phenomenon"];
    assert_eq!(shown["state"], "dismissed");
    assert_eq!(
        (&shown["names"]["fi"], &shown["description"]["sv"]),
        (&json!("Pitkät jonot"), &json!("Köerna är långa."))
    );
    assert_eq!((&shown["themes"], &shown["pinned"]), (&json!(["palvelujen_saatavuus"]), &json!(true)));
    assert_eq!(shown["members"].as_array().unwrap().len(), 3);
    assert_eq!(program.get("/phenomena?state=dismissed").await.ids("phenomena"), [phenomenon.to_string()]);
    assert_eq!(program.get("/decisions?limit=5").await.ids("decisions").len(), 5);
}

#[tokio::test]
async fn who_did_not_see_another_s_decision_is_told_of_it() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let version = program.get("/decisions").await.body["seen"].clone();
    let decide = |kind: &str, extra: Value| {
        let mut decision = json!({ "kind": kind, "observations": [seen.observations[0]], "seen": version });
        decision.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        decision
    };
    let first = program.post("/decisions", &decide("move", json!({ "into": "alone" }))).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let second = program.post("/decisions", &decide("confirm", json!({ "phenomenon": seen.phenomenon }))).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let detail = second.body["detail"].as_str().unwrap();
    assert!(detail.starts_with("Samasta asiasta on juuri päätetty (havaintojen siirto, "), "{detail}");
    assert_eq!(homes(&program, &seen).await, [0, 1, 1]);
}

#[tokio::test]
async fn a_decision_at_fault_changes_nothing() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let id = seen.phenomenon;
    for (decision, faults) in [
        (json!({}), vec![("kind", "fault-decision-kind-missing")]),
        (json!({ "kind": "delete" }), vec![("kind", "fault-decision-kind")]),
        (json!({ "kind": "pin" }), vec![("phenomenon", "fault-decision-phenomenon-missing")]),
        (
            json!({ "kind": "move", "observations": ["7"] }),
            vec![("observations", "fault-parameter-id"), ("into", "fault-decision-into-missing")],
        ),
        (
            json!({ "kind": "name", "phenomenon": id, "reason": "a".repeat(501) }),
            vec![("reason", "fault-decision-reason"), ("name_fi", "fault-decision-name-missing")],
        ),
        (
            json!({ "kind": "describe", "phenomenon": id, "description_fi": "a".repeat(2_001) }),
            vec![("description_fi", "fault-decision-too-long")],
        ),
        (json!({ "kind": "theme", "phenomenon": id, "themes": ["sää"] }), vec![("themes", "fault-decision-theme")]),
        (json!({ "kind": "confirm", "phenomenon": id }), vec![("observations", "fault-decision-no-observation")]),
        (
            json!({ "kind": "split", "phenomenon": id, "observations": seen.observations }),
            vec![("observations", "fault-decision-nothing-left")],
        ),
        (
            json!({ "kind": "pin", "phenomenon": seen.observations[0] }),
            vec![("phenomenon", "fault-decision-unknown-phenomenon")],
        ),
    ] {
        let answer = program.post("/decisions", &decision).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{decision}");
        assert_eq!(answer.faults(), faults, "{decision}");
    }
    assert!(program.get("/decisions").await.ids("decisions").is_empty());
    assert_eq!(program.get("/decisions?about=7").await.faults(), [("about", "fault-parameter-id")]);
}

#[tokio::test]
async fn a_suggestion_is_listed_and_answered_once() {
    use ilmiotutka::phenomena::decisions::{Decision, Destination};
    use ilmiotutka::phenomena::suggestions::{Idea, Why};

    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let why = Why { reports: 1, similarity: 0.5, similarity_now: 0.25, words: vec!["jono".to_owned()] };
    let ideas: Vec<Idea> = (0..2)
        .map(|place| Idea {
            matter: format!("move {place}"),
            decision: Decision::Move { observations: vec![seen.observations[place]], to: Destination::Alone },
            why: why.clone(),
        })
        .collect();
    program.app.store.save_suggestions(&ideas, jiff::Timestamp::now()).await.unwrap();
    let list = program.get("/suggestions").await;
    assert_eq!(list.body["suggestions"][0]["words"], json!(["jono"]));
    let ids = list.ids("suggestions");
    let answers: Vec<String> = ids.iter().map(|id| format!("/suggestions/{id}/answers")).collect();

    let refused = program.post(&answers[0], &json!({ "accept": false })).await;
    assert_eq!((refused.status, &refused.body["decision"]), (StatusCode::CREATED, &Value::Null));
    let accepted = program.post(&answers[1], &json!({ "accept": true, "reason": "Niin on." })).await;
    assert_eq!(accepted.body["decision"]["reason"], "Niin on.");
    assert_eq!(homes(&program, &seen).await.iter().sum::<usize>(), 2);
    let again = program.post(&answers[1], &json!({ "accept": false })).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(program.get("/suggestions").await.ids("suggestions").is_empty());

    // A regroup that thinks the same asks no more.
    program.app.store.save_suggestions(&ideas, jiff::Timestamp::now()).await.unwrap();
    assert!(program.get("/suggestions").await.ids("suggestions").is_empty());
}
