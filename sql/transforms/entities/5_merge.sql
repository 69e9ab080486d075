-- grain: one new pair of entities whose names are renderings of one name
-- reads: entity_links; new_links, linked_names
-- changes: entity_links, touched_entities

-- one added row per new pair of entities whose names are renderings of one name
insert or ignore into entity_links by name
select * from new_links;

-- one added row per entity whose group may change: by a new link, or by an earlier article that names it
insert into touched_entities by name
with

linked as (
    select unnest([entity_id, other_entity_id]) as entity_id
    from entity_links
),

final as (
    select unnest([n.entity_id, n.other_entity_id]) as entity_id
    from new_links as n

    union

    select l.entity_id
    from linked as l
    semi join linked_names as n on l.entity_id = n.entity_id
)

select * from final;
