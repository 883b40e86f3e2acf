-- Surges: what the machine must know to tell them from what people know already.

-- Alerts about the past, raised when older observations were brought in, are sent to nobody.
alter table alert add column backfill bigint not null default 0; -- 1 or 0

-- Days on which more or less came in than usual, for a reason that people know. What came in then is neither counted
-- nor compared with.
create table known_event (
    id text primary key,
    kind text not null, -- 'campaign', 'new_form' or 'closure'
    first_day text not null, -- '2026-02-28'
    last_day text not null, -- that day too
    note text,
    created_at text not null,
    user_id text references app_user (id) on delete set null,
    removed_at text -- a mark that was taken back stays, so that earlier alerts can be understood
);

create index known_event_by_day on known_event (first_day, id);
create index known_event_by_user on known_event (user_id);

-- The level that a phenomenon rose to is its usual one from a day on, because somebody said so. Without it, what came
-- since the onset of a surge is never taken for usual.
create table usual_level (
    phenomenon_id text primary key references phenomenon (id) on delete cascade,
    since_day text not null,
    at text not null,
    user_id text references app_user (id) on delete set null
);

create index usual_level_by_user on usual_level (user_id);
