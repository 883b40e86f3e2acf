//! Whole imports into a fresh database.

use std::path::Path;

use super::*;
use crate::intake::Reference;
use crate::store::Database;

struct Desk {
    store: Store,
    folder: tempfile::TempDir,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::connect(&Database::in_data_dir(folder.path())).await.unwrap();
        store.prepare().await.unwrap();
        Self { store, folder }
    }

    async fn import(&self, path: &Path, mode: ImportMode) -> Result<ImportReport, ImportError> {
        let mapping = match std::fs::read_to_string(path.with_extension("toml")) {
            Ok(written) => Mapping::parse(&written, Reference::embedded()).unwrap(),
            Err(_) => Mapping::default(),
        };
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let file = ImportFile { path: path.to_owned(), name, mapping };
        let now = "2026-11-01T12:00:00Z".parse().unwrap();
        import(&self.store, &Redactor::new(), None, file, mode, now, |_| {}).await
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}

fn counts(report: &ImportReport) -> (u64, u64, u64) {
    (report.counts.accepted, report.counts.already_known, report.counts.refused)
}

#[tokio::test]
async fn every_export_comes_in_whole_and_a_second_time_adds_nothing() {
    for (name, rows) in
        [("forms.xlsx", 10), ("forms-sv.csv", 8), ("webropol.csv", 9), ("lapland-1252.csv", 8), ("tabs.tsv", 8)]
    {
        // Each form numbers its answers from 1, so each gets a database of its own.
        let desk = Desk::new().await;
        let report = desk.import(&fixture(name), ImportMode::Store).await.unwrap();
        assert_eq!(counts(&report), (rows, 0, 0), "{name} {report:?}");
        let again = desk.import(&fixture(name), ImportMode::Store).await.unwrap();
        assert_eq!(counts(&again), (0, rows, 0), "{name}");
    }
}

#[tokio::test]
async fn refused_rows_are_told_with_line_and_reason_and_stop_nothing_else() {
    let desk = Desk::new().await;
    let report = desk.import(&fixture("bad-rows.csv"), ImportMode::Store).await.unwrap();
    let refused: Vec<_> = report.refused_rows.iter().map(|row| (row.line, row.faults[0].key)).collect();
    let expected = [
        (3, "fault-text-missing"),
        (4, "fault-text-missing"),
        (5, "fault-received-at-unreadable"),
        (6, "fault-received-at-missing"),
        (8, "fault-text-too-long"),
        (11, "fault-record-damaged"),
        (13, "fault-record-columns"),
    ];
    assert_eq!(refused, expected);
    assert_eq!(report.refused_rows[4].faults[0].value.as_deref(), Some("10001"));
    assert_eq!(counts(&report), (5, 1, 7));
    let unknown = report.notices.iter().find(|n| n.notice.key == "notice-municipality-unknown").unwrap();
    assert_eq!((unknown.notice.value.as_deref(), &unknown.first_lines[..]), (Some("Kuvitteila"), &[7][..]));
    let run = desk.store.import_run(report.import.unwrap()).await.unwrap().unwrap();
    assert_eq!((run.counts, run.finished_at.is_some()), (report.counts, true));
    let cleaned = desk.store.observation_by_external_id("b-09").await.unwrap().unwrap();
    assert!(!cleaned.observation.text.contains(|c: char| c.is_control()));
}

#[tokio::test]
async fn a_dry_run_tells_the_same_and_writes_nothing() {
    let desk = Desk::new().await;
    let dry = desk.import(&fixture("bad-rows.csv"), ImportMode::DryRun).await.unwrap();
    assert_eq!((counts(&dry), dry.import), ((5, 1, 7), None));
    assert!(desk.store.import_runs(10).await.unwrap().is_empty());
    assert!(desk.store.observation_by_external_id("b-01").await.unwrap().is_none());
    let real = desk.import(&fixture("bad-rows.csv"), ImportMode::Store).await.unwrap();
    assert_eq!(counts(&dry), counts(&real));
    assert_eq!(dry.refused_rows, real.refused_rows);
}

#[tokio::test]
async fn rows_without_a_number_are_known_again_by_what_they_say() {
    let desk = Desk::new().await;
    let file = desk.file(
        "a.csv",
        "saapunut;havainto\n1.2.2026;Jono on pitkä.\n2.2.2026;Jono on pitkä.\n1.2.2026;Jono on pitkä.\n",
    );
    let report = desk.import(&file, ImportMode::Store).await.unwrap();
    assert_eq!(counts(&report), (2, 1, 0));
    let again = desk.import(&file, ImportMode::Store).await.unwrap();
    assert_eq!(counts(&again), (0, 3, 0));
}

#[tokio::test]
async fn an_observation_keeps_its_own_date() {
    let desk = Desk::new().await;
    desk.import(&fixture("forms.xlsx"), ImportMode::Store).await.unwrap();
    let first = desk.store.observation_by_external_id("1").await.unwrap().unwrap();
    assert!(first.observation.received_at < first.stored_at);
}

#[tokio::test]
async fn ten_thousand_rows_come_in_by_batches_and_progress_grows_to_the_end() {
    let desk = Desk::new().await;
    let mut text = String::from("id,received_at,text\n");
    for row in 0..10_000 {
        text.push_str(&format!("r-{row},2026-01-01,Havainto numero {row}.\n"));
    }
    let path = desk.file("many.csv", &text);
    let file = ImportFile { path, name: "many.csv".to_owned(), mapping: Mapping::default() };
    let now = "2026-11-01T12:00:00Z".parse().unwrap();
    let mut reached = Vec::new();
    let report =
        import(&desk.store, &Redactor::new(), None, file, ImportMode::Store, now, |progress| reached.push(progress))
            .await;
    assert_eq!(counts(&report.unwrap()), (10_000, 0, 0));
    assert_eq!(reached.len(), 20);
    assert!(reached.is_sorted_by(|one, next| one.rows < next.rows && one.done <= next.done));
    assert_eq!(reached.last().map(|last| (last.rows, last.done)), Some((10_000, text.len() as u64)));
}

#[tokio::test]
async fn a_file_that_cannot_be_read_leaves_no_trace() {
    let desk = Desk::new().await;
    for name in ["empty.csv", "not-really.xlsx"] {
        let error = desk.import(&fixture(name), ImportMode::Store).await.unwrap_err();
        assert!(matches!(error, ImportError::File { stored: 0, .. }), "{error:?}");
    }
    assert!(desk.store.import_runs(10).await.unwrap().is_empty());
}
