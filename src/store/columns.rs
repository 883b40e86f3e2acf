//! Reading columns into the rooms' types.

use std::fmt::Display;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{StoreError, time};

/// Reads the columns of a row by name, each as the type it stands for.
pub(super) trait Columns {
    /// Reads text.
    fn text(&self, column: &str) -> Result<String, StoreError>;
    /// Reads text that may be missing.
    fn optional_text(&self, column: &str) -> Result<Option<String>, StoreError>;
    /// Reads a whole number.
    fn number(&self, column: &str) -> Result<i64, StoreError>;
    /// Reads a whole number that may be missing.
    fn optional_number(&self, column: &str) -> Result<Option<i64>, StoreError>;
    /// Reads a real number.
    fn real(&self, column: &str) -> Result<f64, StoreError>;
    /// Reads bytes.
    fn bytes(&self, column: &str) -> Result<Vec<u8>, StoreError>;

    /// Reads a count, which is never negative.
    fn count(&self, column: &str) -> Result<u64, StoreError> {
        let number = self.number(column)?;
        u64::try_from(number).map_err(|error| unreadable(column, error))
    }

    /// Reads an identifier.
    fn id<I: FromStr<Err = uuid::Error>>(&self, column: &str) -> Result<I, StoreError> {
        self.text(column)?.parse().map_err(|error: uuid::Error| unreadable(column, error))
    }

    /// Reads an identifier that may be missing.
    fn optional_id<I: FromStr<Err = uuid::Error>>(&self, column: &str) -> Result<Option<I>, StoreError> {
        let text = self.optional_text(column)?;
        text.map(|text| text.parse().map_err(|error: uuid::Error| unreadable(column, error))).transpose()
    }

    /// Reads a time.
    fn time(&self, column: &str) -> Result<Timestamp, StoreError> {
        time::from_text(&self.text(column)?).map_err(|error| unreadable(column, error))
    }

    /// Reads a day.
    fn day(&self, column: &str) -> Result<Date, StoreError> {
        self.text(column)?.parse().map_err(|error: jiff::Error| unreadable(column, error))
    }

    /// Reads a time that may be missing.
    fn optional_time(&self, column: &str) -> Result<Option<Timestamp>, StoreError> {
        let text = self.optional_text(column)?;
        text.map(|text| time::from_text(&text).map_err(|error| unreadable(column, error))).transpose()
    }

    /// Reads the code of an enumeration.
    fn code<T>(&self, column: &str, from_code: fn(&str) -> Option<T>) -> Result<T, StoreError> {
        let code = self.text(column)?;
        from_code(&code).ok_or_else(|| unreadable(column, unknown_code(&code)))
    }

    /// Reads the code of an enumeration that may be missing.
    fn optional_code<T>(&self, column: &str, from_code: fn(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
        let code = self.optional_text(column)?;
        code.map(|code| from_code(&code).ok_or_else(|| unreadable(column, unknown_code(&code)))).transpose()
    }

    /// Reads JSON.
    fn json<T: serde::de::DeserializeOwned>(&self, column: &str) -> Result<T, StoreError> {
        serde_json::from_str(&self.text(column)?).map_err(|error| unreadable(column, error))
    }
}

impl Columns for AnyRow {
    fn text(&self, column: &str) -> Result<String, StoreError> {
        Ok(self.try_get(column)?)
    }

    fn optional_text(&self, column: &str) -> Result<Option<String>, StoreError> {
        Ok(self.try_get(column)?)
    }

    fn number(&self, column: &str) -> Result<i64, StoreError> {
        Ok(self.try_get(column)?)
    }

    fn optional_number(&self, column: &str) -> Result<Option<i64>, StoreError> {
        Ok(self.try_get(column)?)
    }

    fn real(&self, column: &str) -> Result<f64, StoreError> {
        Ok(self.try_get(column)?)
    }

    fn bytes(&self, column: &str) -> Result<Vec<u8>, StoreError> {
        Ok(self.try_get(column)?)
    }
}

/// Makes the error of a column that holds what we cannot read.
pub(super) fn unreadable(column: &str, reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> StoreError {
    StoreError::Unreadable { column: column.to_owned(), source: reason.into() }
}

fn unknown_code(code: &str) -> String {
    format!("unknown code `{code}`")
}

/// How many identifiers one statement names at most.
pub(super) const MOST_IDS: usize = 500;

/// Writes `$1, $2, …` for so many parameters.
pub(super) fn placeholders(count: usize) -> String {
    (1..=count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

/// Writes an identifier as the database keeps it.
pub(super) fn id_text(id: impl Display) -> String {
    id.to_string()
}
