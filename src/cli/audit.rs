//! `audit`: checks that the audit log hangs together, and lets old lines go.

use std::process::ExitCode;

use clap::Subcommand;
use jiff::{Timestamp, ToSpan};

use crate::access::AuditEvent;
use crate::config::Config;

use super::Failure;
use super::open::open_store;

/// How many lines are read at once.
const BATCH: u32 = 10_000;

/// The shortest time for which lines are kept, in days.
const SHORTEST: i64 = 30;

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
        older_than: i64,
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
            if older_than < SHORTEST {
                return Err(Failure::yours(format!("lines are kept for {SHORTEST} days at least")));
            }
            let before = Timestamp::now() - (older_than.saturating_mul(24)).min(876_000).hours();
            println!("{} lines went", store.forget_audit_before(before).await?);
            Ok(ExitCode::SUCCESS)
        }
    }
}
