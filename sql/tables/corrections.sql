-- grain: one row per field of a document that was corrected by hand
create table if not exists corrections (
    document_id varchar not null,
    field varchar not null,
    value varchar not null,
    corrected_at timestamptz not null,
    run_id varchar not null,
    primary key (document_id, field),
);

comment on table corrections is 'One row per field of a document that was corrected by hand.';
comment on column corrections.document_id is 'The document.';
comment on column corrections.field is 'The corrected field.';
comment on column corrections.value is 'What the field was corrected to.';
comment on column corrections.corrected_at is 'When it was corrected.';
comment on column corrections.run_id is 'The run.';
