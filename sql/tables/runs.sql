-- grain: one row per flow run; read = loaded + duplicate + quarantined
create table if not exists runs (
    run_id varchar primary key,
    started_at timestamptz not null,
    finished_at timestamptz,
    status varchar not null check (status in ('published', 'aborted', 'published anyway', 'failed')),
    reason varchar,
    verdict varchar,
    pipeline_version varchar not null,
    read integer not null,
    loaded integer not null,
    duplicate integer not null,
    quarantined integer not null,
    passed_over json not null default '{}',
    parameters json not null,
    check (read = loaded + duplicate + quarantined),
);

comment on table runs is 'One row per flow run; read = loaded + duplicate + quarantined.';
comment on column runs.run_id is 'The run.';
comment on column runs.started_at is 'When the run began.';
comment on column runs.finished_at is 'When the run ended: after its last step, the moment before it was published.';
comment on column runs.status is 'How the run ended: published, aborted by the checks, published anyway, or failed by an error.';
comment on column runs.reason is 'Why a run was aborted, failed, or was published against its verdict; null for others.';
comment on column runs.verdict is 'What the checks say of the run in one sentence; null where it failed before.';
comment on column runs.pipeline_version is 'Release and digest of the code that made the rows.';
comment on column runs.read is 'Documents that were read.';
comment on column runs.loaded is 'Documents that became articles.';
comment on column runs.duplicate is 'Documents that were known or copies of one that is.';
comment on column runs.quarantined is 'Documents that were refused.';
comment on column runs.passed_over is 'How much was passed over because it is no document, by reason.';
comment on column runs.parameters is 'What the run was asked to do.';
