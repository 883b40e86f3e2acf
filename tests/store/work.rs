//! Imports, settings and jobs.

use ilmiotutka::ids::{CampaignId, ImportId, JobId};
use ilmiotutka::intake::{Campaign, NewCampaign, RawCampaign, Reference};
use ilmiotutka::store::{CLAIM, ImportCounts, JobState, MOST_ATTEMPTS, Store};
use jiff::SignedDuration;
use serde_json::json;

use crate::people::eviction;
use crate::support::at;

pub async fn imports_tell_what_they_brought(store: &Store) {
    let (first, second) = (ImportId::new(), ImportId::new());
    store.start_import(first, "kevät.xlsx", at("2026-02-01T08:00:00Z")).await.unwrap();
    store.start_import(second, "syksy.csv", at("2026-02-02T08:00:00Z")).await.unwrap();
    let counts = ImportCounts { accepted: 498, already_known: 1, refused: 1 };
    store.note_import(first, counts, None).await.unwrap();
    let running = store.import_run(first).await.unwrap().unwrap();
    assert_eq!((running.counts, running.finished_at), (counts, None));

    let counts = ImportCounts { accepted: 600, ..counts };
    store.note_import(first, counts, Some(at("2026-02-01T08:01:00Z"))).await.unwrap();
    let runs = store.import_runs(10).await.unwrap();
    assert_eq!(runs.iter().map(|run| run.file_name.as_str()).collect::<Vec<_>>(), ["syksy.csv", "kevät.xlsx"]);
    assert_eq!(runs[1].counts, counts);
    assert_eq!(runs[1].finished_at, Some(at("2026-02-01T08:01:00Z")));
    assert_eq!(store.import_runs(1).await.unwrap().len(), 1);
    assert_eq!(store.import_run(ImportId::new()).await.unwrap(), None);
}

pub async fn campaigns_count_what_was_sent_there(store: &Store) {
    let typed = RawCampaign {
        title: ["Kysely".to_owned(), "Enkät".to_owned()],
        first_day: "2026-10-01".to_owned(),
        last_day: "2026-10-31".to_owned(),
        municipality: "Inari".to_owned(),
        service_line: "iakkaat".to_owned(),
        ..RawCampaign::default()
    };
    let is = NewCampaign::parse(&typed, Reference::embedded()).unwrap();
    let created_at = at("2026-09-01T08:00:00Z");
    let campaign = Campaign { id: CampaignId::new(), is, ended_at: None, by: None, created_at };
    assert!(store.insert_campaign(&campaign).await.unwrap());
    let same_address = Campaign { id: CampaignId::new(), ..campaign.clone() };
    assert!(!store.insert_campaign(&same_address).await.unwrap());
    assert_eq!(store.campaign_at("kysely").await.unwrap(), Some(campaign.clone()));

    let [sent, erased] = [eviction("2026-10-02T08:00:00Z"), eviction("2026-10-03T08:00:00Z")];
    store.insert_observations(&[sent.clone(), erased.clone()], None, created_at).await.unwrap();
    for id in [sent.id, erased.id, sent.id] {
        store.note_campaign(campaign.id, id).await.unwrap();
    }
    store.erase_observation(erased.id, created_at).await.unwrap();
    assert!(store.end_campaign(campaign.id, Some(created_at)).await.unwrap());
    assert!(!store.end_campaign(same_address.id, None).await.unwrap());
    let ended = Campaign { ended_at: Some(created_at), ..campaign };
    assert_eq!(store.campaigns().await.unwrap(), [(ended, 1)]);
}

pub async fn settings_are_kept(store: &Store) {
    assert_eq!(store.setting("grouping.version").await.unwrap(), None);
    store.set_setting("grouping.version", Some("1")).await.unwrap();
    store.set_setting("grouping.version", Some("2")).await.unwrap();
    assert_eq!(store.setting("grouping.version").await.unwrap().as_deref(), Some("2"));
    store.set_setting("grouping.version", None).await.unwrap();
    assert_eq!(store.setting("grouping.version").await.unwrap(), None);
}

pub async fn jobs_are_done_once(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    let minute = SignedDuration::from_mins(1);
    let later = store.add_job("regroup", &json!({}), now + minute, now).await.unwrap();
    let first = store.add_job("import", &json!({ "file": "kevät.xlsx" }), now, now).await.unwrap();
    assert_eq!(store.due_jobs(now).await.unwrap(), 1);

    let claimed = store.claim_job(now).await.unwrap().unwrap();
    assert_eq!((claimed.id, claimed.attempts, claimed.state), (first, 1, JobState::Running));
    assert_eq!(claimed.payload, json!({ "file": "kevät.xlsx" }));
    assert_eq!(store.claim_job(now).await.unwrap(), None, "a claimed job is not given out again");
    store.finish_job(first, now).await.unwrap();
    assert_eq!(store.job(first).await.unwrap().unwrap().state, JobState::Done);

    // A worker that vanished: its job is given out again when the claim lapses.
    let claimed = store.claim_job(now + minute).await.unwrap().unwrap();
    assert_eq!(claimed.id, later);
    assert_eq!(store.claim_job(now + CLAIM).await.unwrap(), None);
    let again = store.claim_job(now + minute + CLAIM).await.unwrap().unwrap();
    assert_eq!((again.id, again.attempts), (later, 2));
    store.finish_job(later, now + CLAIM).await.unwrap();

    assert_eq!(store.due_jobs(now + CLAIM + CLAIM).await.unwrap(), 0);
    assert_eq!(store.delete_done_jobs(now + minute).await.unwrap(), 1);
    assert_eq!(store.job(first).await.unwrap(), None);
    assert_eq!(store.job(JobId::new()).await.unwrap(), None);
}

pub async fn jobs_that_fail_are_tried_again(store: &Store) {
    let mut now = at("2026-02-01T08:00:00Z");
    let id = store.add_job("notify", &json!({}), now, now).await.unwrap();
    for attempt in 1..=MOST_ATTEMPTS {
        let job = store.claim_job(now).await.unwrap().unwrap();
        assert_eq!(job.attempts, attempt);
        let state = store.fail_job(&job, "the mail server is away", now).await.unwrap();
        let given_up = attempt == MOST_ATTEMPTS;
        assert_eq!(state, if given_up { JobState::Failed } else { JobState::Waiting });
        assert_eq!(store.claim_job(now).await.unwrap(), None, "it rests first");
        now = store.job(id).await.unwrap().unwrap().due_at;
    }
    assert_eq!(store.claim_job(now).await.unwrap(), None);
    let failed = store.failed_jobs(10).await.unwrap();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].last_error.as_deref(), Some("the mail server is away"));
}

pub async fn two_workers_share_the_jobs(store: &Store) {
    let now = at("2026-02-01T08:00:00Z");
    for number in 0..20 {
        store.add_job("count", &json!(number), now, now).await.unwrap();
    }
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut claimed = Vec::new();
                while let Some(job) = store.claim_job(now).await.unwrap() {
                    store.finish_job(job.id, now).await.unwrap();
                    claimed.push(job.id);
                }
                claimed
            })
        })
        .collect();
    let mut claimed = Vec::new();
    for worker in workers {
        claimed.extend(worker.await.unwrap());
    }
    assert_eq!(claimed.len(), 20);
    claimed.sort();
    claimed.dedup();
    assert_eq!(claimed.len(), 20, "no job was given out twice");
}
