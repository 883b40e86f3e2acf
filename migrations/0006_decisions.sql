-- What people decided about phenomena: in order, with who, when and why, kept for ever. Later runs of
-- the grouping respect what stands.

-- Raised by whatever changes memberships or phenomena, so that who computed on an earlier state notices.
insert into counter (name, value) values ('grouping', 0);

alter table phenomenon add column description_fi text;
alter table phenomenon add column description_sv text;
alter table phenomenon add column themes text not null default '[]'; -- JSON: codes
alter table phenomenon add column pinned bigint not null default 0; -- 1: never fades

create table decision (
    id text primary key,
    number bigint not null unique, -- its place in the order: the value of the counter 'grouping'
    at text not null,
    user_id text references app_user (id) on delete set null, -- null: the account is gone
    kind text not null,
    payload text not null, -- JSON: what was decided
    change text not null, -- JSON: what it changed, so that it can be undone
    reason text,
    undone_number bigint, -- like number, of the undoing; null while the decision stands
    undone_at text,
    undone_by text references app_user (id) on delete set null
);

create index decision_by_undoing on decision (undone_number);
create index decision_by_user on decision (user_id);
create index decision_by_undoer on decision (undone_by);

-- The observations and phenomena that a decision is about.
create table decision_subject (
    decision_id text not null references decision (id) on delete cascade,
    subject text not null, -- the id of an observation or a phenomenon; it may be gone
    primary key (decision_id, subject)
);

create index decision_subject_by_subject on decision_subject (subject, decision_id);

-- Names that people gave before this release are decisions too.
insert into decision (id, number, at, user_id, kind, payload, change)
select id, row_number() over (order by at, id), at, user_id, 'name',
    '{"kind":"name","phenomenon":"' || phenomenon_id || '","names":' || detail || '}',
    '{"facets":[{"phenomenon":"' || phenomenon_id
        || '","from":{"names":{"names":{"fi":null,"sv":null},"by":"machine"}},"to":{"names":{"names":'
        || detail || ',"by":"person"}}}]}'
from phenomenon_event where kind = 'named';

insert into decision_subject (decision_id, subject)
select id, phenomenon_id from phenomenon_event where kind = 'named';

update counter set value = (select count(*) from decision) where name = 'grouping';
