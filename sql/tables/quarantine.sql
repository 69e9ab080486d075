-- grain: one row per refused document of one run
create table if not exists quarantine (
    document_id varchar not null,
    run_id varchar not null,
    stage varchar not null,
    reasons varchar[] not null,
    detail varchar,
    uri varchar not null,
    quarantined_at timestamptz not null,
    resolved_at timestamptz,
    resolution varchar,
    primary key (document_id, run_id),
);

comment on table quarantine is 'One row per refused document of one run.';
comment on column quarantine.document_id is 'The document.';
comment on column quarantine.run_id is 'The run.';
comment on column quarantine.stage is 'The step that refused the document.';
comment on column quarantine.reasons is 'Why the document was refused, as short codes.';
comment on column quarantine.detail is 'One line on why the document was refused.';
comment on column quarantine.uri is 'Where the document was read from.';
comment on column quarantine.quarantined_at is 'When the document was refused.';
comment on column quarantine.resolved_at is 'When the refusal was resolved; null while it waits.';
comment on column quarantine.resolution is 'How the refusal was resolved.';
