-- Work that must be done even after a restart, and settings kept in the database.

create table job (
    id text primary key,
    kind text not null,
    payload text not null, -- JSON
    state text not null, -- 'waiting', 'running', 'done' or 'failed'
    due_at text not null, -- while it runs: when the claim lapses and another may take it
    attempts bigint not null,
    last_error text,
    created_at text not null,
    updated_at text not null
);

create index job_by_due on job (state, due_at, id);

create table setting (
    name text primary key,
    value text not null
);
