-- grain: one row per distinct input
create table if not exists documents (
    document_id varchar primary key,
    external_id varchar not null,  -- the record's own id, else the file name without suffix
    record_key varchar not null,  -- what stays the same when a record arrives again with another text
    version integer not null default 1,
    uri varchar not null,
    media_type varchar not null,
    encoding varchar,
    sha256 varchar not null,  -- of the bytes as they were read
    content_hash varchar not null,  -- of the decoded text: equal for exact duplicates
    text varchar,
    metadata json not null,  -- every field the source gave
    repairs varchar[] not null,  -- what was done to the bytes before they became text
    status varchar not null check (status in ('loaded', 'duplicate', 'quarantined')),
    duplicate_of varchar,
    superseded_by varchar,  -- the newer version of the same record
    first_seen_at timestamptz not null,
    run_id varchar not null,
    pipeline_version varchar not null,
);
