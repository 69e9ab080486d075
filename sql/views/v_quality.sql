-- grain: one row per expectation of one run, the newest run first, failures before what holds
create or replace view v_quality as
with

quality_results as (
    select * from quality_results
),

runs as (
    select * from runs
),

final as (
    select
        r.run_id,
        r.started_at,
        r.status as run_status,
        r.pipeline_version,
        q.suite,
        q.expectation,
        q.column_name,
        q.severity,
        q.action,
        q.success,
        q.observed,
        q.unexpected_count,
        q.unexpected_share,
        q.element_count,
        q.sample,
        r.started_at = max(r.started_at) over () as latest,
    from quality_results as q
    inner join runs as r using (run_id)
)

select * from final
order by
    started_at desc,
    success,
    case severity when 'critical' then 1 when 'warning' then 2 else 3 end,
    suite,
    expectation;

comment on view v_quality is 'One row per expectation of one run, the newest run first, failures before what holds.';
comment on column v_quality.run_id is 'The run.';
comment on column v_quality.started_at is 'When the run began.';
comment on column v_quality.run_status is 'How the run ended.';
comment on column v_quality.pipeline_version is 'Release and digest of the code that made the rows.';
comment on column v_quality.suite is 'The suite that the expectation belongs to.';
comment on column v_quality.expectation is 'Name of the rule in expectations/policy.yaml.';
comment on column v_quality.column_name is 'The column that the expectation looks at; null where it looks at several.';
comment on column v_quality.severity is 'critical, warning or info.';
comment on column v_quality.action
is 'What a failure does: abort the run, quarantine the document, flag the article, or report it.';
comment on column v_quality.success is 'Whether the expectation held.';
comment on column v_quality.observed is 'The value that the expectation saw.';
comment on column v_quality.unexpected_count is 'Rows that failed.';
comment on column v_quality.unexpected_share is 'Share of the rows that failed.';
comment on column v_quality.element_count is 'Rows that were checked.';
comment on column v_quality.sample is 'Some of the failing rows.';
comment on column v_quality.latest is 'Whether the row belongs to the last run.';
