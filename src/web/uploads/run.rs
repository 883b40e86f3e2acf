//! The work on an uploaded file, in the background.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Context;
use jiff::Timestamp;
use tokio::fs;

use super::stored::{About, Failure, Message, Outcome, RefusedRow, Report};
use super::{ABOUT, FILE, Running, Stage, Uploads, read_json, write_json};
use crate::app::App;
use crate::ids::ImportId;
use crate::intake::{self, ImportError, ImportFile, ImportMode, ImportReport, Mapping, NoticedRows, Progress};

impl Uploads {
    /// Begins a stage of the work on a file, unless some work on it goes on already.
    pub fn start(&self, app: &App, id: ImportId, stage: Stage) {
        let running =
            Arc::new(Running { stage, rows: AtomicU64::new(0), done: AtomicU64::new(0), total: AtomicU64::new(0) });
        {
            let mut all = self.running();
            if all.contains_key(&id) {
                return;
            }
            all.insert(id, Arc::clone(&running));
        }
        let (uploads, app) = (self.clone(), app.clone());
        tokio::spawn(async move {
            let result = uploads.work(&app, id, &running).await;
            if let Err(error) = uploads.close(id, stage, result).await {
                tracing::error!(import.id = %id, %error, "cannot keep what an import brought");
            }
            uploads.running().remove(&id);
            app.wake.notify_one();
        });
    }

    async fn work(&self, app: &App, id: ImportId, running: &Running) -> anyhow::Result<Result<Report, Failure>> {
        let folder = self.folder_of(id);
        let about: About = read_json(&folder.join(ABOUT)).await?.context("an upload has lost its description")?;
        let mapping = Mapping::parse(&self.mapping(id).await?, app.reference)?;
        let file = ImportFile { path: folder.join(FILE), name: about.file_name, mapping };
        let mode = match running.stage {
            Stage::Trial => ImportMode::DryRun,
            Stage::Import => ImportMode::Store,
        };
        let progress = |progress: Progress| {
            running.rows.store(progress.rows, Ordering::Relaxed);
            running.done.store(progress.done, Ordering::Relaxed);
            running.total.store(progress.total, Ordering::Relaxed);
        };
        match intake::import(&app.store, &app.redactor, app.sealer.as_ref(), file, mode, Timestamp::now(), progress)
            .await
        {
            Ok(report) => Ok(Ok(report.into())),
            Err(ImportError::File { source, .. }) => {
                let (value, detail) = source.values();
                Ok(Err(Failure::File(Message::new(source.key(), &[("value", value), ("detail", detail)]))))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps what a stage found; a file that was imported whole is deleted.
    async fn close(
        &self,
        id: ImportId,
        stage: Stage,
        result: anyhow::Result<Result<Report, Failure>>,
    ) -> io::Result<()> {
        let result = result.unwrap_or_else(|error| {
            tracing::error!(import.id = %id, error = format!("{error:#}"), "an import broke off");
            Err(Failure::Ours)
        });
        let is_done_with = stage == Stage::Import && result.is_ok();
        let outcome = Outcome { finished_at: Timestamp::now(), result };
        let folder = self.folder_of(id);
        write_json(&folder.join(stage.outcome_file()), &outcome).await?;
        if is_done_with {
            fs::remove_file(folder.join(FILE)).await?;
        }
        Ok(())
    }
}

impl From<ImportReport> for Report {
    fn from(report: ImportReport) -> Self {
        let refused = report
            .refused_rows
            .iter()
            .map(|row| RefusedRow { line: row.line, reasons: row.faults.iter().map(Message::from).collect() });
        let noticed = report.notices.iter().map(|noticed: &NoticedRows| {
            let value = noticed.notice.value.clone().unwrap_or_default();
            let count = noticed.notice.count.map(|count| count.to_string()).unwrap_or_default();
            (Message::new(noticed.notice.key, &[("value", value), ("count", count)]), noticed.rows)
        });
        Self {
            accepted: report.counts.accepted,
            already_known: report.counts.already_known,
            refused: report.counts.refused,
            refused_rows: refused.collect(),
            notices: noticed.collect(),
            left_out: report.left_out_columns.clone(),
        }
    }
}
