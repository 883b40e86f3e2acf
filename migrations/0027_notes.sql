-- What the work group says among itself about a phenomenon.
create table phenomenon_note (
    id text primary key,
    phenomenon_id text not null references phenomenon (id) on delete cascade,
    user_id text references app_user (id) on delete set null,
    written_at text not null,
    body text not null
);

create index phenomenon_note_by_phenomenon on phenomenon_note (phenomenon_id, written_at);
create index phenomenon_note_by_user on phenomenon_note (user_id);
