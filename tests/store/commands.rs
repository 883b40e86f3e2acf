//! The commands that keep accounts, tokens and backups, as a person types them.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use ilmiotutka::access::{Admission, PasswordHasher, Secret, sign_in, sign_in_with_link, user_of_token};
use ilmiotutka::store::{Database, Store};
use jiff::Timestamp;

/// Runs the program on a data directory, with a text on its stdin.
fn ilmiotutka(data_dir: &Path, arguments: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_ilmiotutka"))
        .arg("--data-dir")
        .arg(data_dir)
        .args(arguments)
        .env_remove("ILMIOTUTKA_CONFIG")
        .env_remove("ILMIOTUTKA_DATABASE_URL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    program.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    program.wait_with_output().unwrap()
}

/// Returns the first line of what a command that went well printed.
fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().to_owned()
}

/// Returns what a command said that the user can mend.
fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test]
async fn an_administrator_sets_up_accounts_and_tokens() {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("uusi");
    let run = |arguments: &[&str], input: &str| ilmiotutka(&data_dir, arguments, input);

    let link = printed(&run(&["user", "add", "Aino@example.fi", "--name", "Aino", "--role", "administrator"], ""));
    let (_, secret) = link.split_once("/sign-in/").expect("a link");
    let password = "kesäyön pitkä valo";
    printed(&run(&["user", "add", "eino@example.fi", "--password-stdin"], &format!("{password}\n")));
    let token = printed(&run(&["token", "create", "eino@example.fi", "--name", "raportit"], ""));

    let store = Store::connect(&Database::in_data_dir(&data_dir)).await.unwrap();
    let now = Timestamp::now();
    let signed_in = sign_in_with_link(&store, &Secret::from_text(secret), now)
        .await
        .unwrap()
        .and_then(Admission::signed_in)
        .unwrap();
    assert_eq!(signed_in.user.name, "Aino");
    let eino = sign_in(&store, &PasswordHasher::for_tests(), "eino@example.fi", password, now).await.unwrap();
    let eino = eino.signed_in().unwrap().user;
    assert_eq!(
        user_of_token(&store, &Secret::from_text(&token), now).await.unwrap().map(|user| user.id),
        Some(eino.id)
    );

    let accounts = run(&["user", "list"], "");
    let expected = "aino@example.fi\tadministrator\tAino\topen\tno limits\neino@example.fi\tmember\teino@example.fi\topen\tno limits\n";
    assert_eq!(String::from_utf8_lossy(&accounts.stdout), expected);
    let listed = printed(&run(&["token", "list", "eino@example.fi"], ""));
    let id = listed.split('\t').next().unwrap();
    printed(&run(&["token", "revoke", id], ""));
    assert!(refused(&run(&["token", "revoke", id], "")).contains("no valid token"));
    assert_eq!(user_of_token(&store, &Secret::from_text(&token), now).await.unwrap(), None);

    printed(&run(&["user", "password", "eino@example.fi"], "talviyön pitkä pimeys"));
    assert!(printed(&run(&["user", "link", "eino@example.fi"], "")).contains("/sign-in/"));
    printed(&run(&["user", "close", "eino@example.fi"], ""));
    assert!(refused(&run(&["user", "link", "eino@example.fi"], "")).contains("closed"));
}

#[test]
fn a_slip_is_told_with_its_remedy_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str], input: &str| ilmiotutka(folder.path(), arguments, input);
    assert!(refused(&run(&["user", "add", "aino@example.fi", "--password-stdin"], "lyhyt")).contains("too short"));
    assert!(refused(&run(&["user", "link", "aino@example.fi"], "")).contains("user add"));
    assert!(refused(&run(&["token", "create", "aino@example.fi"], "")).contains("no account"));
    printed(&run(&["user", "add", "aino@example.fi"], ""));
    assert!(refused(&run(&["user", "add", "aino@example.fi"], "")).contains("already"));
}

#[test]
fn a_backup_is_made_and_restored_once() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new, copy] = ["vanha", "uusi", "kopio"].map(|name| folder.path().join(name));
    let copy = copy.to_str().unwrap();
    assert!(refused(&ilmiotutka(&old, &["backup", copy], "")).contains("no database"));
    printed(&ilmiotutka(&old, &["migrate"], ""));
    printed(&ilmiotutka(&old, &["user", "add", "aino@example.fi"], ""));
    assert!(printed(&ilmiotutka(&old, &["backup", copy], "")).contains("sha256"));
    assert!(refused(&ilmiotutka(&old, &["backup", copy], "")).contains("nothing was overwritten"));
    printed(&ilmiotutka(&new, &["restore", copy], ""));
    assert!(printed(&ilmiotutka(&new, &["user", "list"], "")).starts_with("aino@example.fi"));
    assert!(refused(&ilmiotutka(&new, &["restore", copy], "")).contains("nothing was overwritten"));
}
