-- When the owner of an account last came in; null: never, or before this was kept.
alter table app_user add column signed_in_at text;

-- Whoever is signed in has come in: an administrator without a password is known to from the first moment.
update app_user set signed_in_at = (select max(created_at) from session where user_id = app_user.id);
