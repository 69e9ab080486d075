-- grain: one row per expectation and run, beside the same expectation in the last good run before it
create or replace view v_quality_trend as
with

quality_results as (
    select * from quality_results
),

runs as (
    select * from runs
),

dated as (
    select
        r.run_id,
        r.started_at,
        r.status not in ('aborted', 'failed') as good,
        q.suite,
        q.expectation,
        q.severity,
        q.success,
        q.unexpected_count,
        q.unexpected_share,
        q.element_count,
    from quality_results as q
    inner join runs as r using (run_id)
),

final as (
    select
        d.run_id,
        d.started_at,
        d.suite,
        d.expectation,
        d.severity,
        d.success,
        d.unexpected_count,
        d.unexpected_share,
        d.element_count,
        last_value(case when d.good then d.success end ignore nulls) over before as success_before,
        last_value(case when d.good then d.unexpected_share end ignore nulls) over before as share_before,
        d.unexpected_share - coalesce(
            last_value(case when d.good then d.unexpected_share end ignore nulls) over before, 0
        ) as share_change,
    from dated as d
    window
        before as (
            partition by d.suite, d.expectation
            order by d.started_at
            rows between unbounded preceding and 1 preceding
        )
)

select * from final
order by suite, expectation, started_at;

comment on view v_quality_trend
is 'One row per expectation and run, beside the same expectation in the last good run before it.';
comment on column v_quality_trend.run_id is 'The run.';
comment on column v_quality_trend.started_at is 'When the run began.';
comment on column v_quality_trend.suite is 'The suite that the expectation belongs to.';
comment on column v_quality_trend.expectation is 'Name of the rule in expectations/policy.yaml.';
comment on column v_quality_trend.severity is 'critical, warning or info.';
comment on column v_quality_trend.success is 'Whether the expectation held.';
comment on column v_quality_trend.unexpected_count is 'Rows that failed.';
comment on column v_quality_trend.unexpected_share is 'Share of the rows that failed.';
comment on column v_quality_trend.element_count is 'Rows that were checked.';
comment on column v_quality_trend.success_before is 'Whether it held in the last good run before it.';
comment on column v_quality_trend.share_before is 'The same share in the last good run before it.';
comment on column v_quality_trend.share_change is 'Difference to the share before.';
