-- grain: one row per origin of the statement, with why its claims are counted as one
-- reads: articles, claim_origins, claims
with

final as (
    select
        o.origin,
        list(distinct o.reason order by o.reason) as reasons,
        count(*) as claims,
        list(distinct a.outlet order by a.outlet) filter (where a.outlet is not null) as outlets,
        min(a.published_at) as first_published_at,
    from claim_origins as o
    inner join claims as c using (claim_id)
    inner join articles as a using (article_id)
    where
        c.statement_id = $key
        and c.status <> 'rejected'
    group by o.origin
    order by first_published_at nulls last, o.origin
)

select * from final
