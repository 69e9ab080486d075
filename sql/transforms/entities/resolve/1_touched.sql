-- grain: one row per mention whose entity may be another one than before
create or replace temp table touched_mentions as
with

-- Who bears a surname has changed: so may have who is meant by it.
surnames as (
    select distinct n.key
    from entity_names as n
    where
        n.role = 'surname'
        and n.entity_id in (
            select f.entity_id from fresh_entities as f
            union
            select m.entity_id from moved_entities as m
        )
),

touched_entities as (
    select m.entity_id
    from moved_entities as m

    union

    select n.entity_id
    from entity_names as n
    semi join surnames as s on n.key = s.key
    where n.role = 'partial'
),

final as (
    select m.mention_id
    from mentions as m
    semi join linked_names as l using (article_id, name_id)

    union

    select m.mention_id
    from mentions as m
    semi join touched_entities as t on m.name_entity_id = t.entity_id

    union

    select d.mention_id
    from decided_links as d

    union

    select m.mention_id
    from mentions as m
    where m.link_method = 'override'
)

select * from final
