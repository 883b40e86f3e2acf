//! What can go wrong with the database, told so that the reader knows what to do.

/// Says why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// No room is left for the database.
    #[error("the disk of the database is full; nothing of this change was stored")]
    DiskFull(#[source] sqlx::Error),
    /// Another program held the database for longer than we wait.
    #[error("the database is locked by another program; nothing of this change was stored")]
    Locked(#[source] sqlx::Error),
    /// The database or its folder may not be written to.
    #[error("the database may only be read; give this program the right to write to its folder")]
    ReadOnly(#[source] sqlx::Error),
    /// The database file or its folder is missing or closed to us.
    #[error("cannot open the database; check that its folder exists and that this program may use it")]
    CannotOpen(#[source] sqlx::Error),
    /// The file is no SQLite database, or a damaged one.
    #[error("the file is no database or is damaged; restore it from a backup")]
    Damaged(#[source] sqlx::Error),
    /// The database server does not answer, or all connections were busy for too long.
    #[error("the database does not answer")]
    Unreachable(#[source] sqlx::Error),
    /// The address of the database is not one we know.
    #[error("`{address}` is not the address of a database: {reason}")]
    Address {
        /// The address, its password left out.
        address: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The database was written by a later release.
    #[error("the database has schema {found}, but this release knows {known} at most; install the later release")]
    SchemaNewer {
        /// The version found.
        found: i64,
        /// The latest version that we know.
        known: i64,
    },
    /// The database lacks migrations of this release.
    #[error("the database has schema {found}, but this release needs {known}; run `ilmiotutka migrate`")]
    SchemaOlder {
        /// The version found; 0 for an empty database.
        found: i64,
        /// The version that we need.
        known: i64,
    },
    /// A migration failed, or one that had run was changed afterwards.
    #[error("cannot bring the database to this release's schema")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// A value that must be unique is already there.
    #[error("this is already in the database")]
    AlreadyThere(#[source] sqlx::Error),
    /// What the change points to is not in the database.
    #[error("what this belongs to is not in the database")]
    Dangling(#[source] sqlx::Error),
    /// People decided, or another process grouped, since the state was read that a change is based on.
    #[error("the grouping changed in the meantime; read it again")]
    Overtaken,
    /// A stored value cannot be read back.
    #[error("column `{column}` holds a value that this release cannot read")]
    Unreadable {
        /// The column's name.
        column: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Anything else that the database refused.
    #[error("the database refused the request")]
    Refused(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let sqlx::Error::Database(refusal) = &error else {
            return match error {
                sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => {
                    Self::Unreachable(error)
                }
                sqlx::Error::ColumnDecode { index, source } => Self::Unreadable { column: index, source },
                other => Self::Refused(other),
            };
        };
        if refusal.is_unique_violation() {
            return Self::AlreadyThere(error);
        }
        if refusal.is_foreign_key_violation() {
            return Self::Dangling(error);
        }
        let code = refusal.code().unwrap_or_default();
        let kind = if refusal.as_error().is::<sqlx::sqlite::SqliteError>() {
            Refusal::of_sqlite(&code)
        } else {
            Refusal::of_postgres(&code)
        };
        match kind {
            Refusal::Full => Self::DiskFull(error),
            Refusal::Locked => Self::Locked(error),
            Refusal::ReadOnly => Self::ReadOnly(error),
            Refusal::CannotOpen => Self::CannotOpen(error),
            Refusal::Damaged => Self::Damaged(error),
            Refusal::Unreachable => Self::Unreachable(error),
            Refusal::Other => Self::Refused(error),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::Execute(cause) => cause.into(),
            other => Self::Migration(other),
        }
    }
}

/// The kinds of refusal that a reader can do something about.
#[derive(Debug, PartialEq)]
enum Refusal {
    Full,
    Locked,
    ReadOnly,
    CannotOpen,
    Damaged,
    Unreachable,
    Other,
}

impl Refusal {
    /// Tells the kind from an extended result code, whose lowest byte is the primary one
    /// (<https://www.sqlite.org/rescode.html>).
    fn of_sqlite(code: &str) -> Self {
        match code.parse::<u32>().map(|code| code & 0xff) {
            Ok(13) => Self::Full,
            Ok(5 | 6) => Self::Locked,
            Ok(8) => Self::ReadOnly,
            Ok(14) => Self::CannotOpen,
            Ok(11 | 26) => Self::Damaged,
            _ => Self::Other,
        }
    }

    /// Tells the kind from an SQLSTATE (PostgreSQL manual, appendix A).
    fn of_postgres(code: &str) -> Self {
        match code {
            "53100" => Self::Full,
            "55P03" => Self::Locked,
            "25006" => Self::ReadOnly,
            "3D000" => Self::CannotOpen,
            "57P01" | "57P02" | "57P03" | "53300" => Self::Unreachable,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlite_codes_are_told_apart_by_their_lowest_byte() {
        for (code, kind) in [
            ("13", Refusal::Full),
            ("5", Refusal::Locked),
            ("517", Refusal::Locked),
            ("8", Refusal::ReadOnly),
            ("1544", Refusal::ReadOnly),
            ("14", Refusal::CannotOpen),
            ("26", Refusal::Damaged),
            ("1", Refusal::Other),
        ] {
            assert_eq!(Refusal::of_sqlite(code), kind, "code {code:?}");
        }
    }

    #[test]
    fn postgres_states_are_never_read_as_numbers() {
        for (code, kind) in [
            ("53100", Refusal::Full),
            ("55P03", Refusal::Locked),
            ("25006", Refusal::ReadOnly),
            ("22021", Refusal::Other), // as a number its lowest byte is 5
        ] {
            assert_eq!(Refusal::of_postgres(code), kind, "code {code:?}");
        }
    }
}
