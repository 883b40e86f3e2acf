-- Searching: what people may see, the words they added, and the searches they keep.

-- Ids of the counties whose observations the owner may see, a space between them; null: all.
alter table app_user add column counties text;

create table own_term (
    id text primary key,
    finnish text not null, -- a term a line, all of the same meaning
    swedish text not null, -- likewise
    added_at text not null,
    user_id text references app_user (id) on delete set null
);

create index own_term_by_user on own_term (user_id);

create table saved_search (
    id text primary key,
    name text not null,
    query text not null, -- as it stands in the address
    saved_at text not null,
    user_id text references app_user (id) on delete set null
);

create index saved_search_by_user on saved_search (user_id);
