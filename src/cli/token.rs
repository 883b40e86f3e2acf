//! `token`: makes, lists and revokes the tokens with which programs call the API.

use std::process::ExitCode;

use clap::Subcommand;
use jiff::Timestamp;

use crate::access::{self, Email};
use crate::config::Config;
use crate::ids::TokenId;
use crate::store::Store;

use super::Failure;
use super::open::open_store;
use super::user::{account, email};

/// What `token` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make a token and print its secret, which cannot be shown again
    Create {
        /// E-mail address of the account in whose name it acts
        #[arg(value_parser = email)]
        email: Email,
        /// What it is for
        #[arg(long, default_value = "API")]
        name: String,
    },
    /// List the tokens of an account
    List {
        /// E-mail address of the account
        #[arg(value_parser = email)]
        email: Email,
    },
    /// Revoke a token
    Revoke {
        /// The id that `list` shows
        id: TokenId,
    },
}

/// Runs the command.
#[expect(clippy::print_stdout, reason = "the secret is this command's data")]
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let store = open_store(config).await?;
    let now = Timestamp::now();
    match args.action {
        Action::Create { email, name } => {
            let user = account(&store, &email).await?;
            let (_, secret) = access::create_api_token(&store, user.id, &name, now).await?;
            println!("{}", secret.reveal());
        }
        Action::List { email } => list(&store, &email).await?,
        Action::Revoke { id } => {
            if !store.revoke_api_token(id, now).await? {
                return Err(Failure::yours(format!("there is no valid token {id}")));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::print_stdout, reason = "the tokens are this command's data")]
async fn list(store: &Store, email: &Email) -> Result<(), Failure> {
    let user = account(store, email).await?;
    for token in store.api_tokens(user.id).await? {
        let used = token.last_used_at.map_or_else(|| "never used".to_owned(), |time| format!("used {time:.0}"));
        let state = if token.revoked_at.is_some() { "revoked" } else { "valid" };
        println!("{}\t{}\t{state}\t{used}", token.id, token.name);
    }
    Ok(())
}
