-- When the owner of an account last came in; null: never, or before this was kept.
alter table app_user add column signed_in_at text;
