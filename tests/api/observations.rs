use axum::http::StatusCode;
use axum::http::header::LOCATION;
use ilmiotutka::store::ObservationFilter;
use serde_json::json;

use crate::program::Program;

#[tokio::test]
async fn a_posted_observation_is_stored_and_can_be_read() {
    let program = Program::start().await;
    let posted = program
        .post(
            "/observations",
            &json!({
                "id": "H-1", "received_at": "2026-02-03T10:15:00+02:00", "municipality": "Vasa",
                "text": "Asunnottomia on entistä enemmän. Soita 040 123 4567.", "service_line": "tyoikaiset",
                "reporter": "ammattilainen", "proposal": "Lisää asuntoja.", "lang": "fi",
            }),
        )
        .await;
    assert_eq!(posted.status, StatusCode::CREATED);
    let id = posted.body["observation"]["id"].as_str().unwrap();
    assert_eq!(posted.header(LOCATION), format!("/api/v1/observations/{id}"));
    let read = program.get(&format!("/observations/{id}")).await;
    assert_eq!(read.status, StatusCode::OK);
    insta::assert_json_snapshot!("observation", [&posted.body, &read.body], {
        ".**.id" => "[id]", ".**.reference" => "[reference]", ".**.stored_at" => "[time]",
    });
}

#[tokio::test]
async fn an_observation_whose_id_is_known_is_not_stored_again() {
    let program = Program::start().await;
    let observation = json!({ "id": "H-1", "text": "Jono on pitkä." });
    let first = program.post("/observations", &observation).await;
    let second = program.post("/observations", &observation).await;
    assert_eq!((first.status, second.status), (StatusCode::CREATED, StatusCode::OK));
    assert_eq!(first.body["observation"]["id"], second.body["observation"]["id"]);
    assert_eq!(first.body["observation"]["reference"], second.body["observation"]["reference"]);
    assert_eq!(program.app.store.observation_count(&ObservationFilter::default()).await.unwrap(), 1);
}

#[tokio::test]
async fn every_fault_is_told_at_once_in_the_language_of_the_program() {
    let program = Program::start().await;
    let faulty = json!({
        "received_at": "eilen", "text": " ", "area": "Atlantis", "service_line": "x", "reporter": ["kunta"], "tekst": "a",
    });
    let answer = program.post_in("sv-FI", "/observations", &faulty).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut faults = answer.faults();
    faults.sort_unstable();
    let expected = [
        ("area", "fault-county-unknown"),
        ("received_at", "fault-received-at-unreadable"),
        ("record", "fault-field-unknown"),
        ("reporter", "fault-field-no-text"),
        ("service_line", "fault-service-line-unknown"),
        ("text", "fault-text-missing"),
    ];
    assert_eq!(faults, expected);
    assert!(answer.text.contains("Välfärdsområdet ”Atlantis”"), "{}", answer.text);
    assert_eq!(program.app.store.observation_count(&ObservationFilter::default()).await.unwrap(), 0);
}

#[tokio::test]
async fn a_field_that_is_no_text_has_one_fault() {
    let program = Program::start().await;
    let answer = program.post("/observations", &json!({ "text": {} })).await;
    assert_eq!(answer.faults(), [("text", "fault-field-no-text")]);
    let answer = program.post("/observations", &json!(["Jono on pitkä."])).await;
    assert_eq!(answer.faults(), [("record", "fault-record-no-object")]);
}

#[tokio::test]
async fn paging_gives_every_observation_once_newest_first() {
    let program = Program::start().await;
    let mut posted = Vec::new();
    // Two of the same moment: the id decides between them.
    for day in [1, 2, 2, 3, 4] {
        let received_at = format!("2026-02-{day:02}T10:00:00.123456Z");
        let observation = json!({ "text": "Jono on pitkä.", "received_at": received_at });
        posted.push(program.observe(observation).await.to_string());
    }
    posted.reverse();
    let mut listed = Vec::new();
    let mut sizes = Vec::new();
    let mut address = "/observations?limit=2".to_owned();
    for _ in 0..5 {
        let page = program.get(&address).await;
        let ids = page.ids("observations");
        sizes.push(ids.len());
        listed.extend(ids.iter().map(|id| (*id).to_owned()));
        let Some(cursor) = page.body["meta"]["next_cursor"].as_str() else { break };
        address = format!("/observations?limit=2&cursor={cursor}");
    }
    assert_eq!(sizes, [2, 2, 1]);
    assert_eq!(listed, posted);
}

#[tokio::test]
async fn filters_let_through_what_they_should() {
    let program = Program::start().await;
    let finnish = json!({
        // Half past midnight of the third in Finland.
        "text": "Asunnottomia on entistä enemmän tällä alueella.", "received_at": "2026-02-02T22:30:00Z",
        "municipality": "Tampere", "service_line": "tyoikaiset", "reporter": "asukas",
    });
    let swedish = json!({
        "text": "De bostadslösa har blivit fler i vår kommun.", "received_at": "2026-03-01T10:00:00Z",
        "municipality": "Vasa", "service_line": "iakkaat", "reporter": "jarjesto",
    });
    let (finnish, swedish) = (program.observe(finnish).await.to_string(), program.observe(swedish).await.to_string());
    for (filter, expected) in [
        ("from=2026-02-03", vec![&swedish, &finnish]),
        ("from=2026-02-04", vec![&swedish]),
        ("to=2026-02-02", vec![]),
        ("to=2026-02-03", vec![&finnish]),
        ("county=Pirkanmaa", vec![&finnish]),
        ("county=pohjanmaa", vec![&swedish]),
        ("municipality=905", vec![&swedish]),
        ("municipality=Vaasa", vec![&swedish]),
        ("service_line=tyoikaiset", vec![&finnish]),
        ("reporter=jarjesto&language=sv", vec![&swedish]),
        ("reporter=jarjesto&language=fi", vec![]),
        ("language=", vec![&swedish, &finnish]),
        ("phenomenon=0199f000-0000-7000-8000-000000000001", vec![]),
    ] {
        let answer = program.get(&format!("/observations?{filter}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{filter}: {}", answer.text);
        assert_eq!(answer.ids("observations"), expected, "{filter}");
    }
}

#[tokio::test]
async fn every_faulty_parameter_is_told_at_once() {
    let program = Program::start().await;
    let address = "/observations?from=tomorrow&county=atlantis&limit=201&cursor=x&conty=pirkanmaa&language=de";
    let answer = program.get(address).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut faults = answer.faults();
    faults.sort_unstable();
    let expected = [
        ("conty", "fault-parameter-unknown"),
        ("county", "fault-parameter-county"),
        ("cursor", "fault-parameter-cursor"),
        ("from", "fault-parameter-date"),
        ("language", "fault-parameter-language"),
        ("limit", "fault-parameter-limit"),
    ];
    assert_eq!(faults, expected);
}
