-- grain: one row per entity that is discovered now
create or replace temp table new_entities as
with

wanted as (
    select
        l.entity_id,
        s.name,
        s.kind,
        s.name_group,
        s.is_partial,
        s.surname,
    from linked_names as l
    inner join spellings as s using (article_id, name_id)
    anti join entities as e on l.entity_id = e.entity_id
    where s.position = 0
),

-- Of several writings of one spelling the most frequent is the name.
final as (
    select
        entity_id,
        mode(name order by name) as name,
        mode(kind order by kind) as kind,
        any_value(name_group) as name_group,
        any_value(is_partial) as is_partial,
        any_value(surname) as surname,
    from wanted
    group by entity_id
)

select * from final
