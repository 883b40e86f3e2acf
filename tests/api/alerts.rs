use axum::http::StatusCode;
use serde_json::json;

use crate::program::Program;

#[tokio::test]
async fn an_alert_is_listed_and_read_with_its_evidence() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let list = program.get("/alerts?state=new").await;
    assert_eq!(list.ids("alerts"), [seen.alert.to_string()]);
    assert_eq!(program.get("/alerts").await.body, list.body);
    assert!(program.get("/alerts?state=dismissed").await.ids("alerts").is_empty());
    let one = program.get(&format!("/alerts/{}", seen.alert)).await;
    insta::assert_json_snapshot!("alert", &one.body, {
        ".**.id" => "[id]", ".**.phenomenon" => "[id]", ".**.observations[]" => "[id]",
    });
}

#[tokio::test]
async fn a_decision_moves_the_alert_and_is_kept_with_who_took_it() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let user = program.app.store.users().await.unwrap().remove(0);
    let address = format!("/alerts/{}/events", seen.alert);
    let answer = program.post(&address, &json!({ "state": "dismissed", "note": " Jo työn alla. " })).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let alert = &answer.body["alert"];
    assert_eq!(alert["state"], "dismissed");
    assert_eq!(alert["events"][0]["note"], "Jo työn alla.");
    assert_eq!(alert["events"][0]["by"], user.id.to_string());
    assert_eq!(program.get(&format!("/alerts/{}", seen.alert)).await.body, answer.body);

    let again = program.post(&address, &json!({ "state": "dismissed" })).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let back = program.post(&address, &json!({ "state": "new" })).await;
    assert_eq!(back.body["alert"]["events"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn an_alert_sleeps_is_given_to_somebody_and_becomes_a_report() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let user = program.app.store.users().await.unwrap().remove(0).id.to_string();
    let address = format!("/alerts/{}/events", seen.alert);
    let snoozed = program.post(&address, &json!({ "state": "snoozed", "more": 3, "until": "2999-01-31" })).await;
    assert_eq!(snoozed.body["alert"]["snoozed_until"], "2999-01-31");
    assert_eq!(snoozed.body["alert"]["snoozed_until_reports"], 6);
    let owned = program.post(&address, &json!({ "owner": user })).await;
    assert_eq!((&owned.body["alert"]["owner"], &owned.body["alert"]["state"]), (&json!(user), &json!("snoozed")));
    let reported = program.post(&address, &json!({ "state": "reported", "report": "Raportti 3/2026" })).await;
    assert_eq!(reported.body["alert"]["report"], "Raportti 3/2026");
    assert_eq!(reported.body["alert"]["snoozed_until"], json!(null));

    let endless = program.post(&address, &json!({ "state": "snoozed" })).await;
    assert_eq!(endless.faults(), [("until", "alert-fault-endless")]);
    let past = program.post(&address, &json!({ "state": "snoozed", "until": "2020-01-01" })).await;
    assert_eq!(past.faults(), [("until", "alert-fault-past")]);
    let nobody = program.post(&address, &json!({ "owner": uuid::Uuid::now_v7().to_string() })).await;
    assert_eq!(nobody.faults(), [("owner", "alert-fault-owner")]);
    let machine = program.post(&address, &json!({ "state": "superseded" })).await;
    assert_eq!(machine.faults(), [("state", "fault-parameter-state")]);
}

#[tokio::test]
async fn a_decision_at_fault_changes_nothing() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let address = format!("/alerts/{}/events", seen.alert);
    let answer = program.post(&address, &json!({ "state": "done", "note": "a".repeat(2_001) })).await;
    assert_eq!(answer.faults(), [("state", "fault-parameter-state"), ("note", "fault-parameter-note")]);
    let answer = program.post(&address, &json!({})).await;
    assert_eq!(answer.faults(), [("state", "fault-parameter-state-missing")]);
    let answer = program.post(&address, &json!({ "state": "dismissed", "notes": "" })).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(program.get("/alerts?state=new").await.ids("alerts").len(), 1);
}
