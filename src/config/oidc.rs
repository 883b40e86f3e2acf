//! The settings of the organisation's own sign-in as checked.

use super::check::{ConfigError, fault};
use super::settings::{OidcGroupSettings, OidcSettings};
use crate::access::{Grant, GroupGrant, OidcConfig, OidcSecret, Role, Scope};
use crate::intake::{Reference, ServiceLine};
use crate::notify::WebhookAddress;

/// What is asked for unless set otherwise.
const SCOPES: [&str; 2] = ["email", "profile"];

/// Checks the `[oidc]` table; without an issuer there is no such sign-in.
pub(super) fn oidc(settings: OidcSettings) -> Result<Option<OidcConfig>, ConfigError> {
    let Some(issuer) = settings.issuer.filter(|issuer| !issuer.is_empty()) else { return Ok(None) };
    // The rule is that of webhooks: nobody may read on the way.
    if WebhookAddress::parse(&issuer).is_err() {
        return Err(fault("oidc.issuer", issuer, "must begin with https://, except on this machine"));
    }
    let client_id = settings.client_id.filter(|id| !id.is_empty());
    let client_id = client_id.ok_or_else(|| fault("oidc.client_id", "", "must be what the provider knows us as"))?;
    let scopes = settings.scopes.unwrap_or_else(|| SCOPES.map(str::to_owned).to_vec());
    Ok(Some(OidcConfig {
        name: settings.name.unwrap_or_default(),
        issuer,
        client_id,
        client_secret: settings.client_secret.map(OidcSecret::new),
        scopes,
        groups_claim: settings.groups_claim.unwrap_or_else(|| "groups".to_owned()),
        groups: settings.groups.into_iter().map(group).collect::<Result<_, _>>()?,
        trusts_email: settings.trust_email.unwrap_or(false),
    }))
}

/// Reads what a group gives. A limit that is written and holds nothing is a mistake, not the absence of a limit.
fn group(settings: OidcGroupSettings) -> Result<GroupGrant, ConfigError> {
    let reference = Reference::embedded();
    let role = Role::from_code(&settings.role)
        .ok_or_else(|| fault("oidc.groups.role", &settings.role, format!("must be one of {}", codes(Role::ALL))))?;
    let mut scope = Scope::ALL;
    if let Some(names) = settings.counties {
        let read = |name: &str| reference.county(name).map(|county| county.id.clone());
        scope = scope.within_counties(all("oidc.groups.counties", &names, "must be counties", read)?);
    }
    if let Some(names) = settings.service_lines {
        let read = |name: &str| ServiceLine::from_code(name).or_else(|| reference.service_line(name));
        scope = scope.within_service_lines(all("oidc.groups.service_lines", &names, "must be service lines", read)?);
    }
    if let Some(names) = settings.municipalities {
        let read = |name: &str| reference.municipality(name).map(|place| place.code.clone());
        scope = scope.within_municipalities(all("oidc.groups.municipalities", &names, "must be municipalities", read)?);
    }
    Ok(GroupGrant { group: settings.group, grant: Grant { role, scope } })
}

fn all<T>(
    key: &'static str,
    names: &[String],
    reason: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, ConfigError> {
    if names.is_empty() {
        return Err(fault(key, "[]", reason));
    }
    names.iter().map(|name| read(name).ok_or_else(|| fault(key, name, reason))).collect()
}

fn codes(roles: &[Role]) -> String {
    roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<Option<OidcConfig>, ConfigError> {
        oidc(toml::from_str(text).unwrap())
    }

    #[test]
    fn without_an_issuer_there_is_no_such_sign_in() {
        assert!(check("").unwrap().is_none());
        assert!(check("client_id = 'x'\nissuer = ''").unwrap().is_none());
    }

    #[test]
    fn groups_give_roles_and_limits() {
        let text = "issuer = 'https://login.example.fi'\nclient_id = 'tutka'\nclient_secret = 'hush'\n\
            [[groups]]\ngroup = 'rake'\nrole = 'service_line_team'\ncounties = ['Lappi']\n\
            service_lines = ['iakkaat']\nmunicipalities = ['Inari']";
        let config = check(text).unwrap().unwrap();
        assert_eq!(config.groups[0].grant.to_string(), "service_line_team county:lappi line:iakkaat municipality:148");
        assert!(!format!("{config:?}").contains("hush"));
    }

    #[test]
    fn a_bad_value_names_its_key() {
        let begin = "issuer = 'https://login.example.fi'\nclient_id = 'tutka'\n";
        let group = "[[groups]]\ngroup = 'rake'\nrole = 'member'\n";
        for (text, key) in [
            ("issuer = 'http://login.example.fi'\nclient_id = 'tutka'".to_owned(), "oidc.issuer"),
            ("issuer = 'https://login.example.fi'".to_owned(), "oidc.client_id"),
            (format!("{begin}[[groups]]\ngroup = 'rake'\nrole = 'king'"), "oidc.groups.role"),
            (format!("{begin}{group}counties = ['Ankkalinna']"), "oidc.groups.counties"),
            (format!("{begin}{group}counties = []"), "oidc.groups.counties"),
            (format!("{begin}{group}service_lines = ['ankat']"), "oidc.groups.service_lines"),
            (format!("{begin}{group}municipalities = ['Ankkalinna']"), "oidc.groups.municipalities"),
        ] {
            assert_eq!(check(&text).unwrap_err().key, key, "{text}");
        }
    }
}
