//! Telling of alerts, against a real mail server and a receiver that fails at times.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod mail_server;
mod receiver;

use std::process::Command;

use axum::http::StatusCode;
use ilmiotutka::access::{self, Email, Role, User};
use ilmiotutka::alerts::{Accumulation, Alert, Origin};
use ilmiotutka::app::{self, App};
use ilmiotutka::config::Config;
use ilmiotutka::ids::{AlertId, PhenomenonId, WebhookId};
use ilmiotutka::notify::{
    self, DigestWish, MailConfig, MailTls, Rhythm, SIGNATURE, TIMESTAMP, Webhook, WebhookAddress, WebhookKind,
};
use ilmiotutka::store::{
    Curation, GroupingChanges, JobState, Keywords, MOST_ATTEMPTS, NamedBy, Phenomenon, PhenomenonState, StoredWish,
};
use ilmiotutka::web::Locale;
use jiff::{SignedDuration, Timestamp};
use mail_server::MailServer;
use receiver::Receiver;
use tempfile::TempDir;

const NOW: &str = "2026-02-02T05:30:00Z";

/// A service with somebody who wants to be told.
struct Service {
    app: App,
    aino: User,
    now: Timestamp,
    _folder: TempDir,
}

impl Service {
    async fn start(mail: Option<u16>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::for_tests(folder.path());
        config.server.public_url = "https://tutka.example".to_owned();
        config.mail = mail.map(|port| MailConfig {
            host: "127.0.0.1".to_owned(),
            port,
            tls: MailTls::None,
            user: None,
            password: None,
            from: "Ilmiötutka <tutka@example.org>".parse().unwrap(),
        });
        let app = app::build(config).await.unwrap();
        let email = Email::parse("aino@example.org").unwrap();
        let now: Timestamp = NOW.parse().unwrap();
        let who = (email, "Aino Laine", Role::Member);
        let aino = access::add_user(&app.store, &app.hasher, who, None, now).await.unwrap();
        Self { app, aino, now, _folder: folder }
    }

    async fn wish(&self, rhythm: Rhythm, locale: Locale) {
        let wish = DigestWish::new(rhythm, 1, 8).unwrap();
        let next_at = wish.next(self.now, &self.app.config.interface.time_zone);
        let unsubscribe = "salainen".to_owned();
        let kept = StoredWish { user: self.aino.id, wish, locale, told_until: self.now, next_at, unsubscribe };
        self.app.store.save_digest_wish(&kept).await.unwrap();
    }

    async fn hook(&self, address: &str, kind: WebhookKind) {
        let address = WebhookAddress::parse(address).unwrap();
        let webhook =
            Webhook { id: WebhookId::new(), kind, address, secret: "salaisuus".to_owned(), locale: Locale::Fi };
        self.app.store.add_webhook(&webhook, self.aino.id, self.now).await.unwrap();
    }

    /// Raises an alert about a phenomenon of its own.
    async fn raise(&self, name: &str, at: Timestamp, is_backfill: bool) -> AlertId {
        let phenomenon = Phenomenon {
            id: PhenomenonId::new(),
            name_fi: Some(name.to_owned()),
            name_sv: Some(format!("{name} på svenska")),
            named_by: NamedBy::Machine,
            keywords: Keywords::default(),
            quote: None,
            state: PhenomenonState::Active,
            first_seen: at,
            created_at: at,
            updated_at: at,
            curation: Curation::default(),
        };
        let evidence = Accumulation {
            level: 0,
            reports: 3,
            needed: 3,
            days: 365,
            voices: 2,
            voices_needed: 2,
            near_identical: 0,
            more_for_next: 3,
            first: at,
            last: at,
            origin: Origin::default(),
            observations: Vec::new(),
        };
        let alert = Alert { is_backfill, ..Alert::raise(AlertId::new(), phenomenon.id, evidence) };
        let changes = GroupingChanges {
            new_phenomena: vec![phenomenon],
            alerts: vec![alert.clone()],
            ..GroupingChanges::default()
        };
        self.app.store.save_grouping(&changes, at).await.unwrap();
        alert.id
    }

    /// Plans and sends what is due at a time.
    async fn work(&self, at: Timestamp) -> usize {
        notify::plan(&self.app, at).await.unwrap();
        notify::work_off(&self.app, at).await.unwrap()
    }
}

fn later(minutes: i64) -> Timestamp {
    NOW.parse::<Timestamp>().unwrap() + SignedDuration::from_mins(minutes)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_tells_once_of_what_is_new_and_of_nothing_else() {
    let server = MailServer::start(0);
    let service = Service::start(Some(server.port)).await;
    service.wish(Rhythm::Daily, Locale::Sv).await;
    let alert = service.raise("Häätö", later(10), false).await;
    service.raise("Menneet", later(11), true).await;
    assert_eq!(service.work(later(20)).await, 0, "it is not eight yet");
    assert_eq!(service.work(later(40)).await, 1);
    let letter = server.letter();
    assert_eq!((&letter["from"], &letter["to"][0]), (&"tutka@example.org".into(), &"aino@example.org".into()));
    let content = letter["content"].as_str().unwrap();
    assert!(content.contains("multipart/alternative") && content.contains("text/html"));
    assert!(content.contains("List-Unsubscribe: <https://tutka.example/digests/salainen>"), "{content}");
    assert!(content.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    let decoded = content.replace("=\r\n", "").replace("=C3=A4", "ä").replace("=C3=B6", "ö").replace("=C3=A5", "å");
    assert!(decoded.contains("Häätö på svenska") && decoded.contains(&format!("/app/alerts/{alert}")), "{decoded}");
    assert!(!decoded.contains("Menneet"), "nobody is told of the past");

    // Nothing new, no letter; and what was told is not told again.
    assert_eq!(service.work(later(40 + 24 * 60)).await, 1);
    assert!(server.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_the_server_refuses_is_sent_later_and_known_by_the_same_name() {
    let server = MailServer::start(1);
    let service = Service::start(Some(server.port)).await;
    service.wish(Rhythm::Daily, Locale::Fi).await;
    service.raise("Häätö", later(10), false).await;
    assert_eq!(service.work(later(40)).await, 0, "the server says to try again later");
    assert_eq!(service.work(later(40)).await, 0, "not at once");
    assert_eq!(service.work(later(41)).await, 1);
    let letter = server.letter();
    assert!(letter["content"].as_str().unwrap().contains("Message-ID: <"), "{letter}");
    assert!(server.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_is_made_once_by_several_workers() {
    let server = MailServer::start(0);
    let service = Service::start(Some(server.port)).await;
    service.wish(Rhythm::Weekly, Locale::Fi).await;
    service.raise("Häätö", later(10), false).await;
    let due = service.app.store.due_digests(later(40)).await.unwrap();
    let begin = async || {
        let payload = serde_json::json!({ "user": due[0].user, "since": due[0].told_until, "until": later(40) });
        service.app.store.begin_digest(&due[0], later(9_999), notify::DIGEST, &payload, later(40)).await.unwrap()
    };
    assert_eq!((begin().await, begin().await), (true, false));
    assert_eq!(service.work(later(40)).await, 1);
    server.letter();
    assert!(server.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_loses_nothing() {
    let server = MailServer::start(0);
    let service = Service::start(Some(server.port)).await;
    service.wish(Rhythm::Daily, Locale::Fi).await;
    service.raise("Häätö", later(10), false).await;
    notify::plan(&service.app, later(40)).await.unwrap();
    // A worker takes the job and is killed.
    let taken = service.app.store.claim_job(later(40)).await.unwrap().unwrap();
    assert_eq!(service.work(later(41)).await, 0, "it may still be at it");
    assert_eq!(service.work(later(60)).await, 1);
    let letter = server.letter();
    assert!(letter["content"].as_str().unwrap().contains(&taken.id.to_string()), "the letter is known by its job");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_is_signed_and_what_fails_is_tried_again() {
    let receiver = Receiver::start(&[StatusCode::INTERNAL_SERVER_ERROR, StatusCode::SERVICE_UNAVAILABLE]).await;
    let service = Service::start(None).await;
    service.hook(&receiver.address, WebhookKind::Generic).await;
    let alert = service.raise("Häätö", later(10), false).await;
    service.raise("Menneet", later(10), true).await;
    assert_eq!(service.work(later(10)).await, 0);
    assert_eq!(service.work(later(11)).await, 0);
    assert_eq!(service.work(later(12)).await, 1);
    assert_eq!(service.work(later(600)).await, 0);
    let posted = receiver.taken();
    assert_eq!(posted.len(), 1);
    let body: serde_json::Value = serde_json::from_slice(&posted[0].body).unwrap();
    assert_eq!(body["alert"]["id"], alert.to_string());
    assert_eq!(body["alert"]["phenomenon"], "Häätö");
    let header = |name: &str| posted[0].headers[name].to_str().unwrap().to_owned();

    // As docs/notifications.md tells a receiver to check it.
    let script = "import hmac, sys\n\
                  timestamp, signature, secret = sys.argv[1:]\n\
                  expected = hmac.new(secret.encode(), timestamp.encode() + b'.' + sys.stdin.buffer.read(), 'sha256')\n\
                  sys.exit(0 if hmac.compare_digest(expected.hexdigest(), signature) else 1)";
    let check = |secret: &str| {
        let mut child = Command::new("python3")
            .args(["-c", script, &header(TIMESTAMP), &header(SIGNATURE), secret])
            .stdin(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), &posted[0].body).unwrap();
        child.wait().unwrap().success()
    };
    assert!(check("salaisuus") && !check("toinen"));
}

#[tokio::test(flavor = "multi_thread")]
async fn teams_gets_a_card_that_opens_the_alert() {
    let receiver = Receiver::start(&[]).await;
    let service = Service::start(None).await;
    service.hook(&receiver.address, WebhookKind::Teams).await;
    let alert = service.raise("Häätö", later(10), false).await;
    assert_eq!(service.work(later(10)).await, 1);
    let body: serde_json::Value = serde_json::from_slice(&receiver.taken()[0].body).unwrap();
    let card = &body["attachments"][0];
    assert_eq!(card["contentType"], "application/vnd.microsoft.card.adaptive");
    assert_eq!(card["content"]["actions"][0]["url"], format!("https://tutka.example/app/alerts/{alert}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_never_answers_is_given_up_and_may_be_tried_again() {
    let service = Service::start(None).await;
    // Nobody listens there.
    service.hook("http://127.0.0.1:9/hook", WebhookKind::Generic).await;
    service.raise("Häätö", later(10), false).await;
    let mut at = later(10);
    for _ in 0..MOST_ATTEMPTS {
        assert_eq!(service.work(at).await, 0);
        at += SignedDuration::from_hours(3);
    }
    let failed = service.app.store.failed_jobs(10).await.unwrap();
    assert_eq!((failed.len(), failed[0].state), (1, JobState::Failed));
    assert!(!failed[0].last_error.as_deref().unwrap().contains("127.0.0.1"), "an address may be a secret");
    assert_eq!(service.app.store.retry_failed_jobs(at).await.unwrap(), 1);
    assert_eq!(service.app.store.due_jobs(at).await.unwrap(), 1);
}
