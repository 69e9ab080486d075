-- grain: one row per story, of the hundred in most outlets the ten with the most independent origins
-- reads: articles, claim_origins, claims, stories
with

widest as (
    select *
    from stories
    where articles > 1
    order by outlets desc, articles desc, story_id
    limit 100
),

members as (
    select
        article_id,
        story_id,
    from articles
    where story_id in (select w.story_id from widest as w)
),

origins as (
    select
        m.story_id,
        count(distinct o.origin) as origins,
    from members as m
    inner join claims as c using (article_id)
    inner join claim_origins as o using (claim_id)
    where c.status <> 'rejected'
    group by m.story_id
),

final as (
    select
        w.story_id,
        w.title,
        w.first_published_at,
        w.last_published_at,
        w.articles,
        w.outlets,
        w.wire_agency,
        coalesce(o.origins, 0) as origins,
    from widest as w
    left join origins as o using (story_id)
    order by origins desc, w.articles desc, w.story_id
    limit 10
)

select * from final
