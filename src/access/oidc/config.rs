//! What is set about the organisation's own sign-in.

use std::fmt;

use super::super::Grant;

/// The settings of a provider.
#[derive(Clone, Debug)]
pub struct OidcConfig {
    /// The provider's address, exactly as it calls itself.
    pub issuer: String,
    /// As what we are known there.
    pub client_id: String,
    /// What shows that it is us; `None` for a client without a secret, which PKCE alone guards.
    pub client_secret: Option<OidcSecret>,
    /// What it is called on the sign-in page.
    pub name: String,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// The claim that lists groups.
    pub groups_claim: String,
    /// What groups give, the first that somebody is in; empty, accounts are invited and keep what they were given here.
    pub groups: Vec<GroupGrant>,
    /// Whether e-mail addresses count that the provider does not call verified: where they are the organisation's own.
    pub trusts_email: bool,
}

/// What a group gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupGrant {
    /// The group, as the claim names it.
    pub group: String,
    /// What whoever is in it may do and see.
    pub grant: Grant,
}

/// The secret that shows to the provider that it is us.
#[derive(Clone)]
pub struct OidcSecret(String);

impl OidcSecret {
    /// Takes the secret as it is set.
    pub fn new(secret: String) -> Self {
        Self(secret)
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OidcSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OidcSecret(…)")
    }
}

impl OidcConfig {
    /// Returns what somebody in these groups is given; `None` for nothing.
    pub(super) fn grant(&self, groups: &[String]) -> Option<&Grant> {
        let given = self.groups.iter().find(|given| groups.contains(&given.group));
        given.map(|given| &given.grant)
    }
}
