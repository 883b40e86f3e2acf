//! `doctor`: says in plain words what is missing, and how to mend it.

use std::process::ExitCode;

use crate::config::Config;
use crate::encoder;
use crate::store::{Store, StoreError};
use crate::text::Analyser;

use super::Failure;

/// What one look found.
struct Finding {
    subject: &'static str,
    outcome: Result<String, Advice>,
}

/// What is wrong and what to do about it.
struct Advice {
    fault: String,
    remedy: String,
    /// Whether the service runs all the same.
    is_bearable: bool,
}

/// Looks at everything the service needs; exit status 1 when something keeps it from running.
#[expect(clippy::print_stdout, reason = "the findings are this command's data")]
pub async fn run(config: &Config) -> Result<ExitCode, Failure> {
    let findings =
        [data_directory(config), database(config).await, voikko(), weights(config).await, mail(config).await];
    for Finding { subject, outcome } in &findings {
        match outcome {
            Ok(state) => println!("ok       {subject}: {state}"),
            Err(advice) => {
                let mark = if advice.is_bearable { "missing " } else { "fault   " };
                println!("{mark} {subject}: {}\n         hint: {}", advice.fault, advice.remedy);
            }
        }
    }
    let runs = findings.iter().all(|finding| finding.outcome.as_ref().err().is_none_or(|advice| advice.is_bearable));
    Ok(if runs { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn advice(fault: impl Into<String>, remedy: impl Into<String>, is_bearable: bool) -> Advice {
    Advice { fault: fault.into(), remedy: remedy.into(), is_bearable }
}

/// Writes and removes a file, as the service will.
fn data_directory(config: &Config) -> Finding {
    let directory = &config.data_dir;
    let probe = directory.join(".doctor");
    let written = std::fs::create_dir_all(directory)
        .and_then(|()| std::fs::write(&probe, b"ok"))
        .and_then(|()| std::fs::remove_file(&probe));
    let outcome = match written {
        Ok(()) => Ok(directory.display().to_string()),
        Err(error) => Err(advice(
            format!("cannot write to `{}`: {error}", directory.display()),
            "give the service's user the right to write there, or choose another with --data-dir",
            false,
        )),
    };
    Finding { subject: "data directory", outcome }
}

async fn database(config: &Config) -> Finding {
    let outcome = match look_into_database(config).await {
        Ok(version) => Ok(format!("{}, schema {version}", config.database)),
        Err(error) => {
            let remedy = match &error {
                StoreError::SchemaOlder { .. } => "run `ilmiotutka migrate`",
                StoreError::SchemaNewer { .. } => "install the release that wrote it, or a later one",
                _ => "check the address in the settings, and that the database runs",
            };
            Err(advice(error.to_string(), remedy, false))
        }
    };
    Finding { subject: "database", outcome }
}

async fn look_into_database(config: &Config) -> Result<i64, StoreError> {
    let store = Store::connect(&config.database).await?;
    store.prepare().await?;
    let version = store.schema_version().await?;
    store.close().await;
    Ok(version)
}

fn voikko() -> Finding {
    let analyser = Analyser::new();
    let outcome = match analyser.voikko_version() {
        Some(version) => Ok(version),
        None => Err(advice(
            "the Finnish dictionary is missing, so Finnish words are only stemmed",
            "install the packages libvoikko1 and voikko-fi",
            true,
        )),
    };
    Finding { subject: "Voikko", outcome }
}

/// Looks whether the mail server answers; sends nothing.
async fn mail(config: &Config) -> Finding {
    let outcome = match &config.mail {
        None => Ok("none in the settings, so nothing is mailed".to_owned()),
        Some(mail) => match tokio::net::TcpStream::connect((mail.host.as_str(), mail.port)).await {
            Ok(_) => Ok(format!("{}:{}", mail.host, mail.port)),
            Err(error) => Err(advice(
                format!("{}:{} does not answer: {error}", mail.host, mail.port),
                "check mail.host and mail.port; `ilmiotutka notify test --to ADDRESS` sends a letter",
                true,
            )),
        },
    };
    Finding { subject: "mail", outcome }
}

async fn weights(config: &Config) -> Finding {
    let outcome = match encoder::open(config.encoder.clone()).await {
        Ok(encoder) => Ok(encoder.name().to_string()),
        Err(error) => Err(advice(
            format!("nothing is grouped and search finds by words alone: {error}"),
            "run `ilmiotutka model install`",
            true,
        )),
    };
    Finding { subject: "encoder", outcome }
}
