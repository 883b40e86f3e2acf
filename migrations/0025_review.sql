-- Which observations somebody of the work group has looked at, and what came of it.
create table review (
    observation_id text primary key references observation (id) on delete cascade,
    verdict text not null,
    decision_id text, -- the decision that it became; null for none
    user_id text references app_user (id) on delete set null,
    reviewed_at text not null
);

create index review_by_user on review (user_id);
