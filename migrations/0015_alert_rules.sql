-- The rules of alerts that people saved, each in place of the one before; without any, the settings' hold.

create table alert_rules (
    id text primary key,
    reports bigint not null,
    days bigint not null,
    voices bigint not null,
    false_alarms_a_year double precision not null,
    reason text,
    at text not null,
    user_id text references app_user (id) on delete set null
);

create index alert_rules_by_time on alert_rules (at, id);
create index alert_rules_by_user on alert_rules (user_id);
