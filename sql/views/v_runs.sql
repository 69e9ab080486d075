-- grain: one row per flow run, the newest first: what it did, how it ended and why
create or replace view v_runs as
with

runs as (
    select * from runs
),

final as (
    select
        run_id,
        started_at,
        finished_at,
        date_diff('millisecond', started_at, finished_at) / 1000 as seconds,
        status,
        status in ('published', 'published anyway') as good,
        reason,
        verdict,
        read,
        loaded,
        duplicate,
        quarantined,
        passed_over,
        pipeline_version,
        parameters,
    from runs
)

select * from final
order by started_at desc;

comment on view v_runs is 'One row per flow run, the newest first: what it did, how it ended and why.';
comment on column v_runs.run_id is 'The run.';
comment on column v_runs.started_at is 'When the run began.';
comment on column v_runs.finished_at is 'When the run ended.';
comment on column v_runs.seconds is 'How long the run took.';
comment on column v_runs.status is 'How the run ended.';
comment on column v_runs.good is 'Whether what the run found is published.';
comment on column v_runs.reason
is 'Why the run was aborted, failed, or was published against its verdict; null for others.';
comment on column v_runs.verdict is 'What the checks say of the run in one sentence; null where it failed before.';
comment on column v_runs.read is 'Documents that were read.';
comment on column v_runs.loaded is 'Documents that became articles; of an aborted run, that would have.';
comment on column v_runs.duplicate is 'Documents that were known or copies of one that is.';
comment on column v_runs.quarantined is 'Documents that were refused.';
comment on column v_runs.passed_over is 'How much was passed over because it is no document, by reason.';
comment on column v_runs.pipeline_version is 'Release and digest of the code that made the rows.';
comment on column v_runs.parameters is 'What the run was asked to do.';
