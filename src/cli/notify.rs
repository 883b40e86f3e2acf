//! `notify`: tries whether letters go out.

use std::process::ExitCode;

use uuid::Uuid;

use crate::config::Config;
use crate::cryptography;
use crate::notify::{Envelope, Letter, send};

use super::{Failure, Yours};

/// What `notify` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Send one letter that says nothing, to see whether the mail server takes it
    Test {
        /// To whom
        #[arg(long, value_name = "ADDRESS")]
        to: String,
    },
}

/// Runs the command.
#[expect(clippy::print_stdout, reason = "the result is this command's data")]
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let What::Test { to } = args.what;
    let Some(mail) = &config.mail else {
        return Err(Failure::yours("there is no mail server in the settings\nhint: set mail.host and mail.from"));
    };
    cryptography::choose();
    let letter = Letter {
        subject: "Ilmiötutka: testi / test".to_owned(),
        text: "Viestit kulkevat. Meddelandena går fram. Messages go through.\n".to_owned(),
        html: "<p>Viestit kulkevat. Meddelandena går fram. Messages go through.</p>".to_owned(),
    };
    let envelope = Envelope { to, id: Uuid::now_v7().to_string(), unsubscribe: None };
    send(mail, &envelope, &letter).await.yours()?;
    println!("the mail server took the letter");
    Ok(ExitCode::SUCCESS)
}
