//! `user`: adds, lists and closes accounts.

use std::io::{Read, stdin};
use std::process::ExitCode;

use clap::Subcommand;
use jiff::Timestamp;

use crate::access::{self, Email, EmailFault, NewUser, Password, PasswordHasher, Role, Scope, User};
use crate::config::Config;
use crate::intake::{Reference, ServiceLine};
use crate::store::Store;

use super::open::open_store;
use super::{Failure, Yours};

/// What `user` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Add an account and print a link that signs its owner in once, within 24 hours
    Add {
        /// E-mail address
        #[arg(value_parser = email)]
        email: Email,
        /// What the owner is called [default: the e-mail address]
        #[arg(long)]
        name: Option<String>,
        /// What the owner does: member, coordinator, service_line_team, leadership,
        /// centre_of_excellence or administrator
        #[arg(long, default_value = "member", value_parser = role)]
        role: Role,
        /// Limit the account to the observations of a county, by id or name; may be repeated [default: all]
        #[arg(long, value_name = "COUNTY", value_parser = county)]
        county: Vec<String>,
        /// Limit it to the counties of a collaborative area, by id or name; may be repeated
        #[arg(long, value_name = "AREA", value_parser = area)]
        area: Vec<String>,
        /// Limit it to a service line, by code or name; may be repeated
        #[arg(long, value_name = "SERVICE_LINE", value_parser = service_line)]
        service_line: Vec<ServiceLine>,
        /// Limit it to a municipality, by code or name; may be repeated
        #[arg(long, value_name = "MUNICIPALITY", value_parser = municipality)]
        municipality: Vec<String>,
        /// Read a password from stdin instead of printing a link
        #[arg(long)]
        password_stdin: bool,
    },
    /// Print another link for an account
    Link {
        /// E-mail address
        #[arg(value_parser = email)]
        email: Email,
    },
    /// Read a new password for an account from stdin
    Password {
        /// E-mail address
        #[arg(value_parser = email)]
        email: Email,
    },
    /// Switch the second factor of an account off, for somebody who has lost telephone and recovery codes
    SecondFactorOff {
        /// E-mail address
        #[arg(value_parser = email)]
        email: Email,
    },
    /// Untie an account from the person at the organisation's own sign-in, for somebody who was made anew there
    IdentityOff {
        /// E-mail address
        #[arg(value_parser = email)]
        email: Email,
    },
    /// Close an account: its sessions and tokens end at once
    Close {
        /// E-mail address
        #[arg(value_parser = email)]
        email: Email,
    },
    /// List the accounts
    List,
}

/// Runs the command.
pub async fn run(args: Args, config: &Config) -> Result<ExitCode, Failure> {
    let store = open_store(config).await?;
    let now = Timestamp::now();
    match args.action {
        Action::Add { email, name, role, county, area, service_line, municipality, password_stdin } => {
            let password = if password_stdin { Some(read_password()?) } else { None };
            let name = name.unwrap_or_else(|| email.to_string());
            let scope = scope(county, &area, service_line, municipality);
            let new = NewUser { email, name: &name, role, scope };
            let needs_link = password.is_none();
            let user = access::add_user(&store, &PasswordHasher::new(), new, password, now).await.yours()?;
            if needs_link {
                print_link(&store, config, &user, now).await?;
            }
        }
        Action::Link { email } => {
            let user = account(&store, &email).await?;
            print_link(&store, config, &user, now).await?;
        }
        Action::Password { email } => {
            let user = account(&store, &email).await?;
            let hash = PasswordHasher::new().hash(read_password()?).await;
            store.set_password_hash(user.id, &hash).await?;
        }
        Action::SecondFactorOff { email } => {
            let user = account(&store, &email).await?;
            store.remove_second_factor(user.id).await?;
        }
        Action::IdentityOff { email } => {
            let user = account(&store, &email).await?;
            store.unbind_identity(user.id).await?;
        }
        Action::Close { email } => {
            let user = account(&store, &email).await?;
            store.disable_user(user.id, now).await?;
        }
        Action::List => list(&store).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Finds the open account of an e-mail address.
pub(super) async fn account(store: &Store, email: &Email) -> Result<User, Failure> {
    match store.user_by_email(email).await? {
        Some(user) if user.disabled_at.is_none() => Ok(user),
        Some(_) => Err(Failure::yours(format!("the account of {email} is closed"))),
        None => Err(Failure::yours(format!("there is no account for {email}\nhint: ilmiotutka user add {email}"))),
    }
}

#[expect(clippy::print_stdout, reason = "the link is this command's data")]
async fn print_link(store: &Store, config: &Config, user: &User, now: Timestamp) -> Result<(), Failure> {
    let secret = access::create_sign_in_link(store, user.id, now).await?;
    println!("{}/sign-in/{}", config.server.public_url, secret.reveal());
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the accounts are this command's data")]
async fn list(store: &Store) -> Result<(), Failure> {
    for user in store.users().await? {
        let state = if user.disabled_at.is_some() { "closed" } else { "open" };
        let limits = limits(&user.scope);
        println!("{}\t{}\t{}\t{state}\t{limits}", user.email, user.role.code(), user.name);
    }
    Ok(())
}

/// Reads a password from the first line of stdin.
fn read_password() -> Result<Password, Failure> {
    let mut text = String::new();
    stdin().take(4096).read_to_string(&mut text)?;
    Password::parse(text.lines().next().unwrap_or_default()).yours()
}

pub(super) fn email(text: &str) -> Result<Email, EmailFault> {
    Email::parse(text)
}

fn county(name: &str) -> Result<String, String> {
    let county = Reference::embedded().county(name);
    county.map(|county| county.id.clone()).ok_or_else(|| "there is no county of this name".to_owned())
}

fn area(name: &str) -> Result<String, String> {
    let area = Reference::embedded().collaborative_area(name);
    area.map(|area| area.id.clone()).ok_or_else(|| "there is no collaborative area of this name".to_owned())
}

fn service_line(name: &str) -> Result<ServiceLine, String> {
    let codes: Vec<&str> = ServiceLine::ALL.iter().map(|line| line.code()).collect();
    Reference::embedded().service_line(name).ok_or_else(|| format!("must be one of {}", codes.join(", ")))
}

fn municipality(name: &str) -> Result<String, String> {
    let municipality = Reference::embedded().municipality(name);
    municipality.map(|place| place.code.clone()).ok_or_else(|| "there is no municipality of this name".to_owned())
}

/// Puts together what an account is limited to; areas are their counties.
fn scope(counties: Vec<String>, areas: &[String], lines: Vec<ServiceLine>, municipalities: Vec<String>) -> Scope {
    let of_areas = Reference::embedded().counties().iter().filter(|county| areas.contains(&county.collaborative_area));
    let counties: Vec<String> = counties.into_iter().chain(of_areas.map(|county| county.id.clone())).collect();
    let mut scope = Scope::ALL;
    if !counties.is_empty() {
        scope = scope.within_counties(counties);
    }
    if !lines.is_empty() {
        scope = scope.within_service_lines(lines);
    }
    if !municipalities.is_empty() {
        scope = scope.within_municipalities(municipalities);
    }
    scope
}

/// Writes what an account is limited to.
fn limits(scope: &Scope) -> String {
    let counties = scope.counties().into_iter().flatten().map(String::as_str);
    let lines = scope.service_lines().into_iter().flatten().map(|line| line.code());
    let municipalities = scope.municipalities().into_iter().flatten().map(String::as_str);
    let limits: Vec<&str> = counties.chain(lines).chain(municipalities).collect();
    if limits.is_empty() { "no limits".to_owned() } else { limits.join(", ") }
}

fn role(code: &str) -> Result<Role, String> {
    let codes: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
    Role::from_code(code).ok_or_else(|| format!("must be one of {}", codes.join(", ")))
}
