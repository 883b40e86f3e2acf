-- What the work group wants to follow, in a sentence of its own, and the observations that fit it.

create table watch_topic (
    id text primary key,
    description text not null,
    language text not null, -- of the description
    state text not null, -- 'open', 'closed' or 'grown'
    phenomenon_id text references phenomenon (id) on delete set null, -- what it grew into
    user_id text references app_user (id) on delete set null, -- who opened it; null: the account is gone
    created_at text not null,
    updated_at text not null,
    encoder text not null, -- which encoder made the vector; another one encodes the description anew
    vector bytea not null, -- f32, little endian
    looked_up_to bigint not null -- the change number up to which observations were compared with it
);

create index watch_topic_by_state on watch_topic (state, created_at, id);
create index watch_topic_by_phenomenon on watch_topic (phenomenon_id);
create index watch_topic_by_user on watch_topic (user_id);

create table watch_hit (
    topic_id text not null references watch_topic (id) on delete cascade,
    observation_id text not null references observation (id) on delete cascade,
    fit double precision not null, -- how alike observation and description are
    verdict text not null, -- 'proposed' by the program; 'accepted' or 'refused' by a person
    judged_by text references app_user (id) on delete set null,
    judged_at text,
    found_at text not null,
    primary key (topic_id, observation_id)
);

create index watch_hit_by_observation on watch_hit (observation_id);
create index watch_hit_by_judge on watch_hit (judged_by);
