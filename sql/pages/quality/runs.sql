-- grain: one row per run, the newest thirty
-- reads: v_runs
with

final as (
    select
        run_id,
        started_at,
        seconds,
        status,
        reason,
        read,
        loaded,
        duplicate,
        quarantined,
        pipeline_version,
    from v_runs
    order by started_at desc
    limit 30
)

select * from final
