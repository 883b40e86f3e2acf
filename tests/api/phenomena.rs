use axum::http::StatusCode;
use axum::http::header::LOCATION;
use ilmiotutka::store::GroupingChanges;

use crate::program::{Program, at, phenomenon};

#[tokio::test]
async fn a_phenomenon_is_listed_and_read_with_its_members() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let list = program.get("/phenomena").await;
    assert_eq!(list.ids("phenomena"), [seen.phenomenon.to_string()]);
    let one = program.get(&format!("/phenomena/{}", seen.phenomenon)).await;
    let members: Vec<String> = one.body["phenomenon"]["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| member["observation"].as_str().unwrap().to_owned())
        .collect();
    let newest_first: Vec<String> = seen.observations.iter().rev().map(ToString::to_string).collect();
    assert_eq!(members, newest_first);
    insta::assert_json_snapshot!("phenomenon", [&list.body, &one.body], {
        ".**.id" => "[id]", ".**.observation" => "[id]",
    });
}

#[tokio::test]
async fn an_observation_tells_its_phenomenon_and_is_found_by_it() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let one = program.get(&format!("/observations/{}", seen.observations[0])).await;
    assert_eq!(one.body["observation"]["phenomena"][0], seen.phenomenon.to_string());
    let list = program.get(&format!("/observations?phenomenon={}", seen.phenomenon)).await;
    assert_eq!(list.ids("observations").len(), 3);
}

#[tokio::test]
async fn the_address_of_a_merged_phenomenon_leads_to_the_one_that_took_it_in() {
    let program = Program::start().await;
    let seen = program.see_a_phenomenon().await;
    let heir = phenomenon("odotus", "2026-01-01T10:00:00Z");
    let changes = GroupingChanges { new_phenomena: vec![heir.clone()], ..GroupingChanges::default() };
    let now = at("2026-02-04T10:00:00Z");
    program.app.store.save_grouping(&changes, now).await.unwrap();
    let merged = GroupingChanges { merged: vec![(seen.phenomenon, heir.id)], ..GroupingChanges::default() };
    program.app.store.save_grouping(&merged, now).await.unwrap();

    let answer = program.get(&format!("/phenomena/{}", seen.phenomenon)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header(LOCATION), format!("/api/v1/phenomena/{}", heir.id));
    let list = program.get(&format!("/observations?phenomenon={}", seen.phenomenon)).await;
    assert_eq!(list.ids("observations").len(), 3);
    assert_eq!(program.get("/phenomena").await.ids("phenomena"), [heir.id.to_string()]);
    assert_eq!(program.get("/phenomena?state=merged").await.ids("phenomena"), [seen.phenomenon.to_string()]);
}

#[tokio::test]
async fn paging_gives_every_phenomenon_once() {
    let program = Program::start().await;
    // Two of the same moment: the id decides between them.
    let times = ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"];
    let new_phenomena = times.map(|time| phenomenon("jonot", time)).to_vec();
    let changes = GroupingChanges { new_phenomena, ..GroupingChanges::default() };
    program.app.store.save_grouping(&changes, at("2026-01-04T00:00:00Z")).await.unwrap();

    let whole = program.get("/phenomena").await;
    let mut listed = Vec::new();
    let mut address = "/phenomena?limit=1".to_owned();
    for _ in 0..6 {
        let page = program.get(&address).await;
        listed.extend(page.ids("phenomena").iter().map(|id| (*id).to_owned()));
        let Some(cursor) = page.body["meta"]["next_cursor"].as_str() else { break };
        address = format!("/phenomena?limit=1&cursor={cursor}");
    }
    assert_eq!(listed.len(), 4);
    assert_eq!(listed, whole.ids("phenomena"));
}

#[tokio::test]
async fn a_state_that_there_is_not_is_told() {
    let program = Program::start().await;
    let answer = program.get("/phenomena?state=asleep").await;
    assert_eq!(answer.faults(), [("state", "fault-parameter-state")]);
}
