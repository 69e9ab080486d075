-- grain: one row per distinct input
create table if not exists documents (
    document_id varchar primary key,
    external_id varchar not null,  -- the record's own id, else the file name without suffix
    version integer not null default 1,  -- the same external_id and uri with another text is a new version
    uri varchar not null,
    media_type varchar not null,
    encoding varchar,
    sha256 varchar not null,
    text varchar,
    metadata json,  -- every field the source gave
    repairs varchar[],
    status varchar not null check (status in ('loaded', 'duplicate', 'quarantined')),
    duplicate_of varchar,
    superseded_by varchar,  -- the newer version of the same record
    first_seen_at timestamptz not null,
    run_id varchar not null,
    pipeline_version varchar not null,
);
