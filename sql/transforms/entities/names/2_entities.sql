-- grain: one added row per reference entity that is new
insert into entities by name
select
    k.entity_id,
    k.name,
    k.kind,
    k.aliases,
    k.wikidata_id,
    'reference' as origin,
    null as redirect_to,
from known_entities as k
anti join entities as e using (entity_id)
