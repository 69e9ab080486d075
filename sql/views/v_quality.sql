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
    expectation
