//! How a command fails: who can mend it, and what is said.

use std::process::ExitCode;

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// The user can mend it: exit status 1.
    Yours(anyhow::Error),
    /// We must mend it: exit status 2.
    Ours(anyhow::Error),
}

impl Failure {
    /// Makes a failure that the user can mend.
    pub fn yours(message: impl std::fmt::Display) -> Self {
        Self::Yours(anyhow::anyhow!("{message}"))
    }

    /// Says what went wrong on stderr and returns the exit status.
    #[expect(clippy::print_stderr, reason = "a command's last words go to the person who called it")]
    pub fn report(&self) -> ExitCode {
        let (error, status) = match self {
            Self::Yours(error) => (error, 1),
            Self::Ours(error) => (error, 2),
        };
        eprintln!("error: {error:#}");
        ExitCode::from(status)
    }
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Ours(error.into())
    }
}

/// Says of an error that the user can mend it.
pub trait Yours<T> {
    /// Turns an error into [`Failure::Yours`].
    ///
    /// # Errors
    /// When `self` is one.
    fn yours(self) -> Result<T, Failure>;
}

impl<T, E: Into<anyhow::Error>> Yours<T> for Result<T, E> {
    fn yours(self) -> Result<T, Failure> {
        self.map_err(|error| Failure::Yours(error.into()))
    }
}
