-- What people may see, further axes: service lines within counties, and municipalities across the tree.

-- Codes of the service lines whose observations the owner may see, a space between them; null: all.
alter table app_user add column service_lines text;

-- Codes of the municipalities, likewise.
alter table app_user add column municipalities text;
