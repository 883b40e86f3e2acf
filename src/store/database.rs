//! Where the database is.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::StoreError;

/// The place of the database: an SQLite file, or a PostgreSQL server.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// A file, made when it is missing; its folder must exist.
    Sqlite(PathBuf),
    /// An address such as `postgres://name:password@host/database`.
    Postgres(String),
}

/// The name of the SQLite file in the data directory.
const FILE_NAME: &str = "ilmiotutka.sqlite";

impl Database {
    /// Returns the SQLite database of a data directory.
    pub fn in_data_dir(data_dir: &Path) -> Self {
        Self::Sqlite(data_dir.join(FILE_NAME))
    }

    /// Returns the address in the form that sqlx reads.
    pub(super) fn url(&self) -> String {
        match self {
            Self::Sqlite(path) => format!("sqlite://{}?mode=rwc", percent_encoded(path)),
            Self::Postgres(url) => url.clone(),
        }
    }
}

impl FromStr for Database {
    type Err = StoreError;

    /// Reads `postgres://…`, `postgresql://…` or `sqlite:PATH`.
    fn from_str(address: &str) -> Result<Self, StoreError> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Ok(Self::Postgres(address.to_owned()));
        }
        match address.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path.strip_prefix("//").unwrap_or(path)))),
            Some(_) => {
                Err(StoreError::Address { address: address.to_owned(), reason: "the path is missing".to_owned() })
            }
            None => Err(StoreError::Address {
                address: without_password(address),
                reason: "it must begin with `postgres://` or `sqlite:`".to_owned(),
            }),
        }
    }
}

/// Shows the address without its password.
impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => f.write_str(&without_password(url)),
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Database({self})")
    }
}

/// Replaces the password of `scheme://name:password@host…` by `***`, and leaves the options out,
/// since a password may stand there too.
fn without_password(address: &str) -> String {
    let address = address.split_once('?').map_or(address, |(before, _)| before);
    let Some((scheme, rest)) = address.split_once("://") else {
        return address.to_owned();
    };
    let Some((account, place)) = rest.rsplit_once('@') else {
        return address.to_owned();
    };
    let name = account.split_once(':').map_or(account, |(name, _)| name);
    format!("{scheme}://{name}:***@{place}")
}

/// Encodes all but letters, digits and `/.-_` of a path, so that none of it reads as an option.
fn percent_encoded(path: &Path) -> String {
    path.as_os_str()
        .as_encoded_bytes()
        .iter()
        .map(|&byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_picks_the_database() {
        assert_eq!("sqlite:kansio/a.sqlite".parse::<Database>().unwrap(), Database::Sqlite("kansio/a.sqlite".into()));
        assert_eq!("sqlite:///srv/a.sqlite".parse::<Database>().unwrap(), Database::Sqlite("/srv/a.sqlite".into()));
        assert!(matches!("postgres://db/ilmiotutka".parse::<Database>().unwrap(), Database::Postgres(_)));
        assert!("mysql://db/ilmiotutka".parse::<Database>().is_err());
        assert!("sqlite:".parse::<Database>().is_err());
    }

    #[test]
    fn a_password_is_never_shown() {
        let database: Database = "postgres://matti:salasana@db.example/ilmiotutka?password=salasana".parse().unwrap();
        assert_eq!(database.to_string(), "postgres://matti:***@db.example/ilmiotutka");
        assert!(!format!("{database:?}").contains("salasana"));
        let fault = "mysql://matti:salasana@db.example/x".parse::<Database>().unwrap_err();
        assert!(!fault.to_string().contains("salasana"));
    }

    #[test]
    fn a_path_with_marks_of_an_address_is_kept() {
        let url = Database::Sqlite("/srv/ä b?c#d".into()).url();
        assert_eq!(url, "sqlite:///srv/%C3%A4%20b%3Fc%23d?mode=rwc");
    }
}
