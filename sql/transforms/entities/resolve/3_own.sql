-- grain: one added entity per name that may be anybody's of that surname
insert into entities by name
select
    p.own_id as entity_id,
    e.name,
    e.kind,
    cast([] as varchar[]) as aliases,
    null as wikidata_id,
    'discovered' as origin,
    null as redirect_to,
from partial_links as p
inner join entities as e on p.name_entity_id = e.entity_id
anti join entities as o on p.own_id = o.entity_id
where p.entity_id = p.own_id
