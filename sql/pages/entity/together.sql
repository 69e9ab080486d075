-- grain: one row per entity that is named in the same articles, the most frequent first, at most thirty
-- reads: entities, mentions
with

shared as (
    select
        m.entity_id,
        count(distinct m.article_id) as articles,
    from mentions as m
    where
        m.article_id in (select o.article_id from mentions as o where o.entity_id = $key)
        and m.entity_id <> $key
    group by m.entity_id
    order by articles desc, m.entity_id
    limit 30
),

final as (
    select
        e.entity_id,
        e.name,
        e.kind,
        s.articles,
    from shared as s
    inner join entities as e using (entity_id)
    order by s.articles desc, e.name
)

select * from final
