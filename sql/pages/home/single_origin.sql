-- grain: one row per statement that several articles carry and that rests on one origin, ten of them
-- reads: claim_origins, claims, statements
with

resting as (
    select *
    from statements
    where
        origins = 1
        and articles > 1
    order by articles desc, statement_id
    limit 10
),

origins as (
    select
        c.statement_id,
        any_value(o.origin) as origin,
    from claims as c
    inner join resting as r using (statement_id)
    inner join claim_origins as o using (claim_id)
    group by c.statement_id
),

final as (
    select
        r.statement_id,
        r.text,
        r.articles,
        r.outlets,
        o.origin,
        r.first_published_at,
    from resting as r
    left join origins as o using (statement_id)
    order by r.articles desc, r.statement_id
)

select * from final
