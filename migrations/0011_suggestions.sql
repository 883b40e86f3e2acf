-- What the grouping would do otherwise than people decided, for a person to accept or refuse.

create table suggestion (
    id text primary key,
    matter text not null unique, -- what it is about; the same matter is not brought up again after an answer
    kind text not null, -- of the decision that it proposes
    decision text not null, -- JSON
    why text not null, -- JSON: figures and words
    state text not null, -- 'open', 'accepted', 'refused' or 'withdrawn'
    made_at text not null,
    answered_at text,
    answered_by text references app_user (id) on delete set null
);

create index suggestion_by_state on suggestion (state, made_at, id);
create index suggestion_by_answerer on suggestion (answered_by);
