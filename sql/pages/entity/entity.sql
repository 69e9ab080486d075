-- grain: one row per entity, with its figures
-- reads: claims, entities, mentions
with

final as (
    select
        e.entity_id,
        e.name,
        e.kind,
        e.aliases,
        e.wikidata_id,
        e.origin,
        e.redirect_to,
        (select count(distinct m.article_id) from mentions as m where m.entity_id = $key) as articles,
        (select count(*) from claims as c where c.speaker_entity_id = $key) as claims,
        (select count(*) from claims as c where c.speaker_entity_id = $key and c.stance = 'deny') as denials,
    from entities as e
    where e.entity_id = $key
)

select * from final
