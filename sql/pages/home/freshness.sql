-- grain: one row per warehouse: the last good run beside the last attempt
-- reads: v_freshness
with

final as (
    select * from v_freshness
)

select * from final
