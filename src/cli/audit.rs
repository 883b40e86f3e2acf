//! `audit`: checks that the audit log hangs together, and lets old lines go.

use std::process::ExitCode;

use clap::Subcommand;
use jiff::Timestamp;

use crate::access::{AuditEvent, LEAST_AUDIT_DAYS, forget_audit};
use crate::config::Config;

use super::Failure;
use super::open::open_store;

/// How many lines are read at once.
const BATCH: u32 = 10_000;

/// What `audit` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Check that no line was changed or taken out
    Verify,
    /// Let lines go that are older than so many days
    Forget {
        /// Days, at least 30
        #[arg(long, value_name = "DAYS")]
        older_than: u32,
    },
}

/// Runs the command.
#[expect(clippy::print_stdout, reason = "the result is this command's data")]
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let store = open_store(config).await?;
    match args.action {
        Action::Verify => {
            let (mut last, mut count): (Option<AuditEvent>, u64) = (None, 0);
            loop {
                let after = last.as_ref().map_or(0, |event| event.number);
                let events = store.audit_after(after, BATCH).await?;
                if events.is_empty() {
                    println!("{count} lines hang together");
                    return Ok(ExitCode::SUCCESS);
                }
                for event in events {
                    if !event.follows(last.as_ref()) {
                        return Err(Failure::yours(format!(
                            "line {} does not follow the one before it: the log was changed",
                            event.number
                        )));
                    }
                    count += 1;
                    last = Some(event);
                }
            }
        }
        Action::Forget { older_than } => {
            if older_than < LEAST_AUDIT_DAYS {
                return Err(Failure::yours(format!("lines are kept for {LEAST_AUDIT_DAYS} days at least")));
            }
            println!("{} lines went", forget_audit(&store, older_than, Timestamp::now()).await?);
            Ok(ExitCode::SUCCESS)
        }
    }
}
