-- grain: one row per expectation of the last checked run, failures first
-- reads: v_quality
with

final as (
    select
        suite,
        expectation,
        column_name,
        severity,
        success,
        observed,
        unexpected_count,
        unexpected_share,
    from v_quality
    where latest
    order by success, severity, suite, expectation, column_name
    limit 300
)

select * from final
