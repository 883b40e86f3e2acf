-- Who is told of alerts, and how. What is to be sent are jobs of the kinds 'digest' and 'webhook'.

alter table alert add column recorded_at text; -- when it was kept; none for those before this column

create index alert_by_recorded on alert (recorded_at, id);

create table digest_wish (
    user_id text primary key references app_user (id) on delete cascade,
    rhythm text not null, -- 'daily' or 'weekly'
    weekday bigint not null, -- 1 Monday … 7 Sunday; for a weekly one
    hour bigint not null,
    language text not null,
    told_until text not null, -- alerts kept up to then have been told of
    next_at text not null,
    unsubscribe text not null unique -- the secret of the address that ends it
);

create index digest_wish_by_next on digest_wish (next_at);

create table alert_feed (
    user_id text primary key references app_user (id) on delete cascade,
    secret_hash text not null unique,
    language text not null,
    created_at text not null
);

create table webhook (
    id text primary key,
    kind text not null, -- 'generic' or 'teams'
    address text not null,
    secret text not null, -- what it is signed with: the receiver needs it as it is
    language text not null,
    created_at text not null,
    user_id text references app_user (id) on delete set null,
    removed_at text
);

create index webhook_by_user on webhook (user_id);
