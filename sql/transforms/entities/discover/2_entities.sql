-- grain: one added row per entity that is discovered now
insert into entities by name
select
    entity_id,
    name,
    kind,
    cast([] as varchar[]) as aliases,
    null as wikidata_id,
    'discovered' as origin,
    null as redirect_to,
from new_entities
