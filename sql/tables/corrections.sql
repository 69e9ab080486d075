-- grain: one row per field of a document that was corrected by hand
create table if not exists corrections (
    document_id varchar not null,
    field varchar not null,
    value varchar not null,
    corrected_at timestamptz not null,
    run_id varchar not null,
    primary key (document_id, field),
);
