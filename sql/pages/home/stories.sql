-- grain: one row per story of several articles, the ten with the most independent origins
-- reads: articles, claim_origins, claims, stories
with

origins as (
    select
        a.story_id,
        count(distinct o.origin) as origins,
    from claim_origins as o
    inner join claims as c using (claim_id)
    inner join articles as a using (article_id)
    where c.status <> 'rejected'
    group by a.story_id
),

final as (
    select
        s.story_id,
        s.title,
        s.first_published_at,
        s.last_published_at,
        s.articles,
        s.outlets,
        s.wire_agency,
        coalesce(o.origins, 0) as origins,
    from stories as s
    left join origins as o using (story_id)
    where s.articles > 1
    order by origins desc, s.articles desc, s.story_id
    limit 10
)

select * from final
