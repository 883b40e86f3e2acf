-- How an organisation's own sign-in (OpenID Connect) names the owner of an account: its issuer, and the subject there.
alter table app_user add column issuer text;
alter table app_user add column subject text;
create unique index app_user_by_identity on app_user (issuer, subject);

-- Sign-ins that have gone to the organisation's own and are not back yet.
create table identity_attempt (
    secret_hash text primary key, -- of the browser's cookie
    state_hash text not null,
    nonce text not null,
    verifier text not null,
    next text not null,
    expires_at text not null
);
