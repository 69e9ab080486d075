-- grain: one entity that is discovered now
-- reads: linked_names, spellings
-- creates: new_entities
-- changes: entities, fresh_entities

-- one row per entity that is discovered now
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

select * from final;

-- one added row per entity that is discovered now
insert into entities by name
select
    entity_id,
    name,
    kind,
    cast([] as varchar[]) as aliases,
    null as wikidata_id,
    'discovered' as origin,
    null as redirect_to,
from new_entities;

-- one added row per full name that is discovered now: others may be renderings of it
insert into fresh_entities by name
select entity_id
from new_entities
where not is_partial;
