//! What an account is given: a role, and how much of what came in.

use std::fmt;

use super::{Role, Scope};

/// A role with its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What the owner does here.
    pub role: Role,
    /// What the owner may see of what came in.
    pub scope: Scope,
}

impl fmt::Display for Grant {
    /// Writes it in codes, as the audit log keeps it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.role.code())?;
        for id in self.scope.counties().into_iter().flatten() {
            write!(f, " county:{id}")?;
        }
        for line in self.scope.service_lines().into_iter().flatten() {
            write!(f, " line:{}", line.code())?;
        }
        for code in self.scope.municipalities().into_iter().flatten() {
            write!(f, " municipality:{code}")?;
        }
        Ok(())
    }
}
