//! What each role may do here. Whatever a role is not given, it may not.

use super::{Role, User};

coded!(
    /// Something that an account may be allowed.
    Right {
        /// Keeps the own account: password, second factor, sessions.
        OwnAccount = "own_account",
        /// Sees phenomena as figures, small counts hidden.
        SeeFigures = "see_figures",
        /// Reads single observations, in lists, search and exports.
        ReadCases = "read_cases",
        /// Notes down an observation that came by telephone, at a visit or on paper.
        Record = "record",
        /// Follows what the group works on: alerts, decisions, suggestions, watch topics, rules, the service's state.
        Follow = "follow",
        /// Decides about phenomena, alerts, watch topics and files that come in.
        Curate = "curate",
        /// Sets when alerts are raised.
        SetRules = "set_rules",
        /// Hands out and erases what senders ask for by reference number.
        AnswerSenders = "answer_senders",
        /// Opens what was typed before it was masked, one by one, with a reason.
        OpenOriginals = "open_originals",
        /// Keeps accounts.
        KeepAccounts = "keep_accounts",
        /// Reads who did what.
        ReadAudit = "read_audit",
        /// Keeps the service: what it sends to other programs.
        Operate = "operate",
    }
);

impl Role {
    /// Returns what the role is given.
    pub const fn rights(self) -> &'static [Right] {
        use Right::{
            AnswerSenders, Curate, Follow, KeepAccounts, OpenOriginals, Operate, OwnAccount, ReadAudit, ReadCases,
            Record, SeeFigures, SetRules,
        };
        match self {
            Self::Leadership => &[OwnAccount, SeeFigures],
            Self::ServiceLineTeam => &[OwnAccount, SeeFigures, ReadCases, Record],
            Self::CentreOfExcellence => &[OwnAccount, SeeFigures, ReadCases, Record, Follow],
            Self::Member => &[OwnAccount, SeeFigures, ReadCases, Record, Follow, Curate],
            Self::Coordinator => {
                &[OwnAccount, SeeFigures, ReadCases, Record, Follow, Curate, SetRules, AnswerSenders, OpenOriginals]
            }
            Self::Administrator => &[
                OwnAccount,
                SeeFigures,
                ReadCases,
                Record,
                Follow,
                Curate,
                SetRules,
                AnswerSenders,
                OpenOriginals,
                KeepAccounts,
                ReadAudit,
                Operate,
            ],
        }
    }

    /// Tells whether the role is given a right.
    pub fn may(self, right: Right) -> bool {
        self.rights().contains(&right)
    }
}

impl User {
    /// Tells whether the account may be told of alerts outside of the pages: they look at everything.
    pub fn is_told_of_alerts(&self) -> bool {
        self.role.may(Right::Follow) && !self.scope.is_limited()
    }

    /// Tells whether the account may see everything that came in, word by word.
    pub fn sees_everything(&self) -> bool {
        self.role.may(Right::ReadCases) && !self.scope.is_limited()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_read_figures_read_no_case() {
        assert!(Role::Leadership.may(Right::SeeFigures) && !Role::Leadership.may(Right::ReadCases));
    }

    #[test]
    fn whoever_decides_has_read() {
        for role in Role::ALL.iter().filter(|role| role.may(Right::Curate)) {
            assert!(role.may(Right::ReadCases) && role.may(Right::Follow), "{role:?}");
        }
    }
}
