-- grain: one row per entity, with its figures
-- reads: claims, entities, mentions
with

made as (
    select
        count(*) as claims,
        count(*) filter (where stance = 'deny') as denials,
    from claims
    where
        speaker_entity_id = $key
        and status <> 'rejected'
),

named as (
    select count(distinct article_id) as articles
    from mentions
    where entity_id = $key
),

final as (
    select
        e.entity_id,
        e.name,
        e.kind,
        e.aliases,
        e.wikidata_id,
        e.origin,
        e.redirect_to,
        n.articles,
        m.claims,
        m.denials,
    from entities as e
    cross join made as m
    cross join named as n
    where e.entity_id = $key
)

select * from final
