-- grain: one row per known pair among the entities that a new pair may bring together or part
with

touched as (
    select unnest([entity_id, other_entity_id]) as entity_id
    from new_links
),

touched_roots as (
    select distinct coalesce(e.redirect_to, e.entity_id) as entity_id
    from touched as t
    inner join entities as e using (entity_id)
    where e.origin = 'discovered'
),

members as (
    select e.entity_id
    from entities as e
    inner join touched_roots as t on coalesce(e.redirect_to, e.entity_id) = t.entity_id

    union

    select entity_id
    from touched
),

final as (
    select
        l.entity_id,
        l.other_entity_id,
        l.score,
        e.name,
        e.kind,
        e.origin,
        o.name as other_name,
        o.origin as other_origin,
    from entity_links as l
    inner join entities as e on l.entity_id = e.entity_id
    inner join entities as o on l.other_entity_id = o.entity_id
    where
        l.entity_id in (select m.entity_id from members as m)
        or l.other_entity_id in (select m.entity_id from members as m)
)

select * from final
order by entity_id, other_entity_id
