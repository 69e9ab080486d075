-- grain: one row per distinct input
create table if not exists documents (
    document_id varchar not null,
    external_id varchar not null,
    record_key varchar not null,
    version integer not null default 1,
    address varchar,
    uri varchar not null,
    media_type varchar not null,
    encoding varchar,
    sha256 varchar not null,
    content_hash varchar not null,
    text varchar,
    metadata json not null,
    repairs varchar[] not null,
    status varchar not null check (status in ('loaded', 'duplicate', 'quarantined')),
    duplicate_of varchar,
    superseded_by varchar,
    first_seen_at timestamptz not null,
    run_id varchar not null,
    pipeline_version varchar not null,
);

comment on table documents is 'One row per distinct input.';
comment on column documents.document_id is 'The document.';
comment on column documents.external_id is 'The record''s own id, else the file name without suffix.';
comment on column documents.record_key is 'What stays the same when a record arrives again with another text.';
comment on column documents.version is 'Which version of its record the document is, from 1.';
comment on column documents.address is 'What the web addresses of one article have in common; null where none is stated.';
comment on column documents.uri is 'Where the document was read from.';
comment on column documents.media_type is 'Media type of what was read.';
comment on column documents.encoding is 'Character encoding that the bytes were decoded with.';
comment on column documents.sha256 is 'Digest of the bytes as they were read.';
comment on column documents.content_hash is 'Digest of the decoded text; equal for exact duplicates.';
comment on column documents.text is 'The decoded text, unchanged; every span counts code points in it.';
comment on column documents.metadata is 'Every field that the source gave.';
comment on column documents.repairs is 'What was done to the bytes before they became text.';
comment on column documents.status is 'What became of it.';
comment on column documents.duplicate_of is 'The document that this one copies; null for others.';
comment on column documents.superseded_by is 'The newer version of the same record; null for the newest.';
comment on column documents.first_seen_at is 'When the document first arrived.';
comment on column documents.run_id is 'The run.';
comment on column documents.pipeline_version is 'Release and digest of the code that made the rows.';
