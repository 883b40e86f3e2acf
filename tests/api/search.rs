use ilmiotutka::search;
use serde_json::json;

use crate::program::{Answer, Program};

/// Posts three observations, of which two speak of queues, and indexes them.
async fn indexed() -> Program {
    let program = Program::start().await;
    for (text, municipality) in [
        ("Äidin jonottaminen palveluun kesti kuukausia.", "Tampere"),
        ("Jonot ovat pitkiä.", "Vaasa"),
        ("Vuokrat ovat nousseet.", "Vaasa"),
    ] {
        let observation = json!({ "text": text, "municipality": municipality, "received_at": "2026-02-03T10:00:00Z" });
        program.observe(observation).await;
    }
    search::catch_up(&program.app).await.unwrap();
    program
}

fn texts(answer: &Answer) -> Vec<&str> {
    let hits = answer.body["hits"].as_array().unwrap();
    hits.iter().map(|hit| hit["observation"]["text"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn words_find_their_inflections_marked_in_code_points() {
    let program = indexed().await;
    let answer = program.get("/search?q=vuokra").await;
    assert_eq!(texts(&answer), ["Vuokrat ovat nousseet."]);
    assert_eq!(answer.body["meta"]["total"], 1);
    let hit = &answer.body["hits"][0];
    assert_eq!(hit["found_by"], "words");
    assert_eq!(hit["snippet"]["highlights"], json!([{ "start": 0, "end": 7 }]));
    let answer = program.get("/search?q=kuukausi").await;
    // Behind "Äidin jonottaminen palveluun kesti ", in which Ä is one code point and two bytes.
    assert_eq!(answer.body["hits"][0]["snippet"]["highlights"], json!([{ "start": 35, "end": 44 }]));
}

#[tokio::test]
async fn filters_hold_beside_the_words_and_within_them() {
    let program = indexed().await;
    assert_eq!(texts(&program.get("/search?q=jono&municipality=Vasa").await), ["Jonot ovat pitkiä."]);
    let answer = program.get("/search?q=jono%20kunta:Vaasa").await;
    assert_eq!(texts(&answer), ["Jonot ovat pitkiä."]);
    let understood = &answer.body["meta"]["understood"];
    assert_eq!(understood["filters"], json!([{ "field": "municipality", "value": "Vaasa", "is_excluded": false }]));
    assert_eq!(understood["wanted"], json!([[{ "text": "jono", "is_phrase": false }]]));
}

#[tokio::test]
async fn paging_gives_every_hit_once() {
    let program = indexed().await;
    let mut found = Vec::new();
    let mut address = "/search?limit=1".to_owned();
    for _ in 0..5 {
        let page = program.get(&address).await;
        assert_eq!(page.body["meta"]["total"], 3);
        found.extend(texts(&page).iter().map(|text| (*text).to_owned()));
        let Some(cursor) = page.body["meta"]["next_cursor"].as_str() else { break };
        address = format!("/search?limit=1&cursor={cursor}");
    }
    found.sort_unstable();
    let expected = ["Jonot ovat pitkiä.", "Vuokrat ovat nousseet.", "Äidin jonottaminen palveluun kesti kuukausia."];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn the_cursor_of_another_list_is_refused() {
    let program = indexed().await;
    let list = program.get("/observations?limit=1").await;
    let cursor = list.body["meta"]["next_cursor"].as_str().unwrap();
    let answer = program.get(&format!("/search?cursor={cursor}")).await;
    assert_eq!(answer.faults(), [("cursor", "fault-parameter-cursor")]);
}
