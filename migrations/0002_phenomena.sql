-- Vectors, phenomena and who belongs to them. All but what people decided can be made again from
-- the observations.

create table observation_vector (
    encoder text not null, -- name and version; a change of encoder makes all vectors anew
    observation_id text not null references observation (id) on delete cascade,
    vector bytea not null, -- f32, little endian
    primary key (encoder, observation_id)
);

create index observation_vector_by_observation on observation_vector (observation_id);

create table phenomenon (
    id text primary key,
    name_fi text,
    name_sv text,
    named_by text not null, -- 'machine' or 'person'; a person's name is never overwritten
    keywords text not null, -- JSON
    quote_observation_id text references observation (id) on delete set null,
    state text not null, -- 'active', 'merged' or 'faded'
    merged_into text references phenomenon (id), -- the address of a merged one leads here
    first_seen text not null, -- when its earliest observation was received
    created_at text not null,
    updated_at text not null
);

create index phenomenon_by_quote on phenomenon (quote_observation_id);
create index phenomenon_by_target on phenomenon (merged_into);

create table membership (
    observation_id text not null references observation (id) on delete cascade,
    phenomenon_id text not null references phenomenon (id) on delete cascade,
    score double precision not null,
    confirmed bigint not null, -- 1 when a person said so; the machine leaves it alone
    since text not null,
    primary key (observation_id, phenomenon_id)
);

create index membership_by_phenomenon on membership (phenomenon_id, observation_id);
