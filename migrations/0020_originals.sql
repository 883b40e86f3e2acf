-- What was typed before personal data was masked: sealed with a key that is in the settings alone, erased after a time.
create table original (
    observation_id text primary key references observation (id) on delete cascade,
    sealed bytea not null, -- a nonce of 24 bytes, then what XChaCha20-Poly1305 made of the texts
    seal_key text not null, -- the beginning of the key's SHA-256: tells another key from damage
    sealed_at text not null
);

create index original_by_time on original (sealed_at);
