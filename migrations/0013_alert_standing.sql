-- Where an alert stands: whose it is, until when it sleeps, which report came of it; and the steps that led there.

alter table alert add column owner_id text references app_user (id) on delete set null;
alter table alert add column snoozed_until text; -- a day, '2026-02-28'
alter table alert add column snoozed_reports bigint; -- returns when its phenomenon has so many reports
alter table alert add column report text; -- the social report that came of it, as people call it

create index alert_by_owner on alert (owner_id);

-- Each event keeps the whole standing that it led to, so that it can be undone.
alter table alert_event add column owner_id text references app_user (id) on delete set null;
alter table alert_event add column snoozed_until text;
alter table alert_event add column snoozed_reports bigint;
alter table alert_event add column report text;
alter table alert_event add column cause text; -- why the machine did it
alter table alert_event add column batch_id text; -- several alerts that were changed at once

create index alert_event_by_owner on alert_event (owner_id);
create index alert_event_by_batch on alert_event (batch_id);
