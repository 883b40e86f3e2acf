-- Alerts, and who did what to phenomena and alerts.

create table alert (
    id text primary key,
    kind text not null,
    phenomenon_id text not null references phenomenon (id) on delete cascade,
    raised_at text not null,
    level bigint not null, -- 0 at the threshold, 1 at its double, 2 at four times …
    state text not null,
    evidence text not null -- JSON
);

create index alert_by_state on alert (state, raised_at, id);
create index alert_by_phenomenon on alert (phenomenon_id, raised_at, id);

create table alert_event (
    id text primary key,
    alert_id text not null references alert (id) on delete cascade,
    at text not null,
    user_id text references app_user (id) on delete set null, -- null: the machine, or a removed account
    state text not null, -- the state it led to
    note text
);

create index alert_event_by_alert on alert_event (alert_id, at, id);
create index alert_event_by_user on alert_event (user_id);

create table phenomenon_event (
    id text primary key,
    phenomenon_id text not null references phenomenon (id) on delete cascade,
    at text not null,
    user_id text references app_user (id) on delete set null, -- null: the machine, or a removed account
    kind text not null,
    detail text not null -- JSON
);

create index phenomenon_event_by_phenomenon on phenomenon_event (phenomenon_id, at, id);
create index phenomenon_event_by_user on phenomenon_event (user_id);
