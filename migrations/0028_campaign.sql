-- Addresses of their own for the open form, each for a time.
create table campaign (
    id text primary key,
    address text not null unique,
    title_fi text,
    title_sv text,
    question_fi text,
    question_sv text,
    first_day text not null,
    last_day text not null,
    county text,
    municipality text,
    service_line text,
    ended_at text, -- when somebody closed it before its last day
    user_id text references app_user (id) on delete set null,
    created_at text not null
);

create index campaign_by_user on campaign (user_id);

-- What was sent there.
create table campaign_observation (
    observation_id text primary key references observation (id) on delete cascade,
    campaign_id text not null references campaign (id) on delete cascade
);

create index campaign_observation_by_campaign on campaign_observation (campaign_id);
