-- When the owner of an account last looked at the overview, and when the visit before this one was: what is new is told
-- since then. Looks within some hours are one visit.
alter table app_user add column looked_at text;
alter table app_user add column visited_before_at text;
