-- Who read, changed, exported and erased what. Lines are only added; each carries the hash of the one before it, so that a
-- line that is changed or taken out is noticed. Old lines go from the front (retention).

create table audit_event (
    number bigint primary key,
    at text not null,
    user_id text, -- of the account, which may be gone
    who text not null, -- its name at that time
    action text not null,
    subject text not null, -- the address, which names things by their ids
    detail text not null,
    previous_hash text not null,
    hash text not null
);

create index audit_event_by_time on audit_event (at, number);

insert into counter (name, value) values ('audit', 0);
