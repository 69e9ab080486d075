-- grain: one row per flow run; read = loaded + duplicate + quarantined
create table if not exists runs (
    run_id varchar primary key,
    started_at timestamptz not null,
    finished_at timestamptz,
    status varchar not null check (status in ('published', 'aborted', 'published anyway')),
    reason varchar,  -- why a run was published against its verdict
    pipeline_version varchar not null,
    read integer not null,
    loaded integer not null,
    duplicate integer not null,
    quarantined integer not null,
    parameters json not null,
    check (read = loaded + duplicate + quarantined),
);
