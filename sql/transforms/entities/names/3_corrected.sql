-- grain: one updated row per reference entity that was corrected
update entities as e
set
    name = k.name,
    kind = k.kind,
    aliases = k.aliases,
    wikidata_id = k.wikidata_id,
    origin = 'reference',
from known_entities as k
where
    e.entity_id = k.entity_id
    and (e.name, e.kind, e.aliases, e.wikidata_id) is distinct from (k.name, k.kind, k.aliases, k.wikidata_id)
