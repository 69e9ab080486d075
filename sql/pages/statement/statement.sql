-- grain: one row per statement
-- reads: statements
with

final as (
    select *
    from statements
    where statement_id = $key
)

select * from final
