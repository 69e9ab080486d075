-- grain: one row per entity that hangs together with a touched one, with its links to the others
-- reads: entities, entity_links, mentions, articles; touched_entities
with recursive

links as (
    select
        entity_id,
        other_entity_id,
    from entity_links

    union all

    select
        other_entity_id as entity_id,
        entity_id as other_entity_id,
    from entity_links
),

-- What follows one reference entity does not hang together for that.
reached as (
    select entity_id
    from touched_entities

    union

    select l.other_entity_id as entity_id
    from reached as r
    inner join entities as e using (entity_id)
    inner join links as l using (entity_id)
    where e.origin = 'discovered'
),

since as (
    select
        m.name_entity_id as entity_id,
        min(a.published_at) as published_at,
    from mentions as m
    inner join articles as a using (article_id)
    where m.name_entity_id in (select r.entity_id from reached as r)
    group by all
),

members as (
    select
        r.entity_id,
        e.name,
        e.origin = 'reference' as is_reference,
        coalesce(strftime(timezone('UTC', s.published_at), '%Y-%m-%d %H:%M:%S'), 'unknown') as since,
    from reached as r
    inner join entities as e using (entity_id)
    left join since as s using (entity_id)
),

final as (
    select
        m.entity_id,
        m.name,
        m.is_reference,
        m.since,
        list((l.other_entity_id, l.score)) filter (
            where l.other_entity_id in (select r.entity_id from reached as r)
        ) as links,
    from members as m
    left join entity_links as l using (entity_id)
    group by all
)

select * from final
