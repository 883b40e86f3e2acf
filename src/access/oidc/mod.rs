//! Signing in through the organisation's own service (OpenID Connect Core 1.0): the authorization code flow with PKCE.
//!
//! Two verbs: [`Oidc::begin`] sends the browser there, [`Oidc::finish`] takes it when it comes back. Who came is asked of
//! the provider, never of the browser; whose account that is, `account` decides.

mod account;
mod client;
mod config;
mod person;

use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{CoreAuthenticationFlow, CoreProviderMetadata};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope as OidcScope, TokenResponse,
};

use super::second_factor::{Admission, admit};
use super::{Secret, SecretHash};
use crate::store::{Store, StoreError};
use client::{Client, Http, OtherClaims};
pub use config::{GroupGrant, OidcConfig, OidcSecret};
pub use person::Identity;
use person::Person;

/// How long somebody may take at the provider.
const LIFETIME: SignedDuration = SignedDuration::from_mins(10);

/// Where the provider sends the browser back to.
const CALLBACK: &str = "/oidc/callback";

/// A sign-in that has gone to the provider.
#[derive(Clone, Debug)]
pub struct IdentityAttempt {
    /// The hash of what the answer must repeat (RFC 6749, 10.12).
    pub state_hash: SecretHash,
    /// What the identity token must repeat.
    pub nonce: String,
    /// What the challenge was made from (RFC 7636).
    pub verifier: String,
    /// Where to go afterwards.
    pub next: String,
}

/// What the provider's answer says, as the browser brings it.
#[derive(Clone, Debug, Default)]
pub struct OidcAnswer {
    /// What the identity is asked for with; empty where it was refused.
    pub code: String,
    /// What we gave along.
    pub state: String,
    /// Who answers (RFC 9207); empty where the provider does not say.
    pub issuer: String,
}

/// Why somebody was not signed in.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// The provider cannot be reached or does not answer as it must.
    #[error("the provider cannot be used: {0}")]
    Provider(String),
    /// The answer does not belong to what this browser began, or came too late.
    #[error("the answer belongs to no sign-in of this browser")]
    Stale,
    /// The person, or the provider, broke it off.
    #[error("the sign-in was broken off")]
    BrokenOff,
    /// The provider does not vouch for an e-mail address, by which the account is found or made.
    #[error("the provider vouches for no e-mail address")]
    NoEmail,
    /// The person has no account here that this would open, and no group that gives one.
    #[error("there is no account for this person")]
    NoAccount,
    /// The store refused it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The organisation's own sign-in.
#[derive(Clone, Debug)]
pub struct Oidc {
    config: OidcConfig,
    redirect: RedirectUrl,
    http: Http,
}

impl Oidc {
    /// Makes it; nothing is asked of the provider yet, so that the service starts without it.
    ///
    /// # Errors
    ///
    /// When the service's own address cannot be returned to.
    pub fn new(config: OidcConfig, public_url: &str) -> Result<Self, OidcError> {
        let redirect = RedirectUrl::new(format!("{public_url}{CALLBACK}")).map_err(provider)?;
        Ok(Self { config, redirect, http: Http::new().map_err(provider)? })
    }

    /// Returns what the provider is called.
    pub fn name(&self) -> &str {
        &self.config.name
    }

    /// Begins a sign-in: returns where the browser is to go, and the secret that it is to keep meanwhile.
    ///
    /// # Errors
    ///
    /// When the provider cannot be reached, or the store refuses it.
    pub async fn begin(&self, store: &Store, next: &str, now: Timestamp) -> Result<(String, Secret), OidcError> {
        let client = self.client().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .set_pkce_challenge(challenge);
        for scope in &self.config.scopes {
            request = request.add_scope(OidcScope::new(scope.clone()));
        }
        let (address, state, nonce) = request.url();
        let attempt = IdentityAttempt {
            state_hash: Secret::from_text(state.secret()).hash(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
            next: next.to_owned(),
        };
        let secret = Secret::random();
        store.insert_identity_attempt(&secret.hash(), &attempt, now + LIFETIME).await?;
        Ok((address.to_string(), secret))
    }

    /// Ends a sign-in with what the provider answered, and returns who is in and where they wanted to go. Each attempt
    /// counts once, whatever comes of it.
    ///
    /// # Errors
    ///
    /// When the answer is not the one waited for, the provider does not stand by it, or it opens no account.
    pub async fn finish(
        &self,
        store: &Store,
        secret: &Secret,
        answer: &OidcAnswer,
        now: Timestamp,
    ) -> Result<(Admission, String), OidcError> {
        let attempt = store.take_identity_attempt(&secret.hash(), now).await?.ok_or(OidcError::Stale)?;
        let is_ours = Secret::from_text(&answer.state).hash() == attempt.state_hash;
        let is_theirs = answer.issuer.is_empty() || answer.issuer == self.config.issuer;
        if !is_ours || !is_theirs {
            return Err(OidcError::Stale);
        }
        if answer.code.is_empty() {
            return Err(OidcError::BrokenOff);
        }
        let person = self.ask(&answer.code, attempt.verifier, &Nonce::new(attempt.nonce)).await?;
        let user = account::of(store, &self.config, person, now).await?;
        Ok((admit(store, user, now).await?, attempt.next))
    }

    /// Asks the provider who the code stands for.
    async fn ask(&self, code: &str, verifier: String, nonce: &Nonce) -> Result<Person, OidcError> {
        let client = self.client().await?;
        let http = self.http.caller();
        let tokens = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(provider)?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier))
            .request_async(&http)
            .await
            .map_err(provider)?;
        let id_token = tokens.id_token().ok_or_else(|| provider("it gave no identity token"))?;
        let id_verifier = client.id_token_verifier();
        let claims = id_token.claims(&id_verifier, nonce).map_err(provider)?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = id_token.signing_alg().map_err(provider)?;
            let key = id_token.signing_key(&id_verifier).map_err(provider)?;
            let actual = AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(provider)?;
            if actual != *expected {
                return Err(provider("its access token belongs to another identity token"));
            }
        }
        let mut person = Person::of_token(claims, &self.config.groups_claim);
        // Many providers keep e-mail address and groups for the endpoint that tells more.
        if person.lacks_anything(!self.config.groups.is_empty()) && client.user_info_url().is_some() {
            let subject = Some(claims.subject().clone());
            let request = client.user_info(tokens.access_token().clone(), subject).map_err(provider)?;
            let more = request.request_async::<OtherClaims, _, _>(&http).await.map_err(provider)?;
            person.add(&more, &self.config.groups_claim);
        }
        Ok(person)
    }

    /// Reads what the provider says of itself, with its keys: each time, so that new keys count at once.
    async fn client(&self) -> Result<Client, OidcError> {
        let issuer = IssuerUrl::new(self.config.issuer.clone()).map_err(provider)?;
        let http = self.http.caller();
        let metadata = CoreProviderMetadata::discover_async(issuer, &http).await.map_err(provider)?;
        let secret = self.config.client_secret.as_ref().map(|secret| ClientSecret::new(secret.reveal().to_owned()));
        let client = Client::from_provider_metadata(metadata, ClientId::new(self.config.client_id.clone()), secret);
        Ok(client.set_redirect_uri(self.redirect.clone()))
    }
}

/// Says why the provider cannot be used; never what a token holds.
fn provider(error: impl std::fmt::Display) -> OidcError {
    OidcError::Provider(error.to_string())
}
