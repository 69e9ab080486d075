-- grain: one row per pair of entities that share a block, at least one of them fresh
-- reads: entities, entity_names; fresh_entities
with

fresh as (
    select entity_id
    from fresh_entities
    where hash(entity_id) % $portions = $portion
),

pairs as (
    select distinct
        a.entity_id,
        b.entity_id as other_entity_id,
        a.name_group,
    from fresh as f
    inner join entity_names as a
        on
            f.entity_id = a.entity_id
            and a.role = 'block'
    inner join entity_names as b
        on
            a.key = b.key
            and a.name_group = b.name_group
            and b.role = 'block'
            and a.entity_id <> b.entity_id
),

final as (
    select
        p.entity_id,
        p.other_entity_id,
        p.name_group,
        list_prepend(e.name, e.aliases) as names,
        list_prepend(o.name, o.aliases) as other_names,
    from pairs as p
    inner join entities as e using (entity_id)
    inner join entities as o on p.other_entity_id = o.entity_id
    left join fresh_entities as also on p.other_entity_id = also.entity_id
    where
        (e.origin <> 'reference' or o.origin <> 'reference')
        and (also.entity_id is null or p.entity_id < p.other_entity_id)
)

select * from final
