-- Accounts. Secrets are kept as SHA-256 alone: they are long and random, so a slow hash would add
-- nothing; passwords are not, and go through argon2id.

create table app_user (
    id text primary key,
    email text not null unique, -- lower case
    name text not null,
    role text not null,
    password_hash text, -- null: signs in by link alone
    created_at text not null,
    disabled_at text,
    failed_sign_ins bigint not null, -- in a row; a success sets it to 0
    sign_in_blocked_until text
);

create table session (
    secret_hash text primary key,
    user_id text not null references app_user (id) on delete cascade,
    created_at text not null,
    idle_until text not null, -- moved forward by use
    expires_at text not null -- never moved
);

create index session_by_user on session (user_id);

create table sign_in_link (
    secret_hash text primary key,
    user_id text not null references app_user (id) on delete cascade,
    expires_at text not null
);

create index sign_in_link_by_user on sign_in_link (user_id);

create table api_token (
    id text primary key,
    secret_hash text not null unique,
    user_id text not null references app_user (id) on delete cascade,
    name text not null,
    created_at text not null,
    last_used_at text,
    revoked_at text
);

create index api_token_by_user on api_token (user_id);
