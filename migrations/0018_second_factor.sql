-- A second factor: codes by time (RFC 6238), and codes for when the telephone is lost.

alter table app_user add column totp_secret text; -- base 32; null: no second factor
alter table app_user add column totp_pending text; -- a secret that was shown and not confirmed yet
alter table app_user add column totp_last_step bigint; -- of the last code that was used: no code counts twice

create table recovery_code (
    hash text primary key,
    user_id text not null references app_user (id) on delete cascade
);

create index recovery_code_by_user on recovery_code (user_id);

-- Somebody has shown a password or a link, and owes the code.
create table sign_in_challenge (
    secret_hash text primary key,
    user_id text not null references app_user (id) on delete cascade,
    expires_at text not null
);

create index sign_in_challenge_by_user on sign_in_challenge (user_id);
