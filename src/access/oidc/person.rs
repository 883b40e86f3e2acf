//! What the provider says of a person.

use openidconnect::core::CoreGenderClaim;
use openidconnect::{EndUserEmail, EndUserName, IdTokenClaims, LocalizedClaim, UserInfoClaims};
use serde_json::Value;

use super::client::OtherClaims;
use crate::access::Email;

/// How a provider names a person, for ever (OpenID Connect Core 1.0, 5.7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// The person, there.
    pub subject: String,
}

/// A person as the provider tells.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) identity: Identity,
    pub(super) email: Option<Email>,
    /// Whether the provider vouches for the address.
    pub(super) is_verified: bool,
    pub(super) name: Option<String>,
    pub(super) groups: Vec<String>,
}

impl Person {
    /// Reads an identity token that was verified.
    pub(super) fn of_token(claims: &IdTokenClaims<OtherClaims, CoreGenderClaim>, groups_claim: &str) -> Self {
        Self {
            identity: Identity { issuer: claims.issuer().to_string(), subject: claims.subject().to_string() },
            email: email(claims.email()),
            is_verified: claims.email_verified().unwrap_or(false),
            name: name(claims.name()),
            groups: groups(claims.additional_claims(), groups_claim),
        }
    }

    /// Tells whether the token left something out that is needed.
    pub(super) fn lacks_anything(&self, needs_groups: bool) -> bool {
        self.email.is_none() || self.name.is_none() || needs_groups && self.groups.is_empty()
    }

    /// Adds what the endpoint tells and the token did not; an address comes with its own word on whether it is verified.
    pub(super) fn add(&mut self, more: &UserInfoClaims<OtherClaims, CoreGenderClaim>, groups_claim: &str) {
        if self.email.is_none() {
            self.email = email(more.email());
            self.is_verified = more.email_verified().unwrap_or(false);
        }
        if self.name.is_none() {
            self.name = name(more.name());
        }
        if self.groups.is_empty() {
            self.groups = groups(more.additional_claims(), groups_claim);
        }
    }
}

fn email(claim: Option<&EndUserEmail>) -> Option<Email> {
    claim.and_then(|email| Email::parse(email).ok())
}

fn name(claim: Option<&LocalizedClaim<EndUserName>>) -> Option<String> {
    let name = claim.and_then(|claim| claim.get(None)).map(|name| name.trim().to_owned());
    name.filter(|name| !name.is_empty())
}

/// Reads a list of texts, or one text.
fn groups(claims: &OtherClaims, claim: &str) -> Vec<String> {
    match claims.all.get(claim) {
        Some(Value::String(group)) => vec![group.clone()],
        Some(Value::Array(groups)) => groups.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_come_as_a_list_or_as_one() {
        let read = |json: &str| groups(&serde_json::from_str(json).unwrap(), "ryhmät");
        assert_eq!(read(r#"{"ryhmät": ["a", 7, "b"]}"#), ["a", "b"]);
        assert_eq!(read(r#"{"ryhmät": "a"}"#), ["a"]);
        assert!(read(r#"{"ryhmät": {"a": 1}, "groups": ["a"]}"#).is_empty());
    }
}
