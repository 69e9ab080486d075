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
