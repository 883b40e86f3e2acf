-- Observations and what follows their changes.
--
-- Columns are text, bigint, double precision and bytea alone, so that one set of SQL serves SQLite
-- and PostgreSQL. Times are text of fixed width in UTC ("2026-01-02T03:04:05.000000Z"), ids are
-- UUIDs in lower case: in both, the order of the text is the order of time.

-- Numbers that only grow. 'change' is raised in the transaction that changes an observation; its
-- row stays locked until that transaction ends, so numbers become visible in their order and
-- whoever follows them misses none.
create table counter (
    name text primary key,
    value bigint not null
);

insert into counter (name, value) values ('change', 0);

create table import_run (
    id text primary key,
    file_name text not null,
    started_at text not null,
    finished_at text, -- null while it runs, and for ever when it was interrupted
    accepted bigint not null,
    already_known bigint not null,
    refused bigint not null
);

create table observation (
    id text primary key,
    external_id text unique, -- the sending system's number; importing it again adds nothing
    reference text not null unique, -- what the sender was told to quote
    received_at text not null,
    stored_at text not null,
    language text not null,
    body text not null,
    proposal text,
    municipality text,
    municipality_as_written text,
    county text,
    service_line text,
    reporter text,
    source text not null,
    import_id text references import_run (id) on delete set null,
    change bigint not null,
    grouped_at text -- null until the grouping has taken it in
);

create index observation_by_time on observation (received_at, id);
create index observation_by_change on observation (change);
create index observation_by_import on observation (import_id);
create index observation_ungrouped on observation (received_at, id) where grouped_at is null;

-- What was deleted, so that copies elsewhere (the search index) can follow.
create table removed_observation (
    observation_id text primary key,
    change bigint not null
);

create index removed_observation_by_change on removed_observation (change);
