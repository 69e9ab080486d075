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
        r.status <> 'aborted' as good,
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
order by suite, expectation, started_at
